"""Two runs that differ only in what always differs read the same."""

import logging
import random
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import pairwise

import pytest
from rich.console import Console
from rich.logging import RichHandler

from tests.examples.normalise import WIDTH, normalise
from tests.examples.outcome import comparable
from tests.examples.tables import Table


def _logged(*messages: str) -> str:
    """Returns what NeMo Run's log handler prints for `messages`."""
    terminal = StringIO()
    handler = RichHandler(console=Console(file=terminal, width=WIDTH), log_time_format="[%X]")
    for message in messages:
        handler.handle(logging.LogRecord("nemo_run", logging.INFO, "scheduler.py", 777, message, None, None))
    return terminal.getvalue()


def test_ids_times_and_folders_are_replaced() -> None:
    one = "[00:41:52] Log directory is: /a/b/s/s_1795480912172102121, at 2026-11-23 10:11:12,345\n"
    other = "[23:00:01] Log directory is: /c/d/s/s_1899999999999999999, at 2027-01-02 01:02:03\n"
    expected = "[12:00:00] Log directory is: ~/s/s_1767268800000000001, at 2026-01-01 12:00:00\n"
    assert normalise(one, {"/a/b": "~"}) == normalise(other, {"/c/d": "~"}) == expected


@pytest.mark.parametrize(
    "message",
    [
        "short",
        "Log directory is: /" + "x" * 200,
        "Log directory is: /a/" + "x" * 70 + " and more words after it",
        "words " * 40 + "end",
    ],
)
def test_a_record_that_was_wrapped_to_the_terminal_is_one_line(message: str) -> None:
    head = "[12:00:00] INFO     "
    assert normalise(_logged("before", message, "after"), {}) == f"{head}before\n{head}{message}\n{head}after\n"


def test_a_record_whose_text_begins_with_a_space_is_a_record() -> None:
    assert normalise("[16:47:32]  Listing experiments     experiment.py:36\n", {}) == "[12:00:00] Listing experiments\n"


def test_a_record_of_several_lines_keeps_them() -> None:
    assert normalise(_logged("first\n  second"), {}).split("\n")[1].strip() == "second"


@pytest.mark.parametrize("end", ["━", "╸"])
def test_a_full_bar_has_one_end_and_one_time(end: str) -> None:
    assert normalise(f"│   train   ━━━━{end} 0:00:56   │\n", {}) == "│   train   ━━━━━ 0:00:04   │\n"


def test_two_experiments_stay_two() -> None:
    text = "s_1795480912172102122\ns_1795480912172102121\ns_1795480912172102122\n"
    assert normalise(text, {}).split() == [f"s_176726880000000000{n}" for n in (2, 1, 2)]


def test_lines_of_parallel_tasks_are_put_in_the_order_of_the_tasks() -> None:
    text = "\n".join(
        (
            "Task 0: high",
            "Task 1: low",
            "",
            "low/0 second",
            "[00:41:56] INFO     Job low-wjkp77mg29xc3 finished: SUCCEEDED                        launcher.py:186",
            "high/0 first",
            "high/0 again",
            "           INFO     Job high-xbnzvpbmz773nd finished: SUCCEEDED                      launcher.py:186",
        )
    )
    assert normalise(text, {}, ["low", "high"]).splitlines()[3:] == [
        "high/0 first",
        "high/0 again",
        "low/0 second",
        "[12:00:00] INFO     Job high-x4kq8wz2m5vj7 finished: SUCCEEDED",
        "[12:00:00] INFO     Job low-x4kq8wz2m5vj7 finished: SUCCEEDED",
    ]


def test_tasks_that_ran_one_after_the_other_keep_their_order() -> None:
    text = "\n".join(
        f"[00:41:5{n}] {line}"
        for n, line in enumerate(
            (
                "Launching job b for experiment s",
                "INFO     Job b-wjkp77mg29xc3 finished: SUCCEEDED",
                "Launching job a for experiment s",
                "INFO     Job a-wjkp77mg29xc3 finished: SUCCEEDED",
            )
        )
    )
    assert [line.lower().split(" job ")[1][0] for line in normalise(text, {}, "ab").splitlines()] == list("bbaa")


def test_the_status_right_after_the_launch_is_settled_and_the_one_at_the_end_is_not() -> None:
    text = (
        f"{'─' * 9} Waiting for Experiment s_1795480912172102121 to finish {'─' * 9}\n\n"
        "Task 0: a\n- Status: SUCCEEDED\n\n"
        "[00:41:56] INFO     Job a-wjkp77mg29xc3 finished: FAILED     launcher.py:186\n\n"
        "Task 0: a\n- Status: FAILED\n"
    )
    lines = normalise(text, {}, ["a"]).splitlines()
    assert lines[0] == "──── Waiting for Experiment s_1767268800000000001 to finish ────"
    assert [line for line in lines if line.startswith("- ")] == ["- Status: RUNNING", "- Status: FAILED"]


