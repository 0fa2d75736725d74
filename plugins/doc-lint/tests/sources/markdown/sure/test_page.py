"""Which pages the fast reader reads alone, and that it reads them right."""

import pytest
from pymdownx.slugs import slugify

from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.sure.page import is_sure

DIALECT = read_dialect(
    {name: {} for name in ("abbr", "admonition", "attr_list", "footnotes", "pymdownx.superfences", "pymdownx.tabbed")}
)


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\nText with [a link](a.md#x), `code` and **bold**.\nMore.\n",
        '# Title {#own}\nText\n\n```py title="a"\n[no](no.md)\n```\n',
        "- a\n- b\n    - c\n\n    text\n\n    ```\n    code\n    ```\n",
        "Text:\n- a\n- b\n",
        '!!! note "Title"\n\n    Text\n\n    - a\n\n=== "Tab"\n\n    Text\n',
        "> Text\n> more\n\n| a | b |\n| --- | --- |\n| `c` | [d](d.md) |\n",
        "[a][ref] and [ref].[^1]\n\n[ref]: a.md\n\n[^1]: Note.\n",
        "<!-- a\n\nb -->\n\nText <https://e.x/> <br>\n",
        "::: name\n    options:\n      x: 1\n",
        "| a |\n| --- |\n| [`b`](c.md#b){#b} |\n\n![x](y.png){#z}, [one][ref]{#one}\n\n[ref]: a.md\n",
        "Text `code`.\n{: data-exclude }\n\nText\n{: .class }\n",
        '# Title  \n\n## The "best" one ([#5](a.md#5)) — C#, no 1 \n\n### Own {#own} \n',
        "!!! note\n\nText\n\n## Title\n",
        "*  a\n-   b\n\n    text\n1.  c\n",
        "- a\n  - b\n    - c\n1. d\n\t- e\n",
        "- a\n\n    !!! note\n\n        text\n\n    ---\n\n    text\n",
        '!!!note "Title"\n\n    Text\n\n!!! note of words\n    Text\n',
        ">Text\n>more\n\n    code\n\n    more\n",
        "Title\n=====\nText\n\nTitle\n---\n\nText\n\n---\nText\n",
        "<!-- one -->\n<!-- two -->\n## Title\n",
        "Text\n# Heading right below\n",
        "```\ncode\n```   \n- below a fence\n",
        "```tick``` at the start\n\n```` md\n```\n````\n",
        '!!! "Title"\n\n??? tip\n\nText\n',
        "Text [1] and [^1], [^2].\n\n[^1]: One.\n[^2]: Two.\n\n[1]: a.md\n[1]: a.md\n",
        '<p align="center">\n<img src="a.png">\n</p>\n\n<h2>A</h2>\n<h3>B</h3>\n\n<hr>\n',
        "## Open [optional] > 1 = 1\n\n## Other\n",
        "| a | b |\n| --- | --- |\n| c |\n| `d\\.e` | f\\_g |\n",
        "| a | b |\n| --- | --- |\n| `c|d` | `e \\| f` |\n| ``g` h` | i`` | j |\n",
        "> | a |\n> | --- |\n> | `c|d` |\n",
        '<figure class="a">\n<svg>\n <a href="a.md">b</a>\n\n</svg>\n\n</figure>\n\n[c](d.md)\n',
        "`a` `b`{ #own } and ``c` d` e``{#own2}\n",
        "- Bump a [@name[bot]](https://e.x/name) [#1](https://e.x/1)\n",
        "```make\nall:\n\ttrue\n```\n\n!!! note\n\n    Text\n\n  ```\n  code\n  ```\n",
        "[a][undefined], [k.m_n][] and [`k.m`][k.m]\n",
        '[a_b] and [k][]\n\n[a_b]: a.md?b=c&d=e "Title"\n[k]:k.md\n',
        '```a.toml\n[no](no.md)\n```\n\n```hl_lines="1"\ncode\n```\n\n``` { .sh .wide title="a" }\ncode\n```\n',
        "> Text:\n>\n> ```py\n> [no](no.md)\n> ```\n",
        "::: a-b\n    :c: d\n",
        "![a_b > c](d.png 'Title')\n\n# It’s 📚\n",
        '<a href="a_b.md">c `d`</a> <a id="e"></a><img src="f.png"/> g <!-- [no](no.md) -->\n',
        "![a b][c d] and ![e]\n\n[c d]: f.png\n[e]: g.png\n",
        "See [a]: b, [c] and [d]:\n",
        "[a][b\nc]\n\n[b c]: d.md\n",
        "*[HTML]: long\n*[CSS]: also\n",
        "Type <code>list[str &#124; dict[str, int]]</code>, '\\n' {a&#95;b}\n",
    ],
)
def test_ordinary_page_is_sure(text: str) -> None:
    assert is_sure(text, DIALECT)


