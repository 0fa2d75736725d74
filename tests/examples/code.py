"""The Python of the pages, as modules that a type checker reads: one for each program and one for each page."""

import ast
import json
import re
import subprocess
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.examples.tables import EXAMPLES, ROOT

_FENCE = re.compile(r"^(?P<indent> *)```(?:python|py)\b[^\n]*\n(?P<code>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL)
_SNIPPET = re.compile(r'^--8<-- "(?P<file>[^":]+\.py)[^"]*"$', re.MULTILINE)
_RULES_ON_CALLS = {"unknown-argument", "missing-argument", "too-many-positional-arguments"}
_RULES_ON_NAMES = {"missing-attribute", "missing-module-member", "import-not-found", "unresolved-import"}


@dataclass(frozen=True)
class Block:
    """A fenced Python block of a page."""

    place: str  # path:line of its first line of code
    code: str
    included: bool  # it is a program, checked by itself


def blocks(page: Path) -> Iterator[Block]:
    """Yields the Python blocks of `page`, with the programs that they include put in."""
    text = page.read_text("utf-8")
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start("code")) + 1
        code, programs = _SNIPPET.subn(_program, textwrap.dedent(match["code"]))
        yield Block(f"{page.relative_to(ROOT)}:{line}", code, included=programs > 0)


def page_module(page: Path) -> tuple[str, dict[int, str]]:
    """Joins the blocks of `page` that parse into one module; returns it with the place of each fragment's lines."""
    lines, places = ["import nemo_run as run"], {}
    for block in blocks(page):
        try:
            ast.parse(block.code)
        except SyntaxError:
            continue
        path, _, first = block.place.rpartition(":")
        for number, line in enumerate(block.code.splitlines(), int(first)):
            lines.append(line)
            if not block.included:
                places[len(lines)] = f"{path}:{number}"
    return "\n".join(lines) + "\n", places


def called_directly(source: str) -> str:
    """Writes `run.Partial(f, a=1)` as `f(a=1)`: a type checker looks into the second only.

    Lines stay where they are.
    """
    raw = source.encode()
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    edits = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args or any(word.arg == "bind_args" for word in node.keywords):
            continue
        target = node.args[0]
        if ast.unparse(node.func) not in {"run.Config", "run.Partial", "Config", "Partial"}:
            continue
        if isinstance(target, ast.Name | ast.Attribute):
            begin = starts[node.lineno - 1] + node.col_offset
            end = starts[(target.end_lineno or 0) - 1] + (target.end_col_offset or 0)
            edits.append((begin, end, ast.unparse(target)))
    for begin, end, name in sorted(edits, reverse=True):
        rest = raw[end:]
        comma = re.match(rb"\s*,", rest)
        removed = raw[begin:end] + (comma[0] if comma else b"")
        raw = raw[:begin] + name.encode() + b"(" + b"\n" * removed.count(b"\n") + rest[comma.end() if comma else 0 :]
    return raw.decode()


def wrong_calls(modules: dict[str, str], folder: Path) -> list[tuple[str, int, str]]:
    """Writes `modules` (path -> source) below `folder` and returns path, line and message of what ty finds in them.

    Of ty's rows only those count that concern calls, attributes, and names of nemo_run.
    """
    for way, rewrite in (("as-written", str), ("called", called_directly)):
        for path, source in modules.items():
            file = folder / way / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_with_relative_imports(rewrite(source), path, modules), "utf-8")
    command = [
        str(ROOT / ".venv/bin/ty"),
        "check",
        "--no-progress",
        "--python",
        str(ROOT / ".venv"),
        "--output-format",
        "gitlab",
        ".",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr)
    found = []
    for row in json.loads(done.stdout or "[]"):
        way, _, path = row["location"]["path"].partition("/")
        rule = row["check_name"]
        message = row["description"].removeprefix(f"{rule}: ")
        if rule == "missing-argument" and way == "called":
            continue  # a configuration may be completed later
        if rule in _RULES_ON_CALLS or (rule in _RULES_ON_NAMES and _concerns_nemo_run(rule, message)):
            found.append((path, row["location"]["positions"]["begin"]["line"], message))
    return sorted(set(found))


def _program(snippet: re.Match[str]) -> str:
    return (EXAMPLES / snippet["file"]).read_text("utf-8")


def _concerns_nemo_run(rule: str, message: str) -> bool:
    if rule == "missing-attribute" and "`None`" not in message:  # a None in a union is for the reader to judge
        return message.startswith(("Object of", "Class")) or "nemo_run" in message
    return "nemo_run" in message


def _with_relative_imports(source: str, path: str, modules: dict[str, str]) -> str:
    """Lets a program's import of its neighbour be found: all lie in one tree here."""
    names = [Path(other).stem for other in modules if Path(other).parent == Path(path).parent]
    return re.sub(rf"^from (?=(?:{'|'.join(names)}) import)", "from .", source, flags=re.MULTILINE)
