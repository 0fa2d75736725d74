"""A tiny site for each plugin and Markdown extension of the table: sound, and with one defect in a line of its own."""

from typing import NamedTuple


class Case(NamedTuple):
    """A site of one row.

    Attributes:
        row: The plugin or extension, as the first column of the table names it.
        config: `mkdocs.yml` without the name of the site; `PLUGINS` stands for doc-lint and the search.
        files: The other files.
        path: The file that gets the defect.
        defect: What is added to it, after an empty line.
        place: Where the defect is to be found.
        without: What `check --no-plugins` makes of the defect: `found`, `unjudged` or, if it is not read, `nothing`.
        unjudged: Parts of the reasons why something of the sound site is not judged without the plugin.
        repositories: Folders that are Git repositories.
    """

    row: str
    config: str
    files: dict[str, str]
    path: str
    defect: str
    place: str
    without: str = "found"
    unjudged: tuple[str, ...] = ()
    repositories: tuple[str, ...] = ()


HOME = "# Home\n\nText.\n"
GONE = "[x](gone.md)"


def extension(row: str, config: str, text: str, good: str, bad: str, **kwargs: object) -> Case:
    """Return a case with one page, whose text gives it an anchor; `good` leads there, `bad` does not."""
    page = f"# home\n\n[good]({good})\n\n{text}\n"
    line = page.count("\n") + 2
    return Case(
        row,
        f"plugins: [PLUGINS]\nmarkdown_extensions: {config}\n",
        {"docs/index.md": page},
        "docs/index.md",
        f"[bad]({bad})",
        f"docs/index.md:{line}:1",
        **kwargs,  # type: ignore[arg-type]
    )


_I18N = """\
nav: [index.md, guide.md]
plugins:
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: en, name: English, default: true, build: true}}
        - {{locale: fr, name: Français, build: true}}
  - PLUGINS
"""
_EN = {"index": "# Home\n\n[guide](guide.md#part) and [fr](fr/guide/)\n", "guide": "# Guide\n\n## Part\n\nText.\n"}
_FR = {"index": "# Accueil\n\n[guide](guide.md#partie)\n", "guide": "# Guide\n\n## Partie\n\nTexte.\n"}
_NOTEBOOK = (
    '{"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Notebook\\n", "\\n", "## Part"]}],'
    ' "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n'
)

