"""Which pages the fast reader reads alone, and that it reads them right."""

import pytest
from pymdownx.slugs import slugify

from doc_lint.sources.markdown.dialect import read_dialect
from doc_lint.sources.markdown.sure import is_sure

DIALECT = read_dialect(
    {"admonition": {}, "attr_list": {}, "footnotes": {}, "pymdownx.superfences": {}, "pymdownx.tabbed": {}}
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
        "[x](a b.md)\n",
        "[a][undefined]\n",
        "<div>\n[x](a.md)\n</div>\n",
        "<br>\n[x](a.md)\n",
        "- a\n\n        code or text\n",
        "1) a\n\n    text\n",
        "| a |\n| --- | --- |\n| b | c |\n",
        "??? note\n\n    details are not on\n",
        "*[HTML]: abbreviation\n",
        "`open\n",
        '=== "Tab"\n\nText\n',
        "!!! note\nText\n",
        "# Title #\n",
        "# A > B\n",
        "!!! note\n\n    <!-- a\n\n    [x](a.md) -->\n",
        "[`a `b](c.md)\n",
        "```{ .py }\n[no](no.md)\n```\n",
        "```\n[no](no.md)\n",
        "\tcode\n",
        "# A &amp; B\n",
        "Text\n# Heading right below\n",
        "[one]: a.md\n[one]: b.md\n",
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
    ],
)
def test_page_that_both_may_read_otherwise_is_unsure(text: str) -> None:
    assert not is_sure(text, DIALECT)


def test_heading_inside_a_tab_is_unsure_where_ids_of_tabs_begin_with_those_of_headings() -> None:
    text = '=== "a"\n\n    ## b\n\n=== "c"\n\n    d\n'
    assert is_sure(text, read_dialect({"pymdownx.tabbed": {"slugify": slugify(case="lower")}}))
    options = {"slugify": slugify(case="lower"), "combine_header_slug": True}
    assert not is_sure(text, read_dialect({"pymdownx.tabbed": options}))


def test_extension_makes_unsure_what_it_changes() -> None:
    text = "Costs $5, see https://e.x/\n"
    assert is_sure(text, DIALECT)
    assert not is_sure(text, read_dialect({"pymdownx.arithmatex": {}}))
    assert not is_sure(text, read_dialect({"pymdownx.magiclink": {}}))
