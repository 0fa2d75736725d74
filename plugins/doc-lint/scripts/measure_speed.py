"""Measure the CPU time of doc-lint and rumdl, as whole processes, on synthetic sites."""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, product
from pathlib import Path
from statistics import median
from typing import NamedTuple

SYLLABLES = ["".join(letters) for letters in product("bcdfglmnprst", "aeiou")]
WORDS = [*SYLLABLES, *("".join(pair) for pair in product(SYLLABLES, SYLLABLES))]
WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))  # like natural text: a few words are frequent
PER_SECTION = 20
COLUMNS = ("no cache", "first", "unchanged", "one page")
KINDS = {
    "plain": "[admonition, attr_list, tables, pymdownx.superfences]",
    "material": "[abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {toc: {permalink: true}}, "
    "pymdownx.details, pymdownx.emoji, pymdownx.inlinehilite, pymdownx.keys, pymdownx.mark, pymdownx.snippets, "
    "pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}, {pymdownx.tasklist: {custom_checkbox: true}}]",
    "copies": "[admonition, attr_list, tables, pymdownx.superfences]",
}
"""The Markdown extensions of each kind of site. In one of copies, twenty pages each have almost the same text."""
ALIKE = 20  # pages
CHANGED = 0.03  # part of the words of a copy


def write_site(root: Path, pages: int, kind: str = "plain") -> None:
    """Write a site of typical pages: about 700 words, headings, links, code, a table, a note."""
    source = random.Random(pages)  # noqa: S311 - the same site in every run
    names = [f"part-{number // PER_SECTION}/page-{number % PER_SECTION}.md" for number in range(pages)]
    (root / "docs").mkdir(parents=True)
    original = ""
    for number, name in enumerate(names):
        path = root / "docs" / name
        path.parent.mkdir(exist_ok=True)
        text = "\n".join(_page(source, number, names))
        if kind == "copies" and number % ALIKE:
            text = re.sub(r"\w+", lambda word: _words(source, 1) if source.random() < CHANGED else word[0], original)
        original = original if kind == "copies" and number % ALIKE else text
        path.write_text(text)
    (root / "docs/index.md").write_text(
        "# Home\n\n" + "".join(f"- [{name}]({name})\n" for name in names[::PER_SECTION])
    )
    nav = "".join(
        f"  - Part {first // PER_SECTION}: [{', '.join(names[first : first + PER_SECTION])}]\n"
        for first in range(0, pages, PER_SECTION)
    )
    extensions = f"markdown_extensions: {KINDS[kind]}\n"
    (root / "mkdocs.yml").write_text(f"site_name: Bench\n{extensions}nav:\n  - index.md\n{nav}")


def _page(source: random.Random, number: int, names: list[str]) -> list[str]:
    lines = [f"# Page {number} on {_words(source, 3)}", ""]
    for section in range(5):
        lines += [f"## {_words(source, 4).capitalize()} {section}", ""]
        for _ in range(3):
            near = names[source.randrange(len(names))]
            link = f"[{_words(source, 3)}](../{near})"
            lines += [_wrapped(f"{_words(source, 25)} {link} {_words(source, 12)} `{_words(source, 1)}`."), ""]
        lines += [f"- {_words(source, 8)}" for _ in range(3)] + [""]
    lines += ["```python", *(f"value_{n} = run({_words(source, 1)!r})" for n in range(8)), "```", ""]
    lines += [
        "| Option | Meaning |",
        "| --- | --- |",
        *(f"| `{_words(source, 1)}` | {_words(source, 6)} |" for _ in "1234"),
    ]
    near = names[source.randrange(len(names))]
    note = f"    {_words(source, 20)} [{_words(source, 2)}](../{near}#next-steps)."
    return [*lines, "", "!!! note", "", note, "", "## Next steps", "", _words(source, 15), ""]


def _words(source: random.Random, number: int) -> str:
    return " ".join(source.choices(WORDS, cum_weights=WEIGHTS, k=number))


def _wrapped(text: str, width: int = 90) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        line, full = (word, line) if len(line) + len(word) > width else (f"{line} {word}".strip(), "")
        lines += [full] if full else []
    return "\n".join([*lines, line])


