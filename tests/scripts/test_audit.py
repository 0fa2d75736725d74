"""scripts/audit: what it finds in a page that has what no page may have, and that this site has none of it."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.scripts.conftest import ROOT

pytestmark = [pytest.mark.usefixtures("audit_tools"), pytest.mark.xdist_group("site")]

PAGE = """<!doctype html>
<html lang="en"><head><title>Page</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">{head}</head><body><main><h1>Page</h1>{body}</main></body></html>"""
DESCRIPTION = '<meta name="description" content="A page of the test.">'
FAULTS = """
<style>@media (prefers-color-scheme: dark) and (width < 400px) { .dark { color: #eee } }</style>
<p class="grey" style="color: #aaa">Grey in all of them.</p> <p class="dark">Grey in the dark, on a phone.</p>
<h3>Deep</h3> <p style="width: 500px">Wide.</p> <img src="http://127.0.0.1:9/a.png" alt="">
<script src="gone.js"></script> <script src="a.js"></script> <link rel="stylesheet" href="a.css">
<script>
  const move = () => document.querySelector("h1").style.paddingTop = "300px"
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(move)))  // after it was shown
  throw Error("broken")
</script>
"""


def audit(site: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(ROOT / "scripts/audit"), f"--site={site}", *options], capture_output=True, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def found(audit_tools: None, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What an audit without Lighthouse says of a page with all faults."""
    site = tmp_path_factory.mktemp("faults")
    (site / "index.html").write_text(PAGE.format(head="", body=FAULTS + "<p>a</p>" * 2000), "utf-8")
    (site / "a.js").write_text(f"/*{os.urandom(41_000).hex()}*/", "utf-8")  # gzip halves it
    (site / "a.css").write_text(f"/*{os.urandom(60_000).hex()}*/", "utf-8")
    done = audit(site, "", "--runs=0")
    assert done.returncode == 1
    return done.stderr


@pytest.mark.parametrize(
    "sentence",
    [
        "index axe: color-contrast at .grey (light, 1280 pixels)\n",
        "index axe: color-contrast at .dark (dark, 390 pixels)\n",
        "index axe: heading-order at h3 (light, 1280 pixels)\n",
        "index asks for http://127.0.0.1:9/a.png\n",
        "index has an error in the console: 404 for gone.js\n",
        "index has an error in the console: broken\n",
        "index has 2018 elements; the limit is 2000\n",
        "; the limit is 40000\n",
        "; the limit is 100000\n",
        " pixels wider than a phone\n",
        "index moves while it loads, by ",
    ],
)
def test_what_a_page_must_not_have_is_named(found: str, sentence: str) -> None:
    assert found.count(sentence) == 1


def test_an_audit_of_lighthouse_that_costs_points_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(head="", body="<p>Text.</p>"), "utf-8")
    done = audit(tmp_path, "")
    assert done.returncode == 1
    assert "index has (100, 100, " in done.stderr
    assert "not 100 each: meta-description\n" in done.stderr


def test_a_clean_page_is_silent(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(head=DESCRIPTION, body="<p>Text.</p>"), "utf-8")
    done = audit(tmp_path, "")
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_a_page_that_does_not_exist_is_named(tmp_path: Path) -> None:
    done = audit(tmp_path, "guides/nowhere/")
    assert done.returncode == 1
    assert "has no page guides/nowhere/" in done.stderr
    assert "Traceback" not in done.stderr


def test_each_kind_of_page_of_this_site_keeps_the_limits(built_site: Path) -> None:
    done = audit(built_site)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 9, "a heading, seven kinds and the 404 page"
