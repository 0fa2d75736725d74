"""Each page also has a Markdown and a JSON version."""

import json
import re
from pathlib import Path

import pytest

from after_build.pages import BuiltPage
from after_build.record import Record
from after_build.settings import Settings
from after_build.versions import records_of, write_versions
from tests.hooks.after_build.conftest import HOOKS, NAV, PAGES, json_version
from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")


def test_the_panel_and_the_next_steps_are_in_both_versions(site: Built) -> None:
    guides = json_version(site, "guides")
    assert "**Audience**: Engineers." in guides["content"]
    assert [heading["id"] for heading in guides["headings"]] == ["guides", "next-steps"]
    assert "Run Ray." in guides["content"]


def test_a_landing_page_lists_its_section_and_the_home_page_all_pages(site: Built) -> None:
    assert [page["id"] for page in json_version(site, "guides")["children"]] == ["guides/ray", "guides/apart/note"]
    assert [page["id"] for page in json_version(site, "")["children"]] == [
        "guides/index",
        "guides/ray",
        "guides/apart/note",
        "api/module",
    ]
    assert "children" not in json_version(site, "guides/ray")


def test_a_page_with_an_audience_is_a_landing_page_whatever_its_folder(site: Built) -> None:
    kinds = {page["id"]: page["kind"] for page in [json_version(site, ""), *json_version(site, "")["children"]]}
    assert kinds == {
        "index": "page",
        "guides/index": "landing",
        "guides/ray": "guide",
        "guides/apart/note": "guide",
        "api/module": "api",
    }


def test_the_versions_of_a_released_page_have_addresses_of_the_latest_release(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", "0.11")
    plugins = ["search", {"mike": {"canonical_version": "latest"}}]
    ray = json_version(build_site(PAGES, NAV, plugins, hooks=HOOKS), "guides/ray")
    assert ray["json_url"] == "https://small.example/docs/latest/guides/ray/index.json"
    assert [link["type"] for link in ray["links"]] == ["internal", "anchor", "external"]


def test_the_page_links_its_versions(site: Built) -> None:
    page = site.page("guides/ray/")
    assert '<link rel="nofollow alternate" type="text/markdown" href="index.md">' in page
    assert '<link rel="nofollow alternate" type="application/json" href="index.json">' in page
    assert re.search(r'<a href="index.md" [^>]*data-copy-page', page)
    assert "index.md" not in (site.folder / "404.html").read_text("utf-8")


def test_a_landing_page_lists_the_landing_page_of_a_section_below_and_all_pages_of_one_without(
    build_site: Build,
) -> None:
    files = ["a/index", "a/b/index", "a/b/one", "a/c/two", "a/c/d/index", "a/c/d/three", "a/four", "e/index"]
    pages = {"index.md": "# Home\n"} | {f"{file}.md": f"# {file}\n" for file in files}
    d = {"D": ["a/c/d/index.md", "a/c/d/three.md"]}
    nav = [
        "index.md",
        {"A": ["a/index.md", {"B": ["a/b/index.md", "a/b/one.md"]}, {"C": ["a/c/two.md", d]}, "a/four.md"]},
    ]
    site = build_site(pages, [*nav, {"E": ["e/index.md"]}], hooks=HOOKS)
    children = {page: [child["id"] for child in json_version(site, page).get("children", [])] for page in ("a", "a/b")}
    assert children == {"a": ["a/b/index", "a/c/two", "a/c/d/index", "a/four"], "a/b": ["a/b/one"]}
    assert json_version(site, "a/c/d/three")["section_path"] == ["A", "C", "D"]


def page_of(html: str) -> BuiltPage:
    return BuiltPage("a/", "https://small.example/a/", f'<h1 id="a">A</h1>{html}', (), False, "", (), None)


def record_of(html: str) -> Record:
    settings = Settings("Small", "", Path("docs"), "en", {}, {})
    return records_of([page_of(html)], settings)[0]


def test_files_are_written_again_if_the_page_or_another_program_has_changed_them(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "a/index.md"
    for text in ("One", "Two", "Two", "One"):
        write_versions(tmp_path, [page_of(text)], [record_of(f"<p>{text}</p>")])
        assert file.read_text("utf-8").endswith(f"# A\n\n{text}\n")
        assert json.loads(file.with_suffix(".json").read_bytes())["content"] == f"# A\n\n{text}\n"
        if text == "Two":
            file.write_text("Changed", "utf-8")
            file.with_suffix(".json").unlink()


def test_files_that_are_there_get_a_new_time_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    file = tmp_path / "a/index.md"
    write_versions(tmp_path, [page_of("One")], [record_of("<p>One</p>")])
    before = file.stat().st_mtime_ns
    write_versions(tmp_path, [page_of("One")], [record_of("<p>One</p>")])
    assert file.stat().st_mtime_ns > before


def test_colored_code_is_read_as_text_with_its_links() -> None:
    record = record_of(
        '<pre><code><span class="k">import</span> <span class="nn" id="x"><a href="../b/">b</a></span>\n'
        '<span class="s2">&lt;span class=&quot;doc-labels&quot;&gt;</span></code></pre>'
    )
    code = 'import b\n<span class="doc-labels">'
    assert [block.content for block in record.code_blocks] == [code]
    assert [(link.text, link.url) for link in record.links] == [("b", "https://small.example/b/")]
    assert record.content == f"# A\n\n```\n{code}\n```\n"


@pytest.mark.parametrize("quote", ['"', ""])
def test_label_in_code_is_left_out(quote: str) -> None:
    label = f"<span class={quote}doc-labels{quote}>cached</span>"
    assert record_of(f'<pre><code>x {label}<span class="n">y</span></code></pre>').content == "# A\n\n```\nx y\n```\n"
