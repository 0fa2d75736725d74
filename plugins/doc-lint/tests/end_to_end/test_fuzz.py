"""Random sites: whatever is in them, `check` ends with a report or one message, the same one with and without a cache.

`pytest tests/end_to_end/test_fuzz.py --fuzz 10000` reads that many, a quarter with MkDocs, and others each time.
"""

import json
import tempfile
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_lint import OptionError, report_cache
from doc_lint.cli.load import Place, load
from doc_lint.grouping import each_place
from doc_lint.reporters import FORMATS, reporter
from doc_lint.sources import SourceError
from doc_lint.testing import lint_files, write_files

MARKDOWN = (
    "# T\n", "## Ü b {#x}\n", "#### J\n", "[a](b.md)", "[a](index.md#t)", "[a](../x.md)", "[a](//[bad)", "![](x.png)",
    "<a href='b.md'>x</a>", "<a ", "<!--", "-->", "<div markdown>\n", "</div>\n", "`c`", "``", "```python\n", "```\n",
    "import os\n", "f(", '--8<-- "x.md"\n', '--8<-- "x.md:2:9"\n', "--8<--\n", "- a\n", "    b\n", "> q\n", "| a |\n",
    "|---|\n", "[r]", "[^1]", "[r]: b.md\n", "[^1]: x\n", "\r", "\r\n", "\x00", "\ufeff", "\u2028", "&#99999999999;",
    "::: a.b\n", "!!! note\n", "$a$", "%ff", "\n\n", " ", "\t", "TODO: x\n", "*", "_", "[", "]", "(", ")", "{", "}",
    "<!-- doc-lint: allow broken-link -- why -->\n", "<!-- doc-lint: allow all -->\n", "<!-- doc-lint: allow",
)  # fmt: skip
FRONT = (
    "title: A\n", "title: [\n", "title:\n", "next_steps: [b.md, gone.md]\n", "next_steps: {page: b.md, text: x}\n",
    "next_steps: 5\n", "prerequisites: [[b.md]]\n", "- a\n", "a: &a [*a]\n", "b: &b [1]\nc: *b\n", "d: !!int ''\n",
    "e: 2024-13-45\n", "f: !!python/name:os.system\n", "? [a]\n: b\n", "\x07", "\t", "g: .nan\n", "1: 2\n", "---\n",
)  # fmt: skip
SUMMARY = (
    "* [A](index.md)\n", "* [B](b.md)\n", "    * [C](gone.md)\n", "* [D](//[bad)\n", "* *.md\n", "* **/*\n",
    "<!--nav-->\n", "* [E](sub/)\n",
    "        * [F](a\x00b)\n", "* x\n", "\r", "- [G](#x)\n", "\t* [H](https://x.example)\n", "# T\n",
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=5)
    | st.sampled_from(["index.md", "b.md", "gone.md", "//[bad", "http://[bad", "a\0b", "*", "../x.md", "[z-a]", "!"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)  # fmt: skip
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "select": st.just(["all"]) | VALUES,
        "ignore": st.just(["page"]) | VALUES,
        "allow": st.just([{"rule": "broken-link", "pages": ["**/*a*"], "reason": "x"}]) | VALUES,
        "baseline": st.just("baseline.json") | VALUES,
        "generated": st.just(["gen/**"]) | VALUES,
        "rules": st.fixed_dictionaries(
            {},
            optional={
                "forbidden-text": st.just({"claims": {"a+": {"pages": ["*.md"], "reason": "x"}}}) | VALUES,
                "required-text": st.dictionaries(st.just("claims"), VALUES),
                "too-many-clicks": VALUES,
            },
        ),
    },
)


def lines(fragments: tuple[str, ...], size: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(fragments) | st.text(max_size=4), max_size=size).map("".join)


def page() -> st.SearchStrategy[str]:
    front = st.just("") | lines(FRONT, 4).map("---\n{}---\n".format)
    return st.builds(str.__add__, front, lines(MARKDOWN, 12))


