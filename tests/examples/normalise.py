"""What a run prints, with everything that changes from run to run replaced by something fixed.

NeMo Run's log lines lose their right-hand column (the source line) and are unwrapped; ids, times and paths
become fixed ones, and Slurm's jobs are counted from 1; rules are shortened; lines that parallel threads
print in any order are put in the order of the tasks.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

WIDTH = 100
_CLOCK = "[12:00:00]"
_FIRST_EXPERIMENT = 1767268800000000001  # 2026-01-01 12:00:00 UTC, in nanoseconds

_RECORD = re.compile(
    r"(?P<head>(?P<time>\[(?:\d\d/\d\d/\d\d )?\d\d:\d\d:\d\d\]| {10}| {19}) "
    r"(?P<level>(?:DEBUG|INFO|WARNING|ERROR|CRITICAL) +)?) ?(?P<text>\S.*?)(?: +(?P<source>[\w.]+\.py:\d+))?$"
)
_EXPERIMENT_ID = re.compile(r"(?<=_)\d{19}\b")
_JOB_ID = r"-[bcdfghjklmnpqrstvwxz][bcdfghjklmnpqrstvwxz0-9]{10,14}\b"
_FIXED = tuple(
    (re.compile(pattern), fixed)
    for pattern, fixed in (
        (_JOB_ID, "-x4kq8wz2m5vj7"),
        (r"\b20\d\d-\d\d-\d\d([T ])\d\d:\d\d:\d\d(?:[.,]\d+)?", r"2026-01-01\g<1>12:00:00"),
        (r"\b(localhost|127\.0\.0\.1):\d{5}\b", r"\1:29500"),
        (r"\b0x[0-9a-f]{6,}\b", "0x7f0000000000"),
        (r"\bpathlib\._local\.", "pathlib."),  # where Python 3.13 defines its classes
        (r"(?<=━)[━╸] \d+:\d\d:\d\d\b", "━ 0:00:04"),  # rich draws "╸" where width * time / time is rounded down
        (r"(?m)^─{4,} (.*?) ─{4,}$", r"──── \1 ────"),
        (r"\b(took|in|after|elapsed:?) \d+\.\d+( ?)(s\b|sec)", r"\1 1.0\2\3"),
    )
)
_NOISE = re.compile(
    r"log thread to complete|Log thread did not complete|Waiting for app state response|Opened sftp connection"
    r"|Failed to load CPU gemm_4bit_forward"  # bitsandbytes, on processors with AVX512 BF16
)
# A thread prints these with print(), which writes the end of the line apart: another thread may print in between.
_ABOUT_JOB = (
    r"\[SLURM\] Job \d+ (?:- State: [^,\n]*, Estimated start: [^,\n]*, Current time: [\d-]{10} [\d:]{8}"
    r"|is no longer pending\.)"
)
_MONITORED = re.compile(rf"(?m)^{_ABOUT_JOB}\n|{_ABOUT_JOB}")
# What a thread logs while another one prints the log of a task.
_MEANWHILE = r"(?:\[\d\d:\d\d:\d\d\] | {11})(?:INFO|WARNING) +(?:Launched app:|Waiting for |Job \S+ finished:)"
_FETCHED = re.compile(r"Fetching logs for (\S+)$")
_SLURM_JOB = r"(?<=[Jj]ob )|(?<=Job id: )|(?<=slurm_tunnel://nemo_run/)|(?<=_)(?=\d+(?:_\d+)?\.out)"
_LOG = r"\[12:00:00\] (?:[A-Z]+ +)?"
_FIXED_JOB_ID = "(?:-x4kq8wz2m5vj7)?"  # Slurm's are numbers
_PHASES = tuple(
    tuple(re.compile(step) for step in steps)
    for steps in (
        (
            rf"{_LOG}Log directory is: \S+/(?P<task>[^/\s]+)$",
            rf"{_LOG}Launching job (?P<task>\S+) for",
            rf"{_LOG}Launched app: \S+/(?P<task>\S+?){_FIXED_JOB_ID}$",
        ),
        (
            rf"{_LOG}Waiting for job (?P<task>\S+?){_FIXED_JOB_ID} to finish",
            r"(?P<task>\S+)/\d+(?: |$)",
            rf"{_LOG}Job (?P<task>\S+?){_FIXED_JOB_ID} finished",
        ),
    )
)


def normalise(
    text: str, paths: Mapping[str, str], tasks: Iterable[str] = (), jobs: Mapping[str, str] | None = None
) -> str:
    """Returns `text` as any other run would print it.

    Args:
        text: What the run printed.
        paths: This run's folders and the names that they get, longest path first.
        tasks: The names of the tasks that ran.
        jobs: The tasks by the ids of their Slurm jobs.
    """
    tasks = set(tasks)
    text = "\n".join(_unwrapped(_with_whole_lines(_MONITORED.sub("", text).splitlines(), tasks)))
    for path, name in paths.items():
        text = text.replace(path, name)
    ids = {found: str(_FIRST_EXPERIMENT + n) for n, found in enumerate(sorted(set(_EXPERIMENT_ID.findall(text))))}
    text = _EXPERIMENT_ID.sub(lambda match: ids[match[0]], text)
    for pattern, fixed in _FIXED:
        text = pattern.sub(fixed, text)
    order = re.findall(r"^Task \d+: (\S+)$", text, flags=re.MULTILINE)
    order += sorted(tasks - set(order))
    if jobs:
        text = _with_counted_jobs(text, order, jobs)
    lines = [line.rstrip() for line in text.splitlines() if not _NOISE.search(line)]
    lines = _with_settled_status(lines, "SUBMITTED" if jobs else "RUNNING")
    return "\n".join(_in_task_order(lines, order, one_by_one=bool(jobs))).strip("\n") + "\n"


def _with_whole_lines(lines: Iterable[str], tasks: Collection[str]) -> list[str]:
    """Joins the pieces of a line of a task's log, which is printed while the task writes it.

    print() writes the end of a line apart. What is read in between is printed, with the name of the task before each of
    the pieces, and anything else may be printed between them.
    """
    names = "|".join(re.escape(name[-10:]) for name in {*tasks, "allocation"})
    head = re.compile(rf"(?:{names})/\d+ ")
    after = re.compile(rf"(?<!^)(?={head.pattern}|{_MEANWHILE})")
    result: list[str] = []
    begun: dict[str, int] = {}
    for line in lines:
        pieces = after.split(line) if head.match(line) else [line]
        for number, piece in enumerate(pieces, 1):
            found = head.match(piece)
            at = begun.pop(found[0], len(result)) if found else len(result)
            if found and at < len(result):
                result[at] += piece[found.end() :]
            else:
                result.append(piece)
            if found and number < len(pieces):
                begun[found[0]] = at
    return result


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """Joins the lines of each log record that rich has wrapped to the width of the terminal."""
    result: list[str] = []
    indent = width = 0
    last = ""  # the piece of the record on the line before
    for line in (line.rstrip() for line in lines):
        record = _RECORD.match(line)
        if record and (record["time"].strip() or record["level"] or record["source"]):
            indent = record.end("head")
            width = (record.start("source") - 1 if record["source"] else WIDTH) - indent
            last = record["text"]
            result.append(f"{_CLOCK} {record['level'] or ''}{last}")
        elif indent and line[:indent].isspace() and line.strip():
            text = line[indent:]
            if len(last) == width and " " not in last:  # a word longer than the column is cut into pieces
                result[-1] += text
            elif len(last) + 1 + len(text.split()[0]) > width:
                result[-1] += f" {text}"
            else:
                result.append(line)
            last = text
        else:
            indent = 0
            result.append(line)
    return result


def _with_counted_jobs(text: str, order: list[str], jobs: Mapping[str, str]) -> str:
    """Numbers the jobs of Slurm by their tasks, and names the task where sacct did not know its name yet."""
    numbers = {job: str(order.index(task) + 1) for job, task in jobs.items()}
    text = re.sub(rf"(?:{_SLURM_JOB})(?:{'|'.join(numbers)})(?!\d)", lambda match: numbers[match[0]], text)
    lines, task = text.split("\n"), order[0] if len(order) == 1 else ""
    for number, line in enumerate(lines):
        if fetched := _FETCHED.search(line):
            task = fetched[1]
        if task:
            lines[number] = re.sub(r"^allocation(?=/\d+ )", task[-10:], line)
    return "\n".join(lines)


def _with_settled_status(lines: Iterable[str], settled: str) -> list[str]:
    """Settles the status printed right after the launch: a short task may be over by then, or Slurm not know it yet."""
    result: list[str] = []
    launched = False
    for line in lines:
        if line.startswith(("─", "[")) and "Task specific cleanup" not in line:
            launched = "Waiting for Experiment" in line or "Detaching from Experiment" in line
        result.append(re.sub(r"^- Status: \w+", f"- Status: {settled}", line) if launched else line)
    return result


def _in_task_order(lines: list[str], order: list[str], one_by_one: bool) -> list[str]:
    """Sorts neighbouring lines of one phase, the launch or the run, by step and task.

    With `one_by_one`, as on Slurm, a task is launched before the next one, which may depend on it; tasks of which none
    depends on another are launched at once. An empty line between two of a phase is left out: `_MONITORED` leaves one.
    """
    rank = {name: index for index, task in enumerate(order) for name in (task[-10:], task)}
    if one_by_one:
        rank |= {str(index + 1): index for index in range(len(order))}
    placed = [(_place(line, rank, one_by_one), line) for line in lines]
    result: list[str] = []
    for phase, group in groupby(_without_gaps(placed), key=lambda item: item[0][0]):
        result += [line for _, line in (sorted(group, key=lambda item: item[0]) if phase >= 0 else group)]
    return result


def _without_gaps(placed: list[tuple[tuple[int, int, int], str]]) -> Iterator[tuple[tuple[int, int, int], str]]:
    phase, gap = -1, []
    for item in placed:
        if not item[1] and phase >= 0:
            gap.append(item)
            continue
        if item[0][0] != phase:
            yield from gap
        phase, gap = item[0][0], []
        yield item
    yield from gap


def _place(line: str, rank: Mapping[str, int], one_by_one: bool) -> tuple[int, int, int]:
    for phase, steps in enumerate(_PHASES):
        for step, pattern in enumerate(steps):
            match = pattern.match(line)
            if match and match["task"] in rank:
                place = rank[match["task"]]
                return (phase, place, step) if one_by_one and phase == 0 else (phase, step, place)
    return -1, 0, 0