@pytest.mark.parametrize(
    "text",
    [
        "#Title\n",
        "> !!! note\n>     text\n>\n>     text or code\n",
        "  ## Indented\n",
        "Title\nof two lines\n---\n",
        "```\ncode\n```\nTitle\n---\n",
        "```\ncode\n```\n---\n",
        "```\ncode\n```\n| a |\n| --- |\n| b |\n",
        "```\ncode\n```\n- a\n\n        code or text\n",
        "Text\n- a\n\n      code or text\n",
        "[^1]: Note.\n\n    code or more\n\nText[^1]\n",
        "- a\n\n    !!! note\n\n            code or text\n",
        "10.  a\n\n    text\n",
        "- a\n        - b\n",
        "-    a\n",
        "> \ttext\n",
        "* #1: text\n",
        "<div>\n<div>\n\n[x](a.md)\n</div>\n</div>\n",
        '<div markdown="1">\n[x](a.md)\n</div>\n',
        "<div>\n<pre>\n</pre>\n</div>\n",
        "<div>\n[a]: b\nc\n===\n</div>\n",
        "<div>\n</div> text\n",
        "<div>\n</div>\n[x](a.md)\n",
        "</div>\n",
        "<div>\n\n<div>\n</div>\n\n[x](a.md)\n</div>\n",
        "<div>\n\n<p>\n</div>\ntext\n",
        "    ```\n    code\n\n<div>\n\n[x](a.md)\n\n</div>\n",
        "Text {&#35;id} {&num;id}\n",
        "<code>[a](b.md)\n",
        "Text </code>\n",
        "<code>a</code>{#id}\n",
        "# <code>a</code>\n",
        "\\begin{a}\n\\<name>\n",
        "| a | b |\n| --- | --- |\n| c|d` | e |\n",
        "Text `of\n- two` blocks\n",
        "Text:\n- # Title\n",
        '!!! "Title"\n\n    code or text\n',
        '!!! "Title"\nText\n',
        "[x](a b.md)\n",
        "[a][undefined]\n\n[A]: a.md\n",
        "[a][undefined]{#id}\n",
        "_[a][undefined]_\n",
        "é[a][undefined]\n",
        "[a]: b.md?c&copy;\n",
        "```{note}\ntext or code\n```\n",
        '```py="a"\ntext or code\n```\n',
        ">```\n>code or text\n>```\n",
        "> ```\n> > code or text\n> ```\n",
        "> > ```\n> > code or text\n> > ```\n",
        "# A\N{ZERO WIDTH SPACE}b\n",
        '<a href="a.md">b\n',
        '<img src="a.png"\n alt="b">\n',
        '<a id="a" markdown="1">b</a>\n',
        "Text\n<!-- a --> [b](c.md)\n",
        "<br>\n[x](a.md)\n",
        "- a\n\n        code or text\n",
        "1) a\n\n    text\n",
        "| a |\n| --- | --- |\n| b | c |\n",
        "??? note\n\n    details are not on\n",
        "*[a`b]: abbreviation\n",
        "`open and `` open\n",
        "` open and `code`\n",
        '=== "Tab"\n\nText\n',
        "!!! note\nText\n",
        "# Title #\n",
        "# A < B\n",
        "# A <x>\n",
        "!!! note\n\n    <!-- a\n\n    [x](a.md) -->\n",
        "[`a `b](c.md)\n",
        "```{ .py #id }\n[no](no.md)\n```\n",
        "```\n[no](no.md)\n",
        "# A &amp; B\n",
        "Text\n ## Heading right below\n",
        "[one]: a.md\n[one]: b.md\n",
        "    code\n```\n# text\n```\n",
        "[a][no\nname]\n",
        "![a][no name]\n",
        "![a][b]{#c}\n\n[b]: d.png\n",
        "Text { #id }\n",
        "[text]{#id}\n",
        "[a](b.md) {#id}\n",
        "Text\n{: #id }\n",
        "Text\n{: .class }\nmore\n",
        "{: .class }\n",
        "- a\n{: .class }\n",
        "::: name\nhttps://e.x/\n",
        "::: name\n> - \n        code or text\n",
        "- a\n\n  ```\n  \tcode\n  ```\n",
        "!!! note\n\n\t[x](a.md)\n",
        "!!! note\n    !!! note\n        \t[x](a.md)\n",
    ],
)
def test_page_that_both_may_read_otherwise_is_unsure(text: str) -> None:
    assert not is_sure(text, DIALECT)


