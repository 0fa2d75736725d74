"""Programs, tables, recorded outputs and pages belong together: nothing is shown that was not run."""

import re

from tests.examples.tables import EXAMPLES, ROOT, load

MACHINE_PATH = re.compile(r"(?<![\w~.])/(?:tmp|root|home|work|Users|var)/[\w.*/-]*")
# NeMo Run's own templates for Ray name these, whoever launches:
TEMPLATE_PATH = re.compile(r"/home/ray/\.cache/uv|/[t]mp/(is_ready|ray\.log|ray_spill|ray/session_\*/logs)")
PAGES = [path for path in sorted((ROOT / "docs").rglob("*.md")) if not path.is_relative_to(EXAMPLES)]
WIDTH = 82  # characters of code that a page shows without scrolling
BLOCK = re.compile(r"^```(?:python|bash)\b[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = {
    file for page in PAGES for file in re.findall(r'^ *--8<-- "([^":]+)', page.read_text("utf-8"), flags=re.MULTILINE)
}


def test_every_program_is_in_a_table_and_every_table_has_its_program() -> None:
    assert {example.path for example in load()} == {
        path for path in EXAMPLES.rglob("*") if path.suffix in {".py", ".sh"}
    }


def test_recorded_outputs_are_those_of_the_tables_that_ask_for_one() -> None:
    assert {example.recorded for example in load() if example.table.output} == set(EXAMPLES.rglob("*.out"))


def test_every_program_and_every_recorded_output_is_shown_by_a_page() -> None:
    files = {
        path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*") if path.suffix in {".py", ".sh", ".out"}
    }
    assert files - SHOWN == set()


def test_a_program_that_is_not_run_says_why() -> None:
    silent = [example.name for example in load() if example.table.kind == "static" and not example.table.why]
    assert silent == []


def test_no_line_of_a_program_is_longer_than_a_page_shows() -> None:
    programs = [path for path in EXAMPLES.rglob("*") if path.suffix in {".py", ".sh", ".yaml", ".yml"}]
    texts = {path.relative_to(ROOT): path.read_text("utf-8") for path in [*programs, *EXAMPLES.rglob("Jenkinsfile")]}
    texts |= {page.relative_to(ROOT): "\n".join(BLOCK.findall(page.read_text("utf-8"))) for page in PAGES}
    lines = [(path, line) for path, text in texts.items() for line in text.splitlines() if "--8<--" not in line]
    long = [f"{path}: {line}" for path, line in lines if len(line) > WIDTH]
    assert long == []


def test_no_recorded_output_names_a_folder_of_the_machine_that_recorded_it() -> None:
    leaks = [
        f"{path.relative_to(ROOT)}: {found}"
        for path in EXAMPLES.rglob("*.out")
        for found in MACHINE_PATH.findall(path.read_text("utf-8"))
        if not TEMPLATE_PATH.fullmatch(found)
    ]
    assert leaks == []