@pytest.mark.parametrize(("first", "second"), [("47", "48"), ("9", "8")])
def test_jobs_of_slurm_are_counted_by_task_and_put_in_the_order_of_the_tasks(first: str, second: str) -> None:
    launches = [
        "[02:51:51] Launching job train for experiment s                     experiment.py:800",
        f"[02:51:51] INFO     Launched app: slurm_tunnel://nemo_run/{first}   launcher.py:116",
        "           Launching job report for experiment s                    experiment.py:800",
        f"[SLURM] Job {first} - State: PENDING, Estimated start: N/A, Current time: 2026-11-24 02:51:51",
        f"           INFO     Launched app: slurm_tunnel://nemo_run/{second}   launcher.py:116",
    ]
    table = [
        f"{'─' * 9} Waiting for Experiment s_1795480912172102121 to finish {'─' * 9}",
        f"Task 0: train\n- Status: PENDING\n- Job id: {first}",
        f"Task 1: report\n- Status: UNKNOWN\n- Job id: {second}",
    ]
    ends = [
        f"[02:51:56] INFO     Job {second} finished: CANCELLED   launcher.py:186",
        f"[02:51:58] INFO     Job {first} finished: FAILED       launcher.py:186",
        f"log-a-b.train_{first}_0.out sbatch_report_{second}.out",
    ]
    text = "\n".join(launches + table + ends)
    assert normalise(text, {}, ["train", "report"], {first: "train", second: "report"}).splitlines() == [
        "[12:00:00] Launching job train for experiment s",
        "[12:00:00] INFO     Launched app: slurm_tunnel://nemo_run/1",
        "[12:00:00] Launching job report for experiment s",
        "[12:00:00] INFO     Launched app: slurm_tunnel://nemo_run/2",
        "──── Waiting for Experiment s_1767268800000000001 to finish ────",
        *("Task 0: train", "- Status: SUBMITTED", "- Job id: 1"),
        *("Task 1: report", "- Status: SUBMITTED", "- Job id: 2"),
        "[12:00:00] INFO     Job 1 finished: FAILED",
        "[12:00:00] INFO     Job 2 finished: CANCELLED",
        "log-a-b.train_1_0.out sbatch_report_2.out",
    ]


def test_launches_at_once_are_put_in_order_across_the_line_end_of_a_thread() -> None:
    launches = [
        "[02:51:51] Launching job a for experiment s                     experiment.py:800",
        "           Launching job b for experiment s                     experiment.py:800",
        "           INFO     Launched app: slurm_tunnel://nemo_run/12    launcher.py:116",
        "",
        "           INFO     Launched app: slurm_tunnel://nemo_run/11    launcher.py:116",
        "",
        "[02:51:52] Leaving",
    ]
    assert normalise("\n".join(launches), {}, ["a", "b"], {"11": "a", "12": "b"}).splitlines() == [
        "[12:00:00] Launching job a for experiment s",
        "[12:00:00] INFO     Launched app: slurm_tunnel://nemo_run/1",
        "[12:00:00] Launching job b for experiment s",
        "[12:00:00] INFO     Launched app: slurm_tunnel://nemo_run/2",
        "",
        "[12:00:00] Leaving",
    ]


def test_a_log_line_names_the_task_where_sacct_did_not_know_it_yet() -> None:
    assert normalise("allocation/0 job 12\n", {}, ["hello"], {"12": "hello"}) == "hello/0 job 1\n"


def test_a_log_line_of_several_tasks_names_the_one_whose_log_was_fetched() -> None:
    text = "Fetching logs for one\nallocation/0 job 12\nFetching logs for other\nallocation/0 job 13\n"
    tasks = ["one", "other"]
    expected = "Fetching logs for one\none/0 job 1\nFetching logs for other\nother/0 job 2\n"
    assert normalise(text, {}, tasks, {"12": "one", "13": "other"}) == expected


def test_the_status_right_after_detaching_is_settled() -> None:
    """Slurm says PENDING or RUNNING, or does not know the job yet, and NeMo Run then says SUBMITTED."""
    text = (
        f"{'─' * 9} Detaching from Experiment s_1795480912172102121. {'─' * 9}\n"
        "[00:41:56] Task specific cleanup won't be run.     experiment.py:900\n"
        "           Ephemeral logs and artifacts may be lost.\n\n"
        "Task 0: a\n- Status: {status}\n"
        "[00:41:58] Fetching logs for a    experiment.py:901\n"
        "Task 0: a\n- Status: RUNNING\n"
    )
    for status in ("PENDING", "SUBMITTED", "RUNNING"):
        lines = normalise(text.format(status=status), {}, ["a"], {"12": "a"}).splitlines()
        assert [line for line in lines if line.startswith("- ")] == ["- Status: SUBMITTED", "- Status: RUNNING"]


