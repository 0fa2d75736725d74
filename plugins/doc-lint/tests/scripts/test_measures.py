"""scripts/precision and scripts/bench, on sites small enough for a test."""

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


def build(root: Path) -> Path:
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", root / "mkdocs.yml", "-d", root / "site")
    assert run(*command).returncode == 0
    return root / "site"


def test_findings_are_true_and_injected_links_are_found(tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    done = run(ROOT / "scripts/precision", tmp_path, "--site", build(tmp_path), "--each", "4")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^broken-anchor +1 +1 +0 +0$", done.stdout, re.M)
    assert re.search(r"^precision +1\.00$", done.stdout, re.M)
    assert re.search(r"^all +56 +56$", done.stdout, re.M)
    assert "not told" not in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"docs", "mkdocs.yml", "site"}, (
        "the checkout is left as it was"
    )


def test_finding_that_is_not_in_the_built_site_is_false(tmp_path: Path) -> None:
    write(tmp_path, {**PAGES, "docs/guides/cook.md": "# Cook\n\n[stock](stock.md#fish) [no](gone.md)\n"})
    site = build(tmp_path)
    write(tmp_path, PAGES)
    done = run(ROOT / "scripts/precision", tmp_path, "--site", site, "--each", "1")
    assert done.returncode == 1
    assert "false: docs/guides/cook.md:10:9: " in done.stdout
    assert "dead in the built site and not told: guides/cook.md: gone.md" in done.stdout


DEEP = "[{A: [{B: [{C: [{D: [guides/cook.md]}]}]}]}]"
NAV = {"mkdocs.yml": f"{PAGES['mkdocs.yml']}nav: [index.md, Home: guides/stock.md, Again: index.md, More: {DEEP}]\n"}


def test_findings_about_the_nav_are_compared_with_the_menu_of_built_pages(tmp_path: Path) -> None:
    write(tmp_path, {**PAGES, **NAV})
    site = build(tmp_path)
    done = run(ROOT / "scripts/precision", tmp_path, "--site", site, "--each", "1")
    for rule in ("nav-too-deep", "page-listed-twice", "ambiguous-nav-title"):
        assert re.search(rf"^{rule} +1 +1 +0 +0$", done.stdout, re.M), done.stdout
    write(tmp_path, PAGES)
    site = build(tmp_path)
    write(tmp_path, NAV)
    done = run(ROOT / "scripts/precision", tmp_path, "--site", site, "--each", "1")
    for rule in ("nav-too-deep", "page-listed-twice", "ambiguous-nav-title"):
        assert re.search(rf"^{rule} +1 +0 +1 +0$", done.stdout, re.M), done.stdout


@pytest.mark.parametrize("options", [(), ("--profile",)])
def test_bench_prints_its_measurements(options: tuple[str, ...]) -> None:
    done = run(ROOT / "scripts/bench", "25", "--runs", "1", *options)
    assert done.returncode == 0, done.stderr
    assert (
        "function calls" in done.stdout if options else re.search(r"default rules( +\d+\.\d\d){4}$", done.stdout, re.M)
    )


def test_bench_prints_the_share_of_a_build() -> None:
    command = (sys.executable, "-m", "scripts.measure_build", ROOT / "mkdocs.yml")
    done = run(*command)
    assert re.match(
        r"\d+ pages: (?!0\.00)\d+\.\d\d CPU seconds, of which doc-lint (?!0\.00)\d+\.\d\d: ", done.stdout
    ), done.stderr
