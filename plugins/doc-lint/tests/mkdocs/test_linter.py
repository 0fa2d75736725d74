"""A server sends a page before it is linted."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Make
from tests.mkdocs.serving import Server, serve

CONFIG = """\
site_url: https://docs.example/a/b/
plugins: [{doc-lint: {ignore: [reachability]}}]
nav: [index.md, good.md]
"""
PAGES = {"docs/index.md": "# Home\n\n[gone](gone.md)\n", "docs/good.md": "# Good\n\nText.\n"}
SLOW = '''
import time
from pathlib import Path

from doc_lint import Site, rule


@rule(family="slow")
def slow_rule(site: Site):
    """Takes as long as a file of this name exists, and fails if another one does."""
    while Path("slow").exists():
        time.sleep(0.05)
    assert not Path("fail").exists(), "the rule fails"
    return []
'''
SCRIPT = re.compile(r"<script>\(script=>fetch\('(/a/b/\.doc-lint/[^']*)'\)")


@pytest.fixture
def packages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Install a rule that a test can make slow, like pip does."""
    packages = tmp_path_factory.mktemp("packages")
    (packages / "slow_rules.py").write_text(SLOW)
    metadata = packages / "slow_rules-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: slow-rules\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[doc_lint.rules]\nslow-rule = slow_rules:slow_rule\n")
    return str(packages)


@pytest.fixture
def served(project: Make, packages: str) -> Iterator[Server]:
    """A served site that has been linted once, and whose next builds take long to lint."""
    with serve(project({"mkdocs.yml": CONFIG, **PAGES}).root, PYTHONPATH=packages) as server:
        server.page("/a/b/", "1 finding on this page")
        (server.root / "slow").touch()
        yield server


def save(server: Server, text: str) -> None:
    (server.root / "docs/good.md").write_text(f"# Good\n\n{text}\n")


def go_on(server: Server) -> None:
    """Let the rule end."""
    (server.root / "slow").unlink()


def test_a_page_is_served_while_it_is_linted_and_its_panel_later(served: Server) -> None:
    save(served, "Saved. [more](more.md)")
    page = served.page("/a/b/good/", "Saved.")
    (panel,) = SCRIPT.findall(page)
    assert panel == "/a/b/.doc-lint/good/"
    assert 'id="doc-lint"' not in page
    assert "more.md" not in served.log
    go_on(served)
    assert "docs/good.md:3:8" in served.get(panel)  # waits for the end
    served.logged("Reloading browsers")
    assert served.log.count("ERROR   -  doc-lint: docs/good.md:3:8") == 1
    assert served.log.count("ERROR   -  doc-lint: docs/index.md:3:1") == 1
    later = served.get("/a/b/good/")
    assert "docs/good.md:3:8" in later
    assert not SCRIPT.search(later)


def test_a_page_that_is_saved_while_the_last_one_is_linted_is_built_next(served: Server) -> None:
    save(served, "First.")
    served.page("/a/b/good/", "First.")
    save(served, "Second. [more](more.md)")
    go_on(served)
    assert "Second." in served.page("/a/b/good/", "docs/good.md:3:9")


def test_an_error_in_a_rule_leaves_the_server_alive_and_the_page_without_panel(served: Server) -> None:
    fail = served.root / "fail"
    save(served, "Failed.")
    (panel,) = SCRIPT.findall(served.page("/a/b/good/", "Failed."))
    fail.touch()
    go_on(served)
    assert served.get(panel) == ""
    log = served.logged("Reloading browsers")
    (details,) = re.findall(r"ERROR +-  doc-lint: internal error: AssertionError: the rule fails.* in (\S+)", log)
    Path(details).unlink()
    assert "Traceback" not in log
    assert 'id="doc-lint"' not in served.get("/a/b/good/")
    fail.unlink()
    save(served, "Recovered.")
    assert "Recovered." in served.page("/a/b/good/", "0 findings on this page, 1 elsewhere")
    assert served.log.count("ERROR   -  doc-lint: docs/index.md:3:1") == 2  # as after any build that failed


def test_ctrl_c_ends_the_server_while_it_lints(served: Server) -> None:
    save(served, "Saved.")
    served.page("/a/b/good/", "Saved.")
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(60) == 0
    assert "Shutting down..." in served.log
    assert "Traceback" not in served.log


def test_pages_have_no_panels_when_the_site_has_the_plugin_no_more(served: Server) -> None:
    go_on(served)
    config = served.root / "mkdocs.yml"
    config.write_text("".join(line for line in config.open() if "doc-lint" not in line))
    log = served.logged("Reloading browsers")
    assert 'id="doc-lint"' not in served.get("/a/b/")
    assert "fixed" not in log


def test_languages_are_linted_after_all_of_them_are_published(project: Make, packages: str) -> None:
    config = """\
nav: [index.md, good.md]
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: fr, name: Français, build: true}
  - doc-lint: {ignore: [reachability]}
"""
    french = {path.replace(".md", ".fr.md"): text for path, text in PAGES.items()}
    with serve(project({"mkdocs.yml": config, **PAGES, **french}).root, PYTHONPATH=packages) as server:
        server.page("/fr/", "1 finding on this page")
        (server.root / "slow").touch()
        (server.root / "docs/good.fr.md").write_text("# Bon\n\n[plus](plus.md)\n")
        assert ".doc-lint/fr/good/" in server.page("/fr/good/", "plus.md")
        assert ".doc-lint/good/" in server.get("/good/")
        go_on(server)
        assert "docs/good.fr.md:3:1" in server.get("/.doc-lint/fr/good/")
        assert "2 findings on this page" not in server.get("/.doc-lint/good/")
        log = server.logged("Reloading browsers")
        assert log.count("ERROR   -  doc-lint: docs/good.fr.md:3:1") == 1