@st.composite
def sites(draw: st.DrawFn) -> Mapping[str, bytes]:
    """Return the files of a site."""
    config: dict[str, Any] = {"site_name": "A", "theme": {"name": None, "custom_dir": "theme"}}
    config |= draw(
        st.fixed_dictionaries(
            {}, optional={"nav": VALUES | st.lists(VALUES, max_size=3), "exclude_docs": VALUES, "site_url": VALUES}
        )
    )
    known = ["attr_list", "tables", "footnotes", "pymdownx.superfences"]
    extensions = draw(st.lists(st.sampled_from(known), max_size=2))
    snippets = draw(st.none() | st.just({"base_path": ["parts"]}) | st.dictionaries(st.just("base_path"), VALUES))
    config["markdown_extensions"] = [*extensions, *([] if snippets is None else [{"pymdownx.snippets": snippets}])]
    files: dict[str, str] = {
        "docs/index.md": draw(page()),
        "docs/b.md": draw(page()),
        "docs/sub/c.md": "# C\n",
        "parts/x.md": draw(lines(MARKDOWN, 4)),
        "theme/main.html": "{{ page.content }}",
        "baseline.json": draw(
            st.just('{"version": 2, "findings": []}') | st.text(max_size=20) | VALUES.map(json.dumps)
        ),
    }
    plugins: list[Any] = [{"doc-lint": draw(OPTIONS)}]
    if draw(st.booleans()):
        plugins.insert(0, "literate-nav")
        files["docs/SUMMARY.md"] = draw(lines(SUMMARY, 6))
    text = json.dumps(config | {"plugins": plugins}).replace("NaN", ".nan").replace("Infinity", ".inf")
    return {path: each.encode("utf-8", "surrogatepass") for path, each in {"mkdocs.yml": text, **files}.items()}


def outcome(root: Path, *, plugins: bool, cached: bool) -> tuple[str, frozenset[tuple[str, ...]]]:
    """Return the message with which a run ends, or its findings."""
    try:
        site = load(Place(root / "mkdocs.yml"), plugins=plugins, cached=cached)
    except (SourceError, OptionError) as error:
        return f"{error}".replace(str(root), ""), frozenset()
    report = report_cache.lint(site.site, site.options, site.cache)
    for output in FORMATS:
        reporter(output)(report)
    places = each_place(report.findings)
    return "", frozenset((place.rule, str(place.location), *place.key) for place in places)


def test_each_fragment_alone() -> None:
    texts = [*MARKDOWN, *(f"---\n{front}---\n" for front in FRONT)]
    pages = {f"docs/{number}.md": f"{text}\n".encode() for number, text in enumerate(texts)}
    config = "plugins: [literate-nav, {doc-lint: {select: [all]}}]\nmarkdown_extensions: [pymdownx.snippets]\n"
    report = lint_files({"mkdocs.yml": config, "docs/SUMMARY.md": "".join(SUMMARY), **pages})
    assert report.pages == len(pages) + 1


@pytest.mark.parametrize("plugins", [False, True])
def test_random_sites(pytestconfig: pytest.Config, *, plugins: bool) -> None:
    number = pytestconfig.getoption("fuzz")

    @settings(
        max_examples=max(number // 4, 1) if plugins else number,  # MkDocs takes longer
        deadline=None,
        derandomize=number <= 12,  # the same ones in CI
        database=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(sites())
    def run(files: Mapping[str, bytes]) -> None:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            root = Path(folder)
            write_files(root, files)
            cold = outcome(root, plugins=plugins, cached=False)
            first = outcome(root, plugins=plugins, cached=True)
            warm = outcome(root, plugins=plugins, cached=True)
            assert cold == first == warm
            sources = outcome(root, plugins=False, cached=False)
            assert cold[0] or sources[0] or cold == sources

    run()
