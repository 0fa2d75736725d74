"""Read a site from its source files alone."""

from itertools import product
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from doc_lint.site import Site
from doc_lint.sources import SourceError, tree
from doc_lint.sources.files.folder import Folder
from doc_lint.sources.tree import site_from_folder
from doc_lint.testing import read_site


def site(config: str = "", **pages: str) -> Site:
    files = {f"docs/{path.replace('__', '/')}.md": text for path, text in pages.items()}
    return read_site({path: text.encode() for path, text in {"mkdocs.yml": config, **files}.items()})


def test_urls_with_directory_urls() -> None:
    made = site(index="", guide="", a__index="", a__README="", b__README="", a__b__c="")
    assert {page.path: page.url for page in made.pages} == {
        "index.md": "",
        "guide.md": "guide/",
        "a/index.md": "a/",
        "b/README.md": "b/",
        "a/b/c.md": "a/b/c/",
    }


def test_urls_without_directory_urls() -> None:
    made = site("use_directory_urls: false\n", index="", guide="", a__README="")
    assert {page.path: page.url for page in made.pages} == {
        "index.md": "index.html",
        "guide.md": "guide.html",
        "a/README.md": "a/index.html",
    }


@pytest.mark.parametrize(
    ("plugin", "posts"),
    [("blog", "blog/posts"), ("{material/blog: {blog_dir: news}}", "news/posts"), ("{blog: {blog_dir: .}}", "posts")],
)
def test_posts_of_the_blog_plugin_are_not_in_the_nav(plugin: str, posts: str) -> None:
    files = {"mkdocs.yml": f"plugins: [{plugin}]\n".encode(), f"docs/{posts}/a/b.md": b"", "docs/index.md": b""}
    made = read_site(files)
    assert [page.path for page in made.pages if not page.in_nav] == [f"{posts}/a/b.md"]
    assert f"{posts}/**" in made.plugin_pages


def test_published_and_unpublished_pages() -> None:
    config = "exclude_docs: |\n  /x/\n  !.keep.md\ndraft_docs: d.md\nnot_in_nav: n.md\n"
    paths = ("index.md", ".hidden.md", "x/gone.md", "d.md", "n.md", "templates/t.md", "y/.keep.md")
    files = {f"docs/{path}": b"" for path in paths}
    made = read_site({**files, "mkdocs.yml": config.encode()})
    assert [page.path for page in made.pages] == ["index.md", "n.md", "y/.keep.md"]
    assert made.unpublished == {
        ".hidden.md": "excluded",
        "x/gone.md": "excluded",
        "d.md": "draft",
        "templates/t.md": "excluded",
    }
    assert [page.path for page in made.pages if not page.in_nav] == ["n.md"]


def test_anchors_follow_the_extensions_of_the_site() -> None:
    slug = "toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}"
    heading = "# Größe {#size}\n\n## Größe 2\n"
    config = f"markdown_extensions:\n  - attr_list\n  - {slug}\n"
    for made, anchors in (
        (site(config, index=heading), ["size", "größe-2"]),
        (site("site_name: X\n", index=heading), ["groe-size", "groe-2"]),
        (read_site({"docs/index.md": heading.encode()}), ["size", "groe-2"]),
    ):
        assert [found.anchor for found in made.pages[0].headings] == anchors


def test_snippets_are_looked_up_in_the_configured_folders() -> None:
    files = {
        "mkdocs.yml": b"markdown_extensions:\n  - pymdownx.snippets: {base_path: [!relative $docs_dir/parts, other]}\n",
        "docs/index.md": b'--8<-- "one.txt"\n\n--8<-- "two.txt"\n',
        "docs/parts/one.txt": b"See [a](gone.md).\n",
        "other/two.txt": b"See [b](gone.md).\n",
    }
    (page,) = read_site(files).pages
    assert [str(link.location) for link in page.links] == ["docs/parts/one.txt:1:5", "other/two.txt:1:5"]


def test_site_url_has_a_trailing_slash() -> None:
    assert site("site_url: https://x.example/docs\n").site_url == "https://x.example/docs/"
    assert site("site_url:\n").site_url == ""


def test_docs_folder_outside_the_folder_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "conf").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    made = site_from_folder(Folder(tmp_path / "conf", "../docs"), {"docs_dir": "../docs"})
    assert [(page.path, str(page.location)) for page in made.pages] == [("index.md", "../docs/index.md:1:1")]


def test_missing_docs_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="docs: cannot be read: No such file or directory"):
        site_from_folder(Folder(tmp_path, "docs"), {})


@pytest.mark.parametrize(
    ("theme", "icon"), [("", "img/favicon.ico"), ("theme: {name: material}", "assets/images/favicon.png")]
)
def test_icon_of_the_theme_exists(theme: str, icon: str) -> None:
    assert icon in site(theme, index="").files


def test_folder_of_posts_can_contain_braces() -> None:
    made = site('plugins: [{blog: {blog_dir: 3, post_dir: "{x}"}}]\n', index="")
    assert made.plugin_pages[0] == "{x}/**"


@pytest.mark.parametrize("pattern", ["!", "[z-a]"])
@pytest.mark.parametrize("option", ["exclude_docs", "draft_docs", "not_in_nav"])
def test_invalid_pattern_is_an_error(option: str, pattern: str) -> None:
    with pytest.raises(SourceError, match=f"`{option}` of the configuration has an invalid pattern"):
        site(f"{option}: '{pattern}'", index="")


def test_patterns_without_end_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_SECONDS", 0.02)
    with pytest.raises(SourceError, match="the patterns in `exclude_docs` of the configuration take too long"):
        site(f"exclude_docs: '{'*a' * 30}*b'", **{"a" * 100: ""})


def test_hidden_files_and_templates_are_excluded_as_pathspec_reads_the_patterns() -> None:
    names = ("a", ".b", "..c", "templates", "templates.md", "Templates", "d.e")
    paths = ["/".join(parts) for number in (1, 2, 3) for parts in product(names, repeat=number)]
    excluded = GitIgnoreSpec.from_lines(tree._HIDDEN).match_files(paths)
    assert set(tree._unpublished(paths, {})) == set(excluded)