def test_heading_inside_a_tab_is_unsure_where_ids_of_tabs_begin_with_those_of_headings() -> None:
    text = '=== "a"\n\n    ## b\n\n=== "c"\n\n    d\n'
    assert is_sure(text, read_dialect({"pymdownx.tabbed": {"slugify": slugify(case="lower")}}))
    options = {"slugify": slugify(case="lower"), "combine_header_slug": True}
    assert not is_sure(text, read_dialect({"pymdownx.tabbed": options}))
    comment = "- a\n\n    ```\n    # b\n    ```\n"
    assert is_sure(comment, read_dialect({"pymdownx.superfences": {}, "pymdownx.tabbed": options}))


def test_element_around_markdown_is_sure_where_the_extension_is_on() -> None:
    text = '<div class="grid" markdown>\n\n- a\n\n    ---\n\n    text\n\n</div>\n'
    assert is_sure(text, read_dialect({"md_in_html": {}}))
    assert not is_sure(text, DIALECT)
    assert not is_sure(text.replace("- a", "<div>"), read_dialect({"md_in_html": {}}))
    assert not is_sure(text.replace("\n\n- a", "\n- a"), read_dialect({"md_in_html": {}}))


def test_braces_are_text_without_attribute_lists() -> None:
    assert is_sure("## {name}/config\n\nText {#id}\n", read_dialect({}))
    assert not is_sure("## {name}/config\n", DIALECT)


def test_title_of_a_tab_is_sure_only_if_its_id_is() -> None:
    text = '=== "a `b ` c"\n\n    d\n'
    assert is_sure(text, DIALECT)
    assert not is_sure(text, read_dialect({"pymdownx.tabbed": {"slugify": slugify(case="lower")}}))


def test_extension_makes_unsure_what_it_changes() -> None:
    text = "Costs $5, see https://e.x/\n"
    assert is_sure(text, DIALECT)
    assert not is_sure(text, read_dialect({"pymdownx.arithmatex": {}}))
    assert not is_sure(text, read_dialect({"pymdownx.magiclink": {"hide_protocol": True}}))


def test_users_issues_and_commits_are_links_where_magiclink_has_shorthands() -> None:
    shorthands = read_dialect({"pymdownx.magiclink": {"repo_url_shorthand": True}})
    for text in ("By @user\n", "Fixed #12\n", "name/repo!3\n", f"{'0a' * 20}\n"):
        assert is_sure(text, read_dialect({"pymdownx.magiclink": {}}))
        assert not is_sure(text, shorthands)
    assert is_sure("Ask m@e.x! #a? __It is!__\n", shorthands)


@pytest.mark.parametrize("text", ["> " * 3000 + "text\n", "".join(f"{'    ' * n}!!! note\n\n" for n in range(300))])
def test_deep_page_is_unsure(text: str) -> None:
    assert not is_sure(text, DIALECT)
    assert is_sure("> > > text\n", DIALECT)