PLUGINS = [
    Case(
        "`i18n`, suffixes",
        _I18N.format(structure="suffix"),
        {f"docs/{name}.md": text for name, text in _EN.items()} | {f"docs/{n}.fr.md": text for n, text in _FR.items()},
        "docs/index.fr.md",
        "[x](guide.md#part)",
        "docs/index.fr.md:5:1",
    ),
    Case(
        "`i18n`, folders",
        _I18N.format(structure="folder"),
        {f"docs/en/{n}.md": text for n, text in _EN.items()} | {f"docs/fr/{n}.md": text for n, text in _FR.items()},
        "docs/fr/index.md",
        "[x](guide.md#part)",
        "docs/fr/index.md:5:1",
    ),
    Case(
        "`redirects`",
        "plugins: [redirects: {redirect_maps: {old.md: new.md}}, PLUGINS]\n",
        {"docs/index.md": '# Home\n\n[old](old/) and <a href="old/">old</a>\n', "docs/new.md": "# New\n\nText.\n"},
        "docs/index.md",
        "[older](older/)",
        "docs/index.md:5:1",
    ),
    Case(
        "`include-markdown`",
        "plugins: [include-markdown, PLUGINS]\n",
        {
            "CHANGES.md": "# Changes\n\n## 1.0\n\nText.\n",
            "docs/index.md": "# Home\n\n[1.0](changes.md#10)\n",
            "docs/changes.md": '{% include-markdown "../CHANGES.md" %}\n',
        },
        "docs/index.md",
        "[2.0](changes.md#20)",
        "docs/index.md:5:1",
        "unjudged",
        ("hooks or macros",),
    ),
    Case(
        "`markdown_include.include`",
        "plugins: [PLUGINS]\nmarkdown_extensions: [markdown_include.include: {base_path: docs}]\n",
        {"docs/index.md": "{!inc/head.txt!}\n\n[part](#part)\n", "docs/inc/head.txt": "# Home\n\n## Part\n\nText.\n"},
        "docs/index.md",
        "[none](#none)",
        "docs/index.md:5:1",
        "unjudged",
        ("hooks or macros",),
    ),
    Case(
        "`macros`",
        "plugins: [macros, PLUGINS]\nextra: {heading: '## Part', page: index.md}\n",
        {"docs/index.md": "# Home\n\n{{ heading }}\n\n[part](#part) and [home]({{ page }})\n"},
        "docs/index.md",
        "[none](#none)",
        "docs/index.md:7:1",
        "unjudged",
        ("hooks or macros",),
    ),
    Case(
        "`awesome-nav`",
        "plugins: [awesome-nav, PLUGINS]\n",
        {
            "docs/index.md": "# Home\n\n[old](old-b.md) and [hidden](hidden/c.md)\n",
            "docs/a.md": "# A\n\nText.\n",
            "docs/.nav.yml": "nav:\n  - index.md\n  - Second: a.md\nignore: 'old-*.md'\n",
            "docs/old-b.md": "# B\n\nText.\n",
            "docs/hidden/.nav.yml": "hide: true\n",
            "docs/hidden/c.md": "# C\n\nText.\n",
        },
        "docs/a.md",
        GONE,
        "docs/a.md:5:1",
        "found",
        ("the plugin `awesome-nav` creates the nav",),
    ),
    Case(
        "`awesome-pages`",
        "plugins: [awesome-pages, PLUGINS]\n",
        {"docs/index.md": HOME, "docs/a.md": "# A\n\nText.\n", "docs/.pages": "nav:\n  - index.md\n  - Second: a.md\n"},
        "docs/a.md",
        GONE,
        "docs/a.md:5:1",
        "found",
        ("the plugin `awesome-pages` creates the nav",),
    ),
    Case(
        "`section-index`",
        "theme: material\nplugins: [section-index, PLUGINS]\n"
        "nav:\n  - index.md\n  - Guides:\n      - guides/index.md\n      - guides/a.md\n",
        {"docs/index.md": HOME, "docs/guides/index.md": "# Guides\n\nText.\n", "docs/guides/a.md": "# A\n\nText.\n"},
        "docs/guides/a.md",
        GONE,
        "docs/guides/a.md:5:1",
    ),
    Case(
        "`literate-nav`",
        "plugins: [literate-nav, PLUGINS]\n",
        {
            "docs/index.md": HOME,
            "docs/a.md": "# A\n\nText.\n",
            "docs/SUMMARY.md": "- [Home](index.md)\n- [Second](a.md)\n",
        },
        "docs/a.md",
        GONE,
        "docs/a.md:5:1",
    ),
    Case(
        "`gen-files`",
        "plugins: [gen-files: {scripts: [gen.py]}, PLUGINS]\n",
        {
            "gen.py": "import mkdocs_gen_files\n\nwith mkdocs_gen_files.open('made.md', 'w') as file:\n"
            "    file.write('# Made\\n\\n## Part\\n\\nText.\\n')\n",
            "docs/index.md": "# Home\n\n[made](made.md#part)\n",
        },
        "docs/index.md",
        "[none](made.md#none)",
        "docs/index.md:5:1",
        "unjudged",
        ("the plugin `gen-files` may generate pages",),
    ),
    Case(
        "`tags`",
        "theme: material\nplugins: [tags, PLUGINS]\n",
        {
            "docs/index.md": "---\ntags: [Alpha]\n---\n# Home\n\n[alpha](tags.md#tag:alpha)\n",
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
        },
        "docs/index.md",
        "[none](tags.md#none)",
        "docs/index.md:8:1",
        "found",
        ("a plugin lists the tags",),
    ),
    Case(
        "`blog`",
        "theme: material\nplugins: [blog, PLUGINS]\n",
        {
            "docs/index.md": "# Home\n\n[blog](blog/index.md) and [first](blog/2026/01/31/first/)\n",
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/first.md": "---\ndate: 2026-01-31\n---\n# First\n\nText and [home](../../index.md).\n",
        },
        "docs/blog/posts/first.md",
        GONE,
        "docs/blog/posts/first.md:8:1",
        "found",
        ("a plugin makes the address",),
    ),
    Case(
        "`monorepo`",
        "plugins: [monorepo, PLUGINS]\nnav:\n  - Home: index.md\n  - Part: '!include ./part/mkdocs.yml'\n",
        {
            "docs/index.md": "# Home\n\n[part](part/index.md)\n",
            "part/mkdocs.yml": "site_name: part\nnav: [index.md]\n",
            "part/docs/index.md": "# Part\n\n[home](../index.md)\n",
        },
        "part/docs/index.md",
        GONE,
        "part/docs/index.md:5:1",
        "nothing",
        ("the plugin `monorepo`",),
    ),
    Case(
        "`multirepo`",
        "plugins: [multirepo, PLUGINS]\nnav:\n  - Home: index.md\n  - Part: '!import file://ROOT/part?branch=main'\n",
        {
            "docs/index.md": "# Home\n\n[part](part/index.md)\n",
            "part/mkdocs.yml": "site_name: part\nnav: [index.md]\n",
            "part/docs/index.md": "# Part\n\n[home](../index.md)\n",
        },
        "part/docs/index.md",
        GONE,
        "/part/docs/index.md:5:1",
        "nothing",
        ("the plugin `multirepo`",),
        ("part",),
    ),
    Case(
        "`autorefs`",
        "plugins: [autorefs, PLUGINS]\n",
        {"docs/index.md": "# Home\n\n[part][part] and [Part][]\n", "docs/a.md": "# A\n\n## Part\n\nText.\n"},
        "docs/index.md",
        "[none](a.md#none)",
        "docs/index.md:5:1",
    ),
    Case(
        "`mkdocs-jupyter`",
        "plugins: [mkdocs-jupyter, PLUGINS]\n",
        {"docs/index.md": "# Home\n\n[notebook](book.ipynb)\n", "docs/book.ipynb": _NOTEBOOK},
        "docs/index.md",
        "[none](none.ipynb)",
        "docs/index.md:5:1",
        "unjudged",
    ),
    Case(
        "`git-revision-date-localized`",
        "plugins: [git-revision-date-localized, PLUGINS]\n",
        {"docs/index.md": HOME},
        "docs/index.md",
        GONE,
        "docs/index.md:5:1",
        repositories=(".",),
    ),
    Case(
        "`minify`",
        "plugins: [minify: {minify_html: true}, PLUGINS]\n",
        {"docs/index.md": "# Home\n\n[part](#part)\n\n## Part\n\nText.\n"},
        "docs/index.md",
        "[none](#none)",
        "docs/index.md:9:1",
    ),
]