def test_what_a_thread_prints_about_a_job_is_left_out_wherever_it_ends() -> None:
    about = "[SLURM] Job 12 - State: PENDING, Estimated start: N/A, Current time: 2026-11-24 02:51:51"
    rule = f"{'─' * 9} Waiting for Experiment s_1795480912172102121 to finish {'─' * 9}"
    tasks = "Task 0: a\n- Status: {}\n- Job id: 12\n"
    expected = normalise(f"{rule}\n\n{tasks.format('SUBMITTED')}", {}, ["a"], {"12": "a"})
    for text in (f"{about}\n{rule}\n\n", f"{about}{rule}\n\n\n", f"[SLURM] Job 12 is no longer pending.\n{rule}\n\n"):
        found = normalise(text + tasks.format("PENDING"), {}, ["a"], {"12": "a"})
        assert [line for line in found.splitlines() if line] == [line for line in expected.splitlines() if line]


def _in_any_order(threads: Sequence[Sequence[str]], chance: random.Random) -> Iterator[str]:
    """Yields what threads write at once, each in its order."""
    turns = [number for number, writes in enumerate(threads) for _ in writes]
    chance.shuffle(turns)
    left = [iter(writes) for writes in threads]
    return (next(left[turn]) for turn in turns)


def _tailed(task: str, log: str, chance: random.Random) -> list[str]:
    """Returns what is printed of a log that was read at any moment, as torchx prints it."""
    ends = sorted(chance.sample(range(1, len(log)), 3))
    chunks = [log[start:end] for start, end in pairwise([0, *ends, len(log)])]
    return [f"{task}/0 {line}" for chunk in chunks for line in chunk.splitlines(keepends=True)]


def test_an_output_reads_the_same_in_whatever_order_threads_have_printed_it() -> None:
    tasks, title, rule = ["a", "b"], "experiment s_1795480912172102121", "─" * 9
    launches = [
        [_logged(f"Launching job {task} for {title}"), _logged(f"Launched app: local://{task}")] for task in tasks
    ]
    waits = [(_logged(f"Waiting for job {task} to finish"), _logged(f"Job {task} finished: FAILED")) for task in tasks]
    rows = [f"Task {number}: {task}\n- Status: RUNNING\n" for number, task in enumerate(tasks)]
    found = set()
    for seed in range(100):
        chance = random.Random(seed)  # noqa: S311 - the same orders each time
        logs = [_tailed(task, f"2 words of {task}\n\n1 word\n", chance) for task in tasks]
        runs = [[start, *log, end] for (start, end), log in zip(waits, logs, strict=True)]
        wait = f"{rule} Waiting for {title} to finish {rule}\n"
        text = "".join([*_in_any_order(launches, chance), wait, *rows, *_in_any_order(runs, chance)])
        found.add(comparable(normalise(text, {}, tasks), Table(kind="local")))
    assert len(found) == 1
    assert "\na/0 2 words of a\na/0\na/0 1 word\nb/0 2 words of b\n" in found.pop()


def test_an_output_reads_the_same_wherever_threads_have_printed_about_jobs_of_slurm() -> None:
    jobs, title, rule = {"11": "a", "9": "b"}, "experiment s_1795480912172102121", "─" * 9
    about = [
        f"[SLURM] Job {job} - State: RUNNING, Estimated start: N/A, Current time: 2026-11-24 02:51:51" for job in jobs
    ]
    launches = [
        [_logged(f"Launching job {task} for {title}"), _logged(f"Launched app: slurm_tunnel://nemo_run/{job}")]
        for job, task in jobs.items()
    ]
    rows = [f"Task {number}: {task}\n- Status: PENDING\n" for number, task in enumerate(jobs.values())]
    runs = [[_logged(f"Waiting for job {job} to finish"), _logged(f"Job {job} finished: FAILED")] for job in jobs]
    found = set()
    for seed in range(100):
        chance = random.Random(seed)  # noqa: S311 - the same orders each time
        wait = f"{rule} Waiting for {title} to finish {rule}\n"
        printed = [*_in_any_order(launches, chance), wait, *rows, *_in_any_order(runs, chance), "2 failed", "\n", "end"]
        printed = [*_in_any_order([printed, *([text, "\n"] for text in about)], chance)]
        found.add(comparable(normalise("".join(printed), {}, jobs.values(), jobs), Table(kind="slurm")))
    assert len(found) == 1
    assert "Launched app: slurm_tunnel://nemo_run/2\n" in found.pop()


def test_what_only_a_slow_machine_prints_is_left_out() -> None:
    text = "a\n[00:41:56] Waiting for app state response before fetching logs...    logs.py:101\nb\n"
    assert normalise(text, {}) == "a\nb\n"


def test_what_a_program_prints_itself_is_left_alone() -> None:
    text = "epoch 1: loss 0.25\n    indented\nhigh/low 3 at 127.0.0.1:8000\n"
    assert normalise(text, {}, ["high"]) == text


def test_the_module_in_which_python_3_13_defines_paths_is_left_out() -> None:
    """It is `pathlib` in the Pythons before and after."""
    assert normalise("<class 'pathlib._local.PosixPath'>\n", {}) == "<class 'pathlib.PosixPath'>\n"
