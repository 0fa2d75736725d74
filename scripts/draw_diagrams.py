"""Draws docs/assets/src/*.dot: as SVG for the page that includes it, and as PNG for a README or a slide.

The SVG stands in the page itself. Its nodes are links, its colors classes that `diagrams.css` overrides, so that it
follows the site's scheme; without that stylesheet its attributes give the look of the PNG. A source holds the words
for those who do not see the picture in its graph's name and in the attribute `desc`, and in `URL` where a node leads.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Container, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from scripts.gen_api import reference

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
ASSETS = DOCS / "assets"
SHOWN_IN = "about/architecture.md"  # the page that shows a diagram whose source has no attribute `page`
FONT = "DejaVu Sans, Verdana, sans-serif"
SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"


def dead_links(source: Path, pages: Container[str]) -> Iterator[str]:
    """Yields a sentence for each link of a source that leads to no page."""
    for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
        for target in re.findall(r'\bURL="([^"]*)"', line):
            if target.partition("#")[0] not in pages:
                yield f"{source.relative_to(ROOT)}:{number}: the link `{target}` leads to no page below docs"


def address(target: str, page: str) -> str:
    """The address of `target` relative to `page`: that of `guides/ray.md#operate` is `../../guides/ray/#operate`."""
    path, hash_, anchor = target.partition("#")
    return "../" * folder(page).count("/") + folder(path) + hash_ + anchor


def folder(page: str) -> str:
    """The address of a page relative to the root of the site."""
    return f"{page.removesuffix('.md')}/".removesuffix("index/")


def dot(source: Path, *options: str) -> bytes:
    """What Graphviz makes of a source."""
    done = subprocess.run(["dot", *options, source], stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"draw: dot cannot draw {source.relative_to(ROOT)}")
    return done.stdout


def svg(source: Path) -> str:
    """A diagram as an element of a page, without a blank line, at which Markdown would end it."""
    drawn = ET.fromstring(dot(source, "-Tsvg"))  # noqa: S314 - dot made it from our own source
    graph = json.loads(dot(source, "-Tjson"))
    title, desc = f"{source.stem}-title", f"{source.stem}-desc"
    root = ET.Element(
        "svg",
        {
            "xmlns": SVG.strip("{}"),
            "class": "diagram__drawing",
            "viewBox": drawn.attrib["viewBox"],
            "font-family": FONT,
            "role": "group",
            "aria-labelledby": title,
            "aria-describedby": desc,
        },
    )
    ET.SubElement(root, "title", id=title).text = graph["name"]
    ET.SubElement(root, "desc", id=desc).text = graph["desc"]
    layer = ET.SubElement(root, "g", transform=drawn[0].attrib["transform"])
    layer.extend(part(group, graph.get("page", SHOWN_IN)) for group in drawn[0].iterfind(f"{SVG}g"))
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode") + "\n"


def part(group: ET.Element, page: str) -> ET.Element:
    """A cluster, an edge or a node: its shapes and texts, in a link if it has one."""
    shapes = [shape for name in ("path", "polygon", "text") for shape in group.iter(SVG + name)]
    link = group.find(f".//{SVG}a")
    classes = " ".join(f"diagram__{name}" for name in group.attrib["class"].split())
    if link is None:
        result = ET.Element("g", {"class": classes})
    else:
        words = " ".join(text.text or "" for text in group.iter(f"{SVG}text"))
        result = ET.Element("a", {"class": classes, "href": address(link.attrib[HREF], page), "aria-label": words})
        centre(shapes)
    for shape in shapes:
        attributes = {name: value for name, value in shape.attrib.items() if name != "font-family"}
        ET.SubElement(result, shape.tag.removeprefix(SVG), attributes).text = shape.text
    return result


def centre(shapes: list[ET.Element]) -> None:
    """Let the texts of a node start from its middle: dot places them for its own font, a browser has another."""
    edges = [float(x) for x in re.findall(r"(-?[\d.]+),", shapes[0].attrib["d"])]
    for shape in shapes[1:]:
        shape.attrib |= {"text-anchor": "middle", "x": f"{(min(edges) + max(edges)) / 2:g}"}


def draw(source: Path, folder: Path) -> Iterator[Path]:
    """Writes both drawings of a source into a folder and yields their paths."""
    image = folder / f"{source.stem}.svg"
    image.write_text(svg(source), "utf-8")
    yield image
    image = folder / f"{source.stem}.png"
    image.write_bytes(dot(source, "-Tpng", "-Gdpi=144", "-Gpad=0.2"))
    yield image


def main() -> None:
    """Draws all sources, or says which committed drawings are not what the sources give."""
    sources = sorted((ASSETS / "src").glob("*.dot"))
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} | reference(DOCS).keys()
    if dead := [sentence for source in sources for sentence in dead_links(source, pages)]:
        raise SystemExit("\n".join(dead))
    if "--check" not in sys.argv:
        for source in sources:
            print(*(f"draw: {path.relative_to(ROOT)}" for path in draw(source, ASSETS)), sep="\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        drawn = [path for source in sources for path in draw(source, Path(folder))]
        committed = [ASSETS / path.name for path in drawn]
        different = [
            f"draw: {old.relative_to(ROOT)} is not what its source gives; run scripts/draw"
            for old, new in zip(committed, drawn, strict=True)
            if not old.is_file() or old.read_bytes() != new.read_bytes()
        ]
    if different:
        raise SystemExit("\n".join(different))


if __name__ == "__main__":
    main()
