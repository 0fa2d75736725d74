"""Where a page may be split."""

import pytest

from doc_lint.sources.markdown.sure.chunks import chunks


def split(text: str, *, superfences: bool = True, math: bool = False) -> list[str]:
    lines = text.split("\n")
    return ["\n".join(lines[first:end]) for first, end in chunks(text, superfences=superfences, math=math)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("# Title\n", "Text"),
        ("# Title\n", "- item"),
        ("# Title\n", "> quote"),
        ("Text\nmore\n", "# Title"),
        ("- item\n\n    more\n", "Text"),
        ("- item\n\n    ```\n    code\n    ```\n", "**Text**"),
        ("```\na\n\nb\n```\n", "`code`"),
        ("<div>\n\nText\n\n</div>\n", "Text"),
        ("Text `<div>`, <name>, <https://e.x/>, <m@e.x> and <br>\n", "Text"),
        ("<!--\nText\n\nText\n-->\n", "Text"),
        ("> ```\n> a\n>\n> b\n> ```\n>\n> Text\n", "Text"),
        ("- a\n\n    > ~~~ py\n    > a\n    > ~~~\n", "Text"),
        ("```\na\n```\n    lazy\n", "Text"),
        ("<script>\n\nlet a\n\n</script>\n", "Text"),
        ("<style>a</style>\n", "Text"),
        ("Text <a\nhref='b'>c</a><br/>\n", "Text"),
        ("Text <!-- <div> -->\n", "<p>Text</p>"),
        ("!!! note\n\n    Text\n", '=== "Tab"'),
        ("- item\n", "| a |"),
        ("Text\n", "  [name]: a.md"),
        ("    code\n", "2024 was"),
        ("Text ```of``` one line\n", "[link](a.md)"),
        ("$a$\n", '"Text"'),
    ],
)
def test_page_is_split_where_nothing_above_goes_on(first: str, second: str) -> None:
    assert split(f"{first}\n{second}\n", math="$" in first) == [f"{first}", f"{second}\n"]


@pytest.mark.parametrize(
    "text",
    [
        "Text\n# Title\n",
        "Text\n\n- item\n",
        "- item\n\n    more\n",
        "Term\n\n:   definition\n",
        "Text\n\n> quote\n",
        "Text\n\n{: .class }\n",
        "# Title\n\n{: .class }\n",
        "# Title\n\n    code\n",
        "Text\n\n1. item\n",
        "```\na\n\nb\n",
        "```py a b\na\n\nb\n```\n\nText\n",
        "    ```\n    a\n```\n\nb\n",
        "````\n```\n````\n\nb\n",
        "> ```\n> a\n\nb\n",
        "- ```\n  a\n\nb\n",
        "<div>\n\nText\n",
        "</div>\n\nText\n",
        "<!-- a\n\nText\n",
        "<pre>\n\nText\n\n</pre>\n",
        "<img\n\nsrc='a'>\n",
        "<img\n```\na>\n```\n\nText\n",
        "> ```\n> a\n>\n> b\n\nText\n",
        "> ```\n> > a\n> ```\n\nText\n",
        "<script>\n\nText\n",
        "<style>\na\n</style> b\n\nText\n",
        "<!--> a\n\nText\n",
        "<!-- a\n\n--!>\n\nText\n",
        "/// note\n\nText\n\n///\n",
    ],
)
def test_page_is_not_split_where_something_may_go_on(text: str) -> None:
    assert split(text) == [text]


def test_math_may_be_in_more_than_one_block() -> None:
    assert len(split("$$\n\nText\n\n$$\n", math=True)) == 1
    assert len(split("$$\n\nText\n\n$$\n")) == 2


def test_fences_with_options_are_those_of_superfences() -> None:
    text = "  ```\n  a\n  ```\n\nText\n"
    assert len(split(text)) == 2
    assert len(split(text, superfences=False)) == 2
    assert len(split("``` { .py .wide }\na\n```\n\nText\n")) == 2
    assert len(split("``` { .py .wide }\na\n```\n\nText\n", superfences=False)) == 1


def test_nothing_is_lost() -> None:
    text = "\n\n# Title\n\nText\n\n\n```\n\n```\n\n<div>\n\nText"
    assert "\n".join(split(text)) == text
