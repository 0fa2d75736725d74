"""`scripts/bench build` compares like with like."""

from pathlib import Path

import pytest

from scripts.measure_builds import seconds_of
from tests.scripts.conftest import ROOT


def checkout(folder: Path, python: str) -> Path:
    """A checkout whose interpreter is a shell script."""
    program = folder / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{python}\n", "utf-8")
    program.chmod(0o755)
    return folder


def test_the_time_of_a_build_includes_the_processes_that_it_starts(tmp_path: Path) -> None:
    busy = "python3 -c 'import time\nwhile time.process_time() < 0.2: pass'"
    assert seconds_of(checkout(tmp_path, busy)).whole >= 0.2


def test_the_configuration_is_given_to_the_build(tmp_path: Path) -> None:
    seconds_of(checkout(tmp_path, f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/config'), "site_name: Bare\n")
    assert (tmp_path / "config").read_text("utf-8") == "site_name: Bare\n"
    assert (tmp_path / "arguments").read_text("utf-8").endswith("--config-file -\n")


def test_a_build_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=f"the build of {tmp_path} failed"):
        seconds_of(checkout(tmp_path, "exit 3"))


@pytest.mark.parametrize(("program", "cache"), [("mkdocs", "off"), ("quick_serve", "none")])
def test_only_a_build_of_mkdocs_is_without_caches(program: str, cache: str, tmp_path: Path) -> None:
    folder = checkout(tmp_path, f'echo "$* ${{DOCS_CACHE-none}}" > {tmp_path}/arguments; echo 0.5 > "$2"')
    assert seconds_of(folder, program=program).doc_lint == 0.5
    arguments = (tmp_path / "arguments").read_text("utf-8")
    assert f"{program} build" in arguments
    assert arguments.endswith(f" {cache}\n")


def test_the_share_of_doc_lint_is_measured(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\nplugins: [doc-lint]\n", "utf-8")
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    taken = seconds_of(tmp_path)
    assert 0 < taken.doc_lint < taken.whole
