"""Markdown for comparisons: every construct in every nesting, with and without the extensions that know it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pymdownx.slugs import slugify

from doc_lint.sources.markdown.dialect import read_dialect
from scripts.oracle_reading import Oracle

if TYPE_CHECKING:
    from scripts.compare_markdown import Result

MATERIAL: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.betterem": {},
    "pymdownx.caret": {},
    "pymdownx.critic": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {},
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.magiclink": {},
    "pymdownx.mark": {},
    "pymdownx.smartsymbols": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True, "slugify": slugify(case="lower"), "combine_header_slug": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
}
DIALECTS: Mapping[str, dict[str, dict[str, Any]]] = {
    "MkDocs": {},
    "extra": {"extra": {}, "admonition": {}, "smarty": {}, "sane_lists": {}, "wikilinks": {}},
    "plain": {"admonition": {}, "attr_list": {}, "footnotes": {}, "pymdownx.superfences": {}, "pymdownx.tabbed": {}},
    "pymdownx": {
        "pymdownx.extra": {},
        "admonition": {},
        "pymdownx.details": {},
        "pymdownx.blocks.html": {},
        "nl2br": {},
    },
    "Material": MATERIAL,
    "highlight": {
        "admonition": {},
        "codehilite": {},
        "pymdownx.inlinehilite": {},
        "pymdownx.superfences": {},
        "pymdownx.tasklist": {},
        "pymdownx.tilde": {},
    },
    "URLs": {"attr_list": {}, "footnotes": {}, "pymdownx.magiclink": {}, "pymdownx.superfences": {}},
    "shorthands": {
        "attr_list": {},
        "pymdownx.magiclink": {
            "repo_url_shorthand": True,
            "social_url_shorthand": True,
            "provider": "github",
            "user": "user",
            "repo": "repo",
        },
        "pymdownx.superfences": {},
        "pymdownx.tabbed": {"alternate_style": True, "slugify": slugify(case="lower")},
        "pymdownx.emoji": {},
    },
    "elements": {
        "admonition": {},
        "attr_list": {},
        "footnotes": {},
        "md_in_html": {},
        "pymdownx.details": {},
        "pymdownx.superfences": {},
        "pymdownx.tabbed": {},
    },
}

TARGETS = (
    "a.md",
    "b.md#x",
    "#setup",
    "../c/",
    "https://e.x/a_b?c=d&e=f",
    "d e.md",
    "<f g.md>",
    "h(i).md",
    "",
    "%20.md",
)
WORDS = (
    "word",
    "two words",
    "snake_case",
    "it's",
    '"quoted"',
    "1 < 2",
    "AT&T",
    "C++",
    "1.",
    "#",
    "-",
    "HTML",
    "é",
    "...",
)
RAW = (
    "`code`",
    "``a ` b``",
    "`[x](no.md)`",
    "`open",
    "\\[esc](no.md)",
    "\\`not code`",
    "<https://e.x/auto>",
    "<m@e.x>",
    "https://e.x/bare",
    "<br>",
    "<b>bold</b>",
    '<a id="mark"></a>',
    '<a href="html.md">',
    "</a>",
    '<img src="i.png" alt="alt">',
    "<!-- comment -->",
    "&amp;",
    "&copy;",
    ":smile:",
    "$x[y](z)$",
    "$5",
    "\\(m\\)",
    "{++added++}",
    "{--[gone](gone.md)--}",
    "==mark==",
    "~~del~~",
    "^^ins^^",
    "++ctrl+a++",
    "{{ macro }}",
    "{.cls}",
    "{#own}",
    "{&#35;own} {&num;own}",
    "[text]{#own}",
    "<code>",
    "</code>",
    "`` ` ``",
    "`a | b",
    "\\<name>",
    "{: #own2 .cls }",
    "[[Wiki]]",
    "[ ]",
    "[text]",
    "[text][ref]",
    "[text] [ref]",
    "[ref][]",
    "[ref]",
    "[undefined][nothing]",
    "[^1]",
    "[^none]",
    "![pic][ref]",
    "[x](a.md 'title')",
    "[x] (a.md)",
    "[x](a.md){ .cls }",
    "[x](a.md){#of-link}",
    "**",
    "*",
    "_",
    "__init__",
    "|",
    "\\|",
    "\\",
)
FENCES = ("```", "````", "~~~", "``` py", '```python title="x"', "~~~ { .py #id }", "```{.py}", '``` js hl_lines="1"')


def texts() -> st.SearchStrategy[str]:
    """Return what generates pages: ordinary ones, which the fast reader reads alone, others, and mixtures."""
    mixed = st.lists(st.one_of(ordinary(), ordinary(), pages()), min_size=3, max_size=6).map("\n\n".join)
    return st.one_of(ordinary(), pages(), st.tuples(ordinary(), pages()).map("\n".join), mixed)


def ordinary() -> st.SearchStrategy[str]:
    """Return what generates pages of well-formed constructs."""
    word = st.sampled_from(
        (
            "word",
            "two words",
            "snake_case",
            "it's",
            "`code`",
            "`a | b`",
            "**bold**",
            "*it* is",
            "[link](a.md)",
            "[b_c](d_e.md#f)",
            "[@a[ref]](b.md)",
            "[@a[b.c]](d.md)",
            "![pic](p.png)",
            "[![pic](p.png)](q.md)",
            "[text][ref]",
            "[ref][]",
            "[ref]",
            "[not](x.md 'y')",
            "<https://e.x/a_b>",
            "note[^1]",
            "https://e.x/",
            "[a\nb](c.md)",
            "&mdash;",
            "<kbd>x</kbd>",
            "<br>",
            "{{ x }}",
            "[ ]",
            "**`a`**",
            "_[x](y.md)_",
            "1.2.3",
            "\\*",
            "[t](a.md){ .cls }",
            "[t](<a b.md>)",
            '[t](a.md "title")',
            ":smile:",
            "$5",
            "a -- b",
            "(c)",
            "(see [x](y.md))",
            "[*a* `b`](c.md)",
            "`Bearer `",
            "`two\nlines`",
            "```three``` ticks",
            "a ` lone",
            "see <name> x",
            "<the-name of it>",
            "< 2 or <1.3",
            "[a > b](c.md)",
            "[it](x_(y).md)",
            "[two\nlines]",
            "C++, C",
            "[optional]",
            "2 > 1",
            "[`open ` x](c.md)",
            "note[^2]",
            "[here](\nc.md)",
            "`\\` is",
            "a = b",
            "~x~ ==y==",
            "[:smile: a](b.md)",
            "[a_b.c]",
            "[a]: two words",
            "line\\\nbreak",
            "<hr>",
            "<code>a &#124; b[c[d], e]</code>",
            "<code>'a\\nb {c&#95;d}'</code>",
            "`a` `b`{ #of-code }",
            "`b`{#of-code2} <br>",
            "``a ` b` c``",
            "`` `a` b ``",
            "`c \\| d`",
            "\\' \\n",
            "[a [b] c]",
            "[e &lt;f>]",
            "https://e.x/a_b#c=d.",
            "(see http://127.0.0.1:80/?t=x)",
            "http://e.x/a,b; http://e.x/__init__.py!",
            "https://e.x:",
            "http://e.x/a*b*",
            "http://e.x/a`c`",
            "http://e.x/a\nhttp://e.x",
            "ahttp://e.x &amp; http://e.x",
            "[https://e.x/](b.md)",
            "[k.m.N][]",
            "[`k.m`][k.m]",
            "[ref][none]",
            "[none][ref]{#of-ref}",
            "[none][none]{#of-none}",
            "__[text][a_b]__",
            "[a_b]",
            "![a_b > c](p.png 'title')",
            "[t](a.md 'it is')",
            '<a href="raw.md?a=b&c=d">raw _x_ `c` [y](z.md)</a>',
            '<a id="raw-id"></a>',
            '<a href="r.md"><img src="r.png" alt="r"/></a>',
            '<img src="i_j.png" alt="i *j*">',
            "a <!-- [no](no.md) --> b",
            "`#!py range(1)`",
            "`:::c a b`",
            "[`#! a`](b.md)",
            "`#!`",
            "m@e.x",
            "(git@e.x:a/b)",
            "@user #12",
            "u/r#3, r#4, is it?5",
            f"done in {'0a' * 20}",
            "it! so",
            "![pic][ref]",
            "![ref]",
            "![ref][]",
            "![none][no name]",
            "[![ref]](a.md)",
            "[text][two\nwords]",
            "[two\nwords][]",
            "see [it]:",
            "see [ref]: x",
            "<!-- lead --> [b](c.md)",
            "it’s 📚 ⚠️",
        )
    )
    text = st.lists(word, min_size=1, max_size=4).map(" ".join)
    line = text.map(lambda each: each.replace("\n", " "))
    head = st.builds(
        "{} {}{}".format, st.sampled_from(("#", "##", "###")), line, st.sampled_from(("", "", "\n", " {#own}"))
    )
    wrapped = st.lists(text, min_size=1, max_size=3).map("\n".join)
    fence = st.builds(
        "{0}{1}\n{2}\n{0}".format,
        st.sampled_from(("```", "~~~", "````")),
        st.sampled_from(
            (
                "",
                "py",
                " py",
                'text title="a"',
                ' title="a b"',
                "a.toml",
                'hl_lines="1"',
                'py title="{a}"',
                ' { .py .cls title="a" }',
                "{.py}",
                "{note}",
                'py title="a"hl_lines="1"',
            )
        ),
        st.sampled_from(
            ("code", "[no](no.md)", "# no", "a\n\nb", "    in\n  x", "- a", "> b", "| c |", "<div>", "\ttab")
        ),
    )
    table = st.builds(
        lambda rows: "\n".join("| " + " | ".join(cells) + " |" for cells in (rows[0], ("---", "---"), *rows[1:])),
        st.lists(st.tuples(line, line), min_size=2, max_size=3),
    )
    marks = st.sampled_from(
        ("- ", "* ", "1. ", "2. ", "- [ ] ", "    - ", "  - ", "   * ", "-   ", "*  ", "1.  ", "10. ", "\t- ", "\t*  ")
    )
    below = st.sampled_from(
        (
            "",
            "",
            "",
            "\n",
            "\n  more",
            "\n    more",
            "\n\n    more",
            "\n\n   more",
            "\nlazy",
            "\n\n        more",
            "\n\n\tmore",
        )
    )
    item = st.builds("{}{}{}".format, marks, st.one_of(wrapped, line), below)
    in_item = st.builds(
        lambda mark, each, block, indent: f"{mark}{each}\n\n{shifted(block, indent)}\n",
        st.sampled_from(("- ", "1. ", "-   ", "1.  ")),
        line,
        st.one_of(fence, wrapped, line),
        st.sampled_from((4, 4, 4, 3, 2, 8)),
    )
    items = st.lists(st.one_of(item, item, in_item), min_size=1, max_size=4).map("\n".join)
    simple = st.one_of(wrapped, wrapped, head, head, fence, table, items, items)
    body = st.lists(simple, min_size=1, max_size=2).map("\n\n".join)
    opener = st.sampled_from(
        (
            "!!! note",
            '!!! tip "T"',
            "??? note",
            '=== "Tab"',
            '=== ":smile: `a.md`"',
            '=== "`a:b:c` :smile:"',
            "!!!note",
            '!!!tip "T"',
            "!!! note of two words",
            "???+note",
        )
    )
    block = st.builds(lambda first, each: f"{first}\n\n{shifted(each, 4)}", opener, body)
    quote = st.builds(
        lambda sign, each: "\n".join(f"{sign}{line}".rstrip() for line in each.split("\n")),
        st.sampled_from(("> ", "> ", ">")),
        body,
    )
    underlined = st.builds("{}\n{}{}".format, line, st.sampled_from(("===", "---")), st.sampled_from(("", "\ntext")))
    followed = st.builds(
        "{}\n{}".format, st.sampled_from(("<!-- one -->", "<!-- a\nb -->", "---", "***", "```\nx\n```")), simple
    )
    fixed = st.sampled_from(
        (
            "[ref]: ref.md",
            "[text]: t.md\n[ref]: r.md",
            "[ref]: ref.md\n[ref]: ref.md",
            '[a_b]: a_b.md?a=b&c=d\n[k.m.N]:k.md "T" ',
            "[none]: a.md?x&copy=1\n[Text]: t.md",
            "[two words]: two.md\n[pic]: <p.png>",
            "[^1]: note [n](note.md)",
            "[^1]: note\n[^2]: two [n](note.md)",
            "<div>\n[x](a.md)\n</div>",
            '<p align="center">\n<img src="p.png" alt="a">\n<a href="q.md" id="own">\nx</a>\n</p>',
            '<h2>Raw</h2>\n<h3 id="r">Raw</h3>',
            "<div><b>x</b>\n<hr>\n</div>",
            "<hr>",
            '<figure class="a">\n<svg>\n<a href="q.md">\n<text x="1">t</text>\n</a>\n</svg>\n\n</figure>',
            "<div>\n<p>a</p>\n\n[no](no.md)\n\n</div>",
            "<div>\n\n<div>\n</div>\n\n</div>",
            "<section>\n\n[no](no.md)\n</section>\n[x](y.md)",
            "    ```\n    x",
            "| a | b |\n|---|---|\n| `c | d` | ``e | f`` |\n| ` | ` | g |",
            "> | a | b |\n> |---|---|\n> | `c \\| d` | e |",
            '<iframe src="v.md"></iframe>',
            '<div class="grid" markdown>\n\n-   a\n\n    ---\n\n    [x](y.md)\n\n</div>',
            "- a\n  - b [c](d.md)\n    - e\n      - f",
            "1. a\n   - b\n      - `c`",
            "    two\n\n    [no](no.md)",
            "para\n# Title [x](y.md)\ntext",
            "- a\n\n    !!! note\n\n        b [c](d.md)\n\n        - e\n\n    f",
            '1. a\n\n    === "T"\n\n        ``` py\n        x\n        ```\n\n    f',
            "```tick``` first\nline",
            "| a | b |\n| --- | --- |\n| `x\\.y` |\n| [c](d.md) | e\\_f |",
            "---",
            "***",
            "<!-- one -->",
            "<!-- a\n\n[no](no.md)\n-->",
            "::: module.name\n    options:\n      x: 1",
            "    code",
            "para\n```\nx\n```",
            "para [y](b.md)\n{: data-end }",
            "intro:\n- a\n- b",
            "intro:\n- # a\n- > b",
            '!!! "Title"',
        )
    )
    return st.lists(
        st.one_of(simple, simple, simple, block, quote, fixed, underlined, followed), min_size=1, max_size=5
    ).flatmap(lambda parts: st.sampled_from(("\n\n", "\n\n", "\n\n", "\n")).map(lambda glue: glue.join(parts)))


def pages() -> st.SearchStrategy[str]:
    """Return what generates pages of anything."""
    return st.lists(blocks(), min_size=1, max_size=4).flatmap(
        lambda parts: st.lists(
            st.sampled_from(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n")), min_size=len(parts), max_size=len(parts)
        ).map(lambda glue: "".join(part + end for part, end in zip(parts, glue, strict=True)))
    )


def inlines() -> st.SearchStrategy[str]:
    """Return what generates text of one line or two."""
    atom = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(RAW))
    text = st.lists(atom, min_size=1, max_size=3).map(" ".join)
    link = st.builds("{}[{}]({})".format, st.sampled_from(("", "", "!")), text, st.sampled_from(TARGETS))
    linked = st.builds("[![{}](p.png)]({})".format, st.sampled_from(WORDS), st.sampled_from(TARGETS))
    marked = st.builds(
        "{0}{1}{0}".format, st.sampled_from(("*", "**", "_", "__", "***", "~~", "==")), st.one_of(text, link)
    )
    piece = st.one_of(atom, link, link, linked, marked)
    return st.lists(piece, min_size=1, max_size=4).flatmap(
        lambda parts: st.sampled_from((" ", " ", " ", "\n", "")).map(lambda glue: glue.join(parts))
    )


def leaves() -> st.SearchStrategy[str]:
    """Return what generates blocks that hold no other."""
    line = inlines().map(lambda text: text.replace("\n", " "))
    heading = st.builds(
        "{}{}{}{}".format,
        st.sampled_from(("# ", "## ", "### ", "#", " ## ", "####### ")),
        line,
        st.sampled_from(("", "", "  ", ' "b" #5 — c', " #", " {#own}", " {#own} ", " { .cls }", " {: #own }")),
        st.sampled_from(("", "\ntext")),
    )
    setext = st.builds("{}\n{}".format, inlines(), st.sampled_from(("===", "---", "=", "- - -")))
    fence = st.builds(
        lambda opener, code, end: f"{opener}\n{code}\n{end or opener.split(' ')[0].rstrip('python{.}')}",
        st.sampled_from(FENCES),
        st.sampled_from(("code", "[no](no.md)", "# no", "a\n\nb", "    in", "```", "<div>", "")),
        st.sampled_from(("", "", "", "```", "~~~")),
    )
    row = st.lists(line, min_size=1, max_size=3)
    table = st.builds(
        lambda head, rule, rows: "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ["---"] * rule, *rows)),
        row,
        st.integers(1, 3),
        st.lists(row, max_size=2),
    )
    fixed = st.sampled_from(
        (
            "[ref]: ref.md",
            '[REF]: <ref 2.md> "t"',
            "[text]: text.md",
            "[^1]: note [n](note.md)",
            "[^1]:\n    note\n\n    more",
            "*[HTML]: long",
            "---",
            "* * *",
            "<!-- a\n\n[no](no.md) -->",
            "$$\na [b](c)\n$$",
            "term\n:   [def](def.md)",
            "[TOC]",
            "<pre>\n[no](no.md)\n\n# no\n</pre>",
            "<hr>",
            "<script>\nlet a = '[no](no.md)'\n</script>",
            "    [code](no.md)",
            "\ttab [code](no.md)",
            "title: value",
            "::: module.name",
            '<h2 id="raw">Raw</h2>',
            "- [ ] [task](task.md)",
        )
    )
    paragraph = inlines()
    return st.one_of(paragraph, paragraph, heading, heading, setext, fence, table, fixed)


def blocks() -> st.SearchStrategy[str]:
    """Return what generates blocks in each other."""
    return st.recursive(leaves(), nested, max_leaves=4)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return what generates blocks that hold others."""
    body = st.lists(inner, min_size=1, max_size=2).flatmap(
        lambda parts: st.sampled_from(("\n\n", "\n\n", "\n")).map(lambda glue: glue.join(parts))
    )
    item = st.builds(
        lambda mark, indent, text: mark + shifted(text, indent)[indent:].lstrip(" "),
        st.sampled_from(("- ", "* ", "1. ", "-   ", "1) ", "10. ", "  - ", "    - ")),
        st.sampled_from((4, 4, 4, 2, 3)),
        body,
    )
    opener = st.sampled_from(
        (
            "!!! note",
            '!!! note "T [a](t.md)"',
            "??? tip",
            '???+ tip "T"',
            '=== "Tab one"',
            '===! "Two"',
            "!!! note\n",
            "/// note",
        )
    )
    block = st.builds(
        lambda first, indent, text: f"{first}\n{shifted(text, indent)}", opener, st.sampled_from((4, 4, 4, 2)), body
    )
    html = st.builds(
        lambda tags, gap, text: f"{tags[0]}{gap}{text}{gap}{tags[1]}",
        st.sampled_from(
            (
                ("<div>", "</div>"),
                ("<div markdown>", "</div>"),
                ('<section id="part" markdown="1">', "</section>"),
                ("<details><summary>[s](s.md)</summary>", "</details>"),
                ("<p>", "</p>"),
                ("<span>", "</span>"),
                ('<div markdown="span">', "</div>"),
            )
        ),
        st.sampled_from(("\n", "\n\n", "")),
        body,
    )
    quote = st.builds(lambda text, lazy: lazy.join(f"> {line}" for line in text.split("\n")), body, st.just("\n"))
    return st.one_of(st.lists(item, min_size=1, max_size=3).map("\n".join), quote, block, html)


def shifted(text: str, indent: int) -> str:
    """Return text with more indentation."""
    return "\n".join(" " * indent + line if line else line for line in text.split("\n"))


def oracles(*, fast: bool = False) -> dict[str, Oracle]:
    """Return what compares texts in each dialect."""
    made = {}
    for name, extensions in DIALECTS.items():
        dialect = read_dialect(extensions)
        made[name] = Oracle(extensions, replace(dialect, extensions=None) if fast else dialect)
    return made


def run(count: int, number: int, check: Callable[[str, str], None]) -> None:
    """Generate so many texts, and give each with the name of a dialect to a function."""

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(sorted(DIALECTS)), texts())
    def each(dialect: str, text: str) -> None:
        check(dialect, text)

    each()


def compare_generated(count: int, number: int, result: "Result", *, fast: bool, sure: bool) -> None:
    """Compare so many generated texts, or those of which the fast reader is sure."""
    made = oracles(fast=fast)

    def compare(dialect: str, text: str) -> None:
        if not sure or made[dialect].is_sure(text):
            result.add(dialect, text, made[dialect])

    run(count, number, compare)
