"""The diagrams: drawn from their sources, shown in their pages, and leading somewhere."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

import pytest

from tests.scripts.conftest import ROOT, Clone

SVG = "{http://www.w3.org/2000/svg}"
DRAWINGS = sorted((ROOT / "docs/assets").glob("*.svg"))
SHOWN_IN = {
    "dependency-graph": "guides/management",
    "nemo-run-architecture": "about/architecture",
    "nemo-run-ecosystem": "about/nemo-run-ecosystem",
    "repo-diagram": "about/architecture",
    "task-flow": "about/architecture",
    "three-ideas": "",
    "packagers": "guides/packaging",
    "slurm-over-ssh": "guides/execution",
    "task-states": "guides/management",
}
SOURCE = "docs/assets/src/repo-diagram.dot"


dot = pytest.mark.tools("dot")


@pytest.fixture
def changed(clone: Clone) -> Iterator[Clone]:
    """A clone whose changes are undone after the test."""
    yield clone
    clone.restore()


def edit(clone: Clone, old: str, new: str) -> None:
    source = clone.path / SOURCE
    text = source.read_text("utf-8")
    assert text.count(old) == 1
    source.write_text(text.replace(old, new), "utf-8")


@dot
def test_the_committed_drawings_are_what_the_sources_give() -> None:
    done = subprocess.run([ROOT / "scripts/draw", "--check"], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@dot
def test_a_changed_source_without_its_drawings_is_found(changed: Clone) -> None:
    edit(changed, ">overrides<", ">options<")
    done = changed.run("scripts/draw", "--check")
    assert done.returncode == 1
    assert [line.split()[1] for line in done.stderr.splitlines()] == [
        "docs/assets/repo-diagram.svg",
        "docs/assets/repo-diagram.png",
    ]
    assert changed.git("status", "--porcelain").split() == ["M", SOURCE], "a check writes nothing"

    drawn = changed.run("scripts/draw")
    assert drawn.returncode == 0, drawn.stderr
    assert ">options<" in (changed.path / "docs/assets/repo-diagram.svg").read_text("utf-8")
    assert changed.run("scripts/draw", "--check").returncode == 0


@pytest.mark.parametrize("target", ["guides/nowhere.md", "guides/ray/", "apidocs/run/run.nowhere.md"])
@dot
def test_a_link_to_nowhere_is_refused(changed: Clone, target: str) -> None:
    edit(changed, "apidocs/run/run.ray.md", target)
    done = changed.run("scripts/draw")
    line = (changed.path / SOURCE).read_text("utf-8").split(target)[0].count("\n") + 1
    assert done.returncode == 1
    assert f"{SOURCE}:{line}: " in done.stderr
    assert target in done.stderr
    assert "Traceback" not in done.stderr


@dot
def test_a_source_that_dot_cannot_read_is_named(changed: Clone) -> None:
    edit(changed, "digraph", "diagraph")
    done = changed.run("scripts/draw")
    assert done.returncode == 1
    assert SOURCE in done.stderr
    assert "Traceback" not in done.stderr


def test_without_dot_the_script_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "")
    done = subprocess.run([ROOT / "scripts/draw"], env={"PATH": str(tmp_path)}, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert "apt-get install graphviz fonts-dejavu-core" in done.stderr


def test_every_source_is_drawn_and_every_drawing_has_a_page() -> None:
    sources = {path.stem for path in (ROOT / "docs/assets/src").glob("*.dot")}
    assert {path.stem for path in DRAWINGS} == sources == set(SHOWN_IN)
    assert all(path.with_suffix(".png").is_file() for path in DRAWINGS)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_the_page_holds_the_drawing_unchanged(drawing: Path, built_site: Path) -> None:
    page = (built_site / SHOWN_IN[drawing.stem] / "index.html").read_text("utf-8")
    assert drawing.read_text("utf-8") in page


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_every_node_leads_to_a_page_of_the_site_and_to_a_place_in_it(drawing: Path, built_site: Path) -> None:
    links = list(ET.parse(drawing).iter(f"{SVG}a"))
    assert links
    for link in links:
        address, anchor = urldefrag(link.attrib["href"])
        page = (built_site / SHOWN_IN[drawing.stem] / address / "index.html").resolve()
        assert page.is_file(), link.attrib["href"]
        assert not anchor or f'id="{anchor}"' in page.read_text("utf-8"), link.attrib["href"]


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_the_drawing_can_be_read_without_being_seen(drawing: Path) -> None:
    root = ET.parse(drawing).getroot()
    named = {root.attrib["aria-labelledby"], root.attrib["aria-describedby"]}
    assert named == {element.get("id") for element in root if (element.text or "").strip()} - {None}
    assert root.get("role") == "group", "role img would hide the links"
    for link in root.iter(f"{SVG}a"):
        assert link.attrib["aria-label"] == " ".join(text.text or "" for text in link.iter(f"{SVG}text"))