EXTENSIONS = [
    extension("`pymdownx.arithmatex`", "[pymdownx.arithmatex]", "$[u](v)$ and $$x[d\\mid i](u)$$", "#home", "#none"),
    extension(
        "`pymdownx.tabbed` with a slug function",
        "[pymdownx.superfences, pymdownx.tabbed: {alternate_style: true, slugify: !!python/object/apply:"
        "pymdownx.slugs.slugify {kwds: {case: lower}}}]",
        '=== "On Linux"\n\n    Text.',
        "#on-linux",
        "#on-windows",
    ),
    extension(
        "`pymdownx.blocks`",
        "[pymdownx.blocks.html, pymdownx.blocks.admonition]",
        "/// note | Title\n[x](#part)\n\n## Part\n///",
        "#part",
        "#none",
    ),
    extension(
        "`pymdownx.critic`", "[pymdownx.critic]", "## Part\n\nText {--old--}{++[new](#part)++}.", "#part", "#none"
    ),
    extension("`pymdownx.tasklist`", "[pymdownx.tasklist]", "- [ ] open\n- [x] [done](#home)", "#home", "#none"),
    extension("`pymdownx.emoji`", "[pymdownx.emoji]", "## Good :smile: day", "#good-day", "#good-smile-day"),
    extension("`pymdownx.magiclink`", "[pymdownx.magiclink]", "https://example.com/x and [a](#home)", "#home", "#none"),
    extension("`pymdownx.snippets`", "[pymdownx.snippets: {base_path: [docs]}]", '--8<-- "part.txt"', "#part", "#none"),
    extension(
        "`md_in_html`",
        "[md_in_html]",
        '<div markdown id="box">\n## Inside\n\n[x](#inside)\n\n</div>',
        "#inside",
        "#none",
    ),
    extension("`attr_list`", "[attr_list]", "## Part {#own}\n\nText.\n{: #paragraph }", "#own", "#part"),
    extension("`abbr`", "[abbr]", "## The HTML part\n\n*[HTML]: Language", "#the-html-part", "#none"),
    extension(
        "`footnotes`",
        "[footnotes]",
        "Text[^1].\n\n[^1]: Note.",
        "#fn:1",
        "#fn:2",
        without="unjudged",
        unjudged=("extensions add these ids",),
    ),
    extension("`wikilinks`", "[wikilinks]", "[[Home]]", "#home", "#none"),
    extension(
        "`toc` with a slug function that is known",
        "[toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: none}}}]",
        "## Two Words",
        "#Two-Words",
        "#two-words",
    ),
    extension(
        "`toc` with any other slug function",
        "[toc: {slugify: !!python/name:html.escape }]",
        "## Part",
        "#Part",
        "#none",
        without="unjudged",
        unjudged=("anchors of headings is unknown",),
    ),
]
EXTENSIONS[7].files["docs/part.txt"] = "## Part\n"
CASES = PLUGINS + EXTENSIONS