def cpu(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the CPU seconds of a command with its children, and its peak memory in MiB."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors:
        started = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=errors, env=compiled)
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode(errors="replace")
        if started.returncode not in (0, 1) or "Traceback" in said:  # 1 is also the code of a program that can't start
            raise SystemExit(f"bench: {' '.join(command)}: {said[-500:]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


class Tool(NamedTuple):
    """A command that lints the site in the current folder.

    Attributes:
        command: The command with its arguments.
        cache: The folder of its cache, relative to the site.
    """

    command: list[str]
    cache: str


def tools(options: Sequence[str]) -> dict[str, Tool]:
    """Return the commands to measure, by name: doc-lint with these options, and rumdl if it is installed."""
    check = [sys.executable, "-m", "doc_lint", "check", "--output", "concise", *options]
    found = {"doc-lint, links": Tool([*check, "--select", "links"], ".doc-lint-cache")}
    found["doc-lint, default rules"] = Tool(check, ".doc-lint-cache")
    rumdl = shutil.which("rumdl", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if rumdl:
        check = [rumdl, "check", "--flavor", "mkdocs", "--silent", "docs"]
        found["rumdl, links"] = Tool([*check, "--enable", "MD051,MD057"], ".rumdl_cache")
        found["rumdl, default rules"] = Tool(check, ".rumdl_cache")
    return found


def times(tool: Tool, root: Path, page: Path) -> tuple[list[float], float]:
    """Return the CPU seconds of one run for each of the columns, and the peak memory of the first in MiB."""
    shutil.rmtree(root / tool.cache, ignore_errors=True)
    seconds, memory = cpu([*tool.command, "--no-cache"], root)
    found = [seconds, *(cpu(tool.command, root)[0] for _ in range(2))]
    text = page.read_bytes()
    page.write_bytes(text + b"\nOne sentence more.\n")
    found.append(cpu(tool.command, root)[0])
    page.write_bytes(text)
    return found, memory


def measure(root: Path, name: str, runs: int, *options: str, history: Path | None = None) -> None:
    """Print the medians of both on one site, and the ratios of the runs. Append those to the history, if there is one.

    Each line of a history is JSON.
    """
    page = min((root / "docs").rglob("*.md"))
    commands = tools(options)
    found: dict[str, list[list[float]]] = {each: [] for each in commands}
    memory: dict[str, float] = {}
    for tool in commands.values():
        cpu([*tool.command, "--no-cache"], root)  # compiles the modules, which pip would have done
    for _ in range(runs):
        for each, tool in commands.items():
            seconds, memory[each] = times(tool, root, page)
            found[each].append(seconds)
    columns = {each: [*zip(*rows, strict=True)] for each, rows in found.items()}
    title = f"{name}, {runs} runs, CPU seconds"
    print(f"{title:44}" + "".join(f"{column:>16}" for column in COLUMNS) + f"{'peak MiB':>12}")
    for each, row in columns.items():
        print(f"  {each:42}" + "".join(f"{median(column):16.2f}" for column in row) + f"{memory[each]:12.0f}")
    medians = {}
    for each, row in columns.items():
        peer = columns.get(each.replace("doc-lint", "rumdl"), row)
        if peer is not row:
            pairs = (zip(one, other, strict=True) for one, other in zip(row, peer, strict=True))
            ratios = [[ours / theirs for ours, theirs in pair] for pair in pairs]
            shown = (f"{min(ratio):.2f} {median(ratio):.2f} {max(ratio):.2f}" for ratio in ratios)
            print(f"  {f'{each}, of rumdl':42}" + "".join(f"{ratio:>16}" for ratio in shown))
            medians[each] = dict(zip(COLUMNS, (round(median(ratio), 2) for ratio in ratios), strict=True))
    if not any(each.startswith("rumdl") for each in columns):
        print("  rumdl is not installed, so there are no ratios: pip install rumdl")
    if history:
        programs = sorted({version(tool) for tool in commands.values()})
        peak = {each: round(mib) for each, mib in memory.items()}
        entry = {"date": f"{date.today()}", "site": name, "runs": runs, "programs": programs}
        with history.open("a") as file:
            file.write(json.dumps(entry | {"of rumdl": medians, "peak MiB": peak}) + "\n")


def version(tool: Tool) -> str:
    """Return the name and version that the program of a tool prints."""
    command = [*tool.command[: tool.command.index("check")], "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def copy_site(site: Path, root: Path) -> None:
    """Copy the configuration and the docs folder of a site, which have their usual names."""
    shutil.copyfile(site / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(site / "docs", root / "docs", ignore_dangling_symlinks=True)


def profile(pages: int) -> None:
    """Print a profile of one run."""
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), pages)
        command = [sys.executable, "-m", "cProfile", "-s", "tottime", "-m", "doc_lint", "check", "--output", "concise"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    print(
        "\n".join(line for line in done.stdout.splitlines() if line.startswith(" ") or "function calls" in line)[:4000]
    )


def share(pages: int) -> None:
    """Print doc-lint's share of the build time, for its own site and a synthetic one with the Material theme."""
    root = Path(__file__).parents[1]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        write_site(made, pages)
        with (made / "mkdocs.yml").open("a") as config:
            config.write("theme: material\nplugins: [search, doc-lint]\n")
        for place in (root, made):
            command = [sys.executable, "-m", "scripts.measure_build", "mkdocs.yml"]
            done = subprocess.run(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            name = "its own site" if place == root else "synthetic site"
            print(f"{name}, {done.stdout or 'cannot be built'}", end="")


def main() -> None:
    """Measure runs, profile one, or measure builds."""
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("pages", nargs="*", type=int)
    parser.add_argument("--kind", choices=KINDS, default="plain")
    parser.add_argument("--site", type=Path, action="append", default=[])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--history", type=Path)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--build", action="store_true")
    given = parser.parse_args()
    for site in given.site:
        with tempfile.TemporaryDirectory() as folder:
            copy_site(site, Path(folder))
            pages = sum(1 for _ in Path(folder).glob("docs/**/*.md"))
            measure(
                Path(folder), f"{site.resolve().name}, {pages} pages", given.runs, "--no-plugins", history=given.history
            )
    for pages in given.pages or ([] if given.site else [1000]):
        if given.profile:
            profile(pages)
        elif given.build:
            share(pages)
        else:
            with tempfile.TemporaryDirectory() as folder:
                write_site(Path(folder), pages, given.kind)
                measure(Path(folder), f"{pages} pages, {given.kind}", given.runs, history=given.history)


if __name__ == "__main__":
    main()
