"""After any edit, the site is the one that a build from nothing makes."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from conftest import Builder

SEED = 20261128


def append(name: str, text: str) -> Callable[[Path], None]:
    """Return an edit that adds text to a file."""

    def edit(root: Path) -> None:
        path = root / name
        path.write_text(path.read_text("utf-8") + text, "utf-8")

    return edit


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return an edit that exchanges two texts of a file, whichever it has."""

    def edit(root: Path) -> None:
        path = root / name
        text = path.read_text("utf-8")
        path.write_text(text.replace(old, new) if old in text else text.replace(new, old), "utf-8")

    return edit


def toggle(name: str, text: str) -> Callable[[Path], None]:
    """Return an edit that adds or deletes a file."""

    def edit(root: Path) -> None:
        path = root / name
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    return edit


def rename(one: str, other: str) -> Callable[[Path], None]:
    """Return an edit that renames a file, to and fro."""

    def edit(root: Path) -> None:
        names = (one, other) if (root / one).exists() else (other, one)
        shutil.move(root / names[0], root / names[1])

    return edit


EDITS: dict[str, Callable[[Path], None]] = {
    "text of a page": append("docs/guides/one.md", "\nMore words in a page, and a [link](two.md).\n"),
    "text of the home page, which a template reads": append("docs/index.md", "\nMore words.\n"),
    "title of a page": replace("docs/guides/one.md", "# One", "# First"),
    "metadata of a page": replace("docs/index.md", "The first page.", "A page."),
    "tags of a page": replace("docs/guides/one.md", "[a, b]", "[b]"),
    "anchor of a page": replace("docs/guides/one.md", "## Part", "## Other part"),
    "page with objects": append("docs/api.md", "\nMore words.\n"),
    "page with an object that has aliases on a page before": append("docs/guides/index.md", "\nMore words.\n"),
    "link to a missing page, or to a new one": toggle("docs/guides/three.md", "# Three\n\nWords.\n"),
    "renamed page": rename("docs/guides/two.md", "docs/guides/too.md"),
    "renamed page that references lead to": rename("docs/api.md", "docs/reference.md"),
    "nav": replace("docs/SUMMARY.md", "    - [Two](guides/two.md)\n", ""),
    "title in the nav": replace("docs/SUMMARY.md", "[One]", "[Number one]"),
    "included program": append("docs/examples/program.py", "print('two')\n"),
    "program that hides another": toggle("docs/assets/program.py", "print('never')\n"),
    "image": append("docs/assets/logo.svg", "<!-- changed -->\n"),
    "template": append("theme/partials/extra.html", "<p>changed</p>\n"),
    "template of pages": replace("theme/main.html", 'name="stamp"', 'name="stamped"'),
    "template that takes the place of one of the theme": toggle("theme/partials/footer.html", "<p>No footer.</p>\n"),
    "file of the theme": toggle("theme/assets/extra.css", "p {}\n"),
    "hook": replace("hooks/dates.py", "<p>{", "<p>toc {"),
    "module of a hook": replace("hooks/part.py", "one", "another"),
    "generator": replace("scripts/gen.py", "forty words", "forty short words"),
    "documented package": append("package/parts/__init__.py", '\n\ndef more() -> None:\n    """More."""\n'),
    "new module of the package": toggle("package/parts/new.py", '"""New."""\n'),
    "configuration": replace("mkdocs.yml", "navigation.footer, ", ""),
    "markdown extension": replace("mkdocs.yml", "  - abbr\n", ""),
}


def test_after_each_edit_the_site_is_that_of_a_full_build(root: Path, quick: Builder, cold: Builder) -> None:
    assert (quick.build(), cold.build()) == ("", "")
    assert quick.files() == cold.files()
    order = [*EDITS]
    random.Random(SEED).shuffle(order)  # noqa: S311
    for step, name in enumerate(order):
        EDITS[name](root)
        assert quick.build() == cold.build(), name
        found, expected = quick.files(), cold.files()
        different = sorted(path for path in {*found, *expected} if found.get(path) != expected.get(path))
        assert different == [], f"step {step}, {name}"
