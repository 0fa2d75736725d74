"""Findings in the page, while serving only."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from doc_lint.findings import Finding, Related
from doc_lint.mkdocs.overlay import Elsewhere, PageFindings, inject, insert, request_panel
from doc_lint.site import Location, Page, Prose, Site
from tests.conftest import Make
from tests.mkdocs.serving import Server, serve

FINDING = Finding(
    page="a.md",
    location=Location("docs/a.md", 3, 5),
    message="`<b>.md` & more",
    hint="fix `it`",
    related=(Related(Location("mkdocs.yml", 7), "listed here"),),
    rule="broken-link",
    severity="error",
    url="https://lint.example/rules/links/broken-link/",
)


class Reader(HTMLParser):
    """Collects the text and attributes of a page, and checks that every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [value or "" for name, value in attrs if name in ("src", "srcset", "data")]
        if tag not in ("br", "meta", "link", "img", "input", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_panel_shows_message_location_and_hint() -> None:
    reader = Reader(inject("<html><body><p>Text</p></body></html>", [FINDING]))
    assert reader.open == []
    assert reader.loaded == []
    said = " ".join("".join(reader.words).split())
    for words in (
        "doc-lint: 1 finding on this page, 0 elsewhere",
        "<b>.md & more",
        "docs/a.md:3:5",
        "mkdocs.yml:7:1: listed here",
        "hint: fix it",
    ):
        assert words in said


def test_rule_links_to_its_page_if_rules_url_is_set() -> None:
    assert f'<a href="{FINDING.url}"' in inject("<body></body>", [FINDING])
    assert "<a " not in inject("<body></body>", [Finding(location=Location("a.md"), message="x", rule="y")])


@pytest.mark.parametrize(
    ("html", "before"),
    [
        ("<body><main><article>x</article></main></body>", "</article>"),
        ("<body><main>x</main></body>", "</main>"),
        ("<body>x</body>", "</body>"),
    ],
)
def test_panel_is_at_the_end_of_the_content(html: str, before: str) -> None:
    made = inject(html, [FINDING])
    assert made.index("<aside") < made.index("</aside>") < made.rindex(before)
    assert made.replace(made[made.index("<aside") : made.index("</aside>") + 8], "") == html


def test_findings_elsewhere_are_a_link_to_the_page_or_listed() -> None:
    config = Finding(location=Location("mkdocs.yml", 4), message="too deep", rule="nav-too-deep")
    others = [Elsewhere("b.md", "../b/", [FINDING, FINDING]), Elsewhere("mkdocs.yml", "", [config])]
    made = inject("<body></body>", [], others)
    said = " ".join("".join(Reader(made).words).split())
    assert "doc-lint: 0 findings on this page, 3 elsewhere" in said
    assert "b.md: 2 findings" in said
    assert "too deep [nav-too-deep]at mkdocs.yml:4:1" in said
    assert '<a href="../b/"' in made


def test_panel_is_open_on_pages_with_findings_only() -> None:
    others = [Elsewhere("b.md", "../b/", [FINDING])]
    assert " open " in inject("<body></body>", [FINDING])
    assert " open " not in inject("<body></body>", [], others)


def test_many_pages_are_not_all_listed() -> None:
    others = [Elsewhere(f"{n}.md", f"{n}/", [FINDING]) for n in range(30)]
    made = inject("<body></body>", [], others)
    assert made.count("<a href") == 20
    assert "and 10 more pages and files" in made


@pytest.mark.parametrize(
    ("path", "home", "other"),
    [("index.md", "./", "guides/a/"), ("guides/a.md", "../../", "../../guides/a/"), ("b.html.md", "./", "guides/a/")],
)
def test_links_to_other_pages_are_relative(path: str, home: str, other: str) -> None:
    pages = {"index.md": "", "guides/a.md": "guides/a/", "b.html.md": "b.html"}
    site = Site(tuple(Page(name, url, Location(f"docs/{name}")) for name, url in pages.items()))
    found = [Finding(page=name, location=Location("x"), message="m", rule="r") for name in ("index.md", "guides/a.md")]
    made = PageFindings(found, site).panel(path)
    assert (f'<a href="{home}"' in made) == (path != "index.md")
    assert (f'<a href="{other}"' in made) == (path != "guides/a.md")


def test_location_opens_in_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOC_LINT_EDITOR", "vscode://file{path}:{line}:{column}")
    root = Path("/a site")
    assert '<a href="vscode://file/a%20site/docs/a.md:3:5"' in inject("<body></body>", [FINDING], root=root)
    assert "vscode" not in inject("<body></body>", [FINDING])


def test_a_finding_about_text_of_the_page_has_a_button_that_shows_it() -> None:
    text = Prose('A "quoted" <word>\u202e', heading=0, location=Location("docs/a.md", 3))
    made = inject("<body></body>", [FINDING], page=Page("a.md", "a/", Location("docs/a.md"), prose=(text,)))
    assert 'data-text="A &quot;quoted&quot; &lt;word&gt;\\u202e" data-after="">show</button>' in made
    assert Reader(made).open == []
    assert "<button" not in inject("<body></body>", [FINDING], page=Page("a.md", "a/", Location("docs/a.md")))


def test_a_script_takes_the_place_of_a_panel_that_is_not_known_yet() -> None:
    made = insert("<body><article>x</article></body>", request_panel("/a/b/.doc-lint/good/"))
    assert made.startswith("<body><article>x<script>")
    assert made.endswith("</script></article></body>")
    assert "fetch('/a/b/.doc-lint/good/')" in made
    assert Reader(made).loaded == []
    assert insert("no page at all", request_panel("/")) == "no page at all"


def test_page_without_findings_is_unchanged() -> None:
    assert inject("<body>x</body>", []) == "<body>x</body>"
    assert inject("no page at all", [FINDING]) == "no page at all"


PAGES = {
    "docs/index.md": "# Home\n\n[good](good.md) [gone](gone.md)\n",
    "docs/good.md": "# Good\n\n[home](index.md)\n",
    "docs/deep.md": "# Deep\n\n[home](index.md)\n",
    "stop.py": """
from mkdocs.exceptions import PluginError
def on_page_markdown(markdown, **_):
    if "{{ stop }}" in markdown:
        raise PluginError("this build fails")
""",
}
CONFIG = """\
hooks: [stop.py]
plugins: [doc-lint]
markdown_extensions: [{pymdownx.snippets: {check_paths: true}}]
nav:
  - index.md
  - good.md
  - A: [{B: [{C: [{D: [deep.md]}]}]}]
"""


@pytest.fixture
def served(project: Make) -> Iterator[Server]:
    """A served site."""
    with serve(project({"mkdocs.yml": CONFIG, **PAGES}).root) as server:
        yield server


def test_served_page_shows_findings_and_updates_after_edits(served: Server) -> None:
    docs = served.root / "docs"
    home = served.page("/", "1 finding on this page")
    assert "docs/index.md:3:17" in home
    good = served.page("/good/", "doc-lint: 0 findings on this page, 2 elsewhere")
    assert '<details style="' in good
    assert '" open' not in good
    assert '<a href="../"' in good
    assert '<a href="../deep/"' in good
    assert "nav-too-deep" in served.page("/deep/", "1 finding on this page")
    (docs / "good.md").write_text("# Good\n\n[x](gone2.md) [home](index.md)\n")
    assert "gone2.md" in served.page("/good/", "1 finding on this page")
    served.logged("2 findings as before")
    assert served.log.count("docs/index.md:3:17") == 1
    (docs / "good.md").write_text('# Good\n\n--8<-- "gone3.md"\n\n[home](index.md)\n')
    assert "gone3.md" in served.page("/good/", "missing-include")


def test_page_deleted_after_a_failed_build_is_reported(served: Server) -> None:
    docs = served.root / "docs"
    served.page("/", "1 finding on this page")
    (docs / "index.md").write_text("# Home\n\n{{ stop }}\n")
    served.logged("this build fails")
    (docs / "deep.md").unlink()
    (docs / "index.md").write_text("# Home\n\n[deep](/deep/)\n")
    assert "/deep/" in served.page("/", "broken-link")


def test_server_survives_hostile_pages(served: Server) -> None:
    """PyYAML ends the process of MkDocs at front matter with many levels. At some links, MkDocs fails."""
    docs = served.root / "docs"
    for front, message in (f"a: {'[' * 100_000}", "more than 250 levels"), ("a: !!int ''", "cannot be read"):
        served.page("/good/", "0 findings on this page")
        (docs / "good.md").write_text(f"---\n{front}\n---\n# Good\n")
        served.page("/good/", message)
        (docs / "good.md").write_text(PAGES["docs/good.md"])
    served.page("/good/", "0 findings on this page")
    (docs / "good.md").write_text("# Good\n\n[x](//[x)\n")
    served.logged("doc-lint: docs/good.md:3: mkdocs.structure.pages stopped the build: Invalid IPv6 URL")
    (docs / "good.md").write_text("# Good\n\n[home](index.md) again\n")
    served.page("/good/", "again")
    assert "Traceback" not in served.log


def test_built_page_has_no_panel(project: Make) -> None:
    site = project({"mkdocs.yml": CONFIG, **PAGES})
    assert "docs/index.md:3:17" in site.build().output
    for built in (site.root / "site").rglob("*.html"):
        assert "doc-lint" not in built.read_text()
