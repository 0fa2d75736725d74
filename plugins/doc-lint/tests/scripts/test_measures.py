"""scripts/recall and scripts/bench, on sites small enough for a test."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PAGES = {
    "mkdocs.yml": "site_name: Pots\nsite_url: https://pots.example/docs/\ntheme: mkdocs\n",
    "docs/index.md": "# Home\n\nSee [cook](guides/cook.md).\n",
    "docs/guides/cook.md": "# Cook\n\nSetext\n------\n\nText.\n\n## Beans\n\nText on [stock](stock.md#gone).\n",
    "docs/guides/stock.md": "# Stock\n\n## Fish\n\nText.\n",
}


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHON": sys.executable}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_injected_links_are_found_and_the_checkout_is_left_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    done = run(ROOT / "scripts/recall", tmp_path, "--each", "4")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^all +56 +56$", done.stdout, re.M)
    assert {path.name for path in tmp_path.iterdir()} == {"docs", "mkdocs.yml"}


@pytest.mark.parametrize("options", [(), ("--profile",)])
def test_bench_prints_what_it_measured(options: tuple[str, ...], tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    done = run(ROOT / "scripts/bench", "25", "--runs", "1", "--history", history, *options)
    assert done.returncode == 0, done.stderr
    assert (
        "function calls" in done.stdout
        if options
        else re.search(r"default rules( +\d+\.\d\d){4} +\d+$", done.stdout, re.M)
        and ("of rumdl" in done.stdout or "pip install rumdl" in done.stdout)
    )
    if not options:
        entry = json.loads(history.read_text())
        assert entry["site"] == "25 pages, plain"
        assert bool(entry["of rumdl"]) == ("of rumdl" in done.stdout)


def test_bench_tells_the_share_of_a_build() -> None:
    command = (sys.executable, "-m", "scripts.measure_build", ROOT / "mkdocs.yml")
    done = run(*command)
    assert re.match(
        r"\d+ pages: (?!0\.00)\d+\.\d\d CPU seconds, of which doc-lint (?!0\.00)\d+\.\d\d: ", done.stdout
    ), done.stderr


def test_keystrokes_are_measured() -> None:
    done = run(sys.executable, "-m", "scripts.measure_keystroke", "--pages", "25", "--keystrokes", "2")
    assert re.match(r"25 pages, 2 keystrokes, milliseconds\nelapsed  median +\d+\.\d", done.stdout), done.stderr
