"""The forms of offences that scripts/mutate writes into a site, by rule."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

Kind = Literal["text", "page", "nav"]


class Form(NamedTuple):
    """One way to break a rule.

    In the text, `{x}` is a word that the site does not have, another one for each place. `>>` at the start of a line
    marks the offence. Without a mark, any line with the word is right, and in a new page also the first one.

    Attributes:
        rule: The rule that has to find it.
        name: What the form is, for the table.
        text: What to write. Several files of the kind `page` are separated by a line `----`, which may name the file,
            with `/` at its start relative to the docs folder.
        kind: Where to write it: below a heading of a page, as a new page, or into the nav.
        also: Other rules that find an offence in it as well, and rightly.
        options: Options of the rule, without which it finds nothing.
        needs: What the site must have: a word in its configuration, or what `Writer.takes` knows.
    """

    rule: str
    name: str
    text: str
    kind: Kind = "text"
    also: tuple[str, ...] = ()
    options: Mapping[str, Any] = {}
    needs: str = ""


UNLISTED = ("page-not-in-nav", "unreachable-page", "no-inbound-link", "unlinked-child", "dead-end-page")
"""What a new page breaks that nothing refers to."""
UNTITLED = ("missing-description", "empty-page", "landing-field-missing", *UNLISTED)


def links(rule: str, target: str, also: tuple[str, ...] = (), needs: str = "") -> Iterator[Form]:
    """Yield the forms of a link in Markdown."""
    for name, text in MARKDOWN_LINKS.items():
        yield Form(rule, f"{name}: {target}", text.replace("TARGET", target), also=also, needs=needs)


MARKDOWN_LINKS = {
    "sentence": "See [the text {x}](TARGET).",
    "second line": "Two lines of a paragraph,\n>>with **[the text {x}](TARGET)**.",
    "list": "- item\n- item with [the text {x}](TARGET)",
    "nested list": "1. item\n\n    - item with [the text {x}](TARGET)",
    "quote": "> Quoted: [the text {x}](TARGET)",
    "title": '[the text {x}](TARGET "A title")',
    "angle brackets": "[the text {x}](<TARGET>)",
    "image in a link": "[![text {x}](https://images.example/{x}.png)](TARGET)",
    "heading": "{same} [the text {x}](TARGET)",
    "emphasis": "*See [the `code` {x}](TARGET)*",
}


def code(rule: str, what: str, lines: str, **more: Any) -> Iterator[Form]:
    """Yield the forms of a block of Python."""
    indented = "\n".join(f"    {line}".replace("    >>", ">>    ") for line in lines.split("\n"))
    for name, text in {
        "backticks": f"```python\n{lines}\n```",
        "tildes": f"~~~~ py\n{lines}\n~~~~",
        "in a list": f"- item {{x}}\n\n    ```python\n{indented}\n    ```",
        "title": f'```python title="{{x}}.py" hl_lines="1"\n{lines}\n```',
    }.items():
        wanted: dict[str, Any] = (
            {} if more.get("needs") or name in {"backticks", "tildes"} else {"needs": "pymdownx.superfences"}
        )
        yield Form(rule, f"{name}: {what}", text, **more, **wanted)


def pages(rule: str, text: str, name: str, also: tuple[str, ...] = UNTITLED, **more: Any) -> Form:
    """Return the form of a new page."""
    return Form(rule, name, text, "page", tuple(each for each in also if each != rule), **more)


def forms() -> Iterable[Form]:
    """Return all forms."""
    return (*_of_links(), *_of_pages(), *_of_pairs(), *_of_text(), *_of_calls(), *_of_nav())


def _of_links() -> Iterator[Form]:
    html = "broken-link", "broken-anchor"
    yield from links("broken-link", "{x}.md")
    yield from links("broken-link", "{folder}{x}/")
    yield Form("broken-link", "reference", "See [the text {x}][ref-{x}].\n\n[ref-{x}]: {x}.md")
    yield Form("broken-link", "absolute", "See [the text {x}]({prefix}{x}/).", also=("absolute-link", "dead-own-url"))
    yield Form(html[0], "raw HTML", '<a href="{x}/">the text {x}</a>')
    yield Form(html[0], "raw HTML, inline", "A line\n>>and <a class=a href='{x}/'>the text {x}</a>.")
    yield from links("broken-anchor", "#{x}")
    yield from links("broken-anchor", "{goal}#{x}")
    yield Form(html[1], "raw HTML", '<p><a href="#{x}">the text {x}</a></p>')
    yield from links("wrong-case-link", "{wrong_case}", needs="case")
    yield from links("script-link", "javascript:print('{x}')", also=("broken-link",))
    yield from links("directory-link", "{folder}", needs="folder")
    yield from links("absolute-link", "{prefix}{url}")
    yield from links("dead-own-url", "{site_url}{x}.html", needs="site_url")
    yield Form("raw-html-link", "inline", 'A line with <a href="{goal}">the text {x}</a>.')
    yield Form("raw-html-link", "block", '<div>\n>><a href="{goal}">the text {x}</a>\n</div>')
    for text in ("here", "click here", "this page", "**here**", "link"):
        yield Form("vague-link-text", text, f"On {{x}}\n>>see [{text}]({{goal}}).")
    yield Form("undefined-reference", "footnote", "A sentence {x}.[^{x}]", needs="footnotes")
    yield Form("undefined-reference", "reference", "A [sentence][{x}] on {x}.", needs="no autorefs")
    yield Form("undefined-reference", "list", "- A [sentence][{x}] in a list.", needs="no autorefs")
    for name, text in {
        "image": "![The layers]({x}.svg)",
        "image with a title": 'Text\n>>![The layers]({x}.svg "title")',
        "image in a list": "- item\n\n    ![The layers]({x}.svg)",
        "raw HTML": '<img alt="The layers" src="{x}.svg">',
        "reference": "![The layers][{x}]\n\n[{x}]: {x}.svg",
    }.items():
        yield Form("missing-image", name, text)
    for name, text in {
        "image": "![](https://images.example/{x}.svg)",
        "image in a link": "[![](https://images.example/{x}.svg)](https://images.example/)",
        "raw HTML": '<img src="https://images.example/{x}.svg">',
        "raw HTML, lines": '<p>\n>><img\n  src="https://images.example/{x}.svg">\n</p>',
    }.items():
        yield Form("missing-alt-text", name, text)
    for name, text in {"line": '--8<-- "{x}.md"', "in code": '```python\n>>--8<-- "{x}.py"\n```'}.items():
        yield Form("missing-include", name, text, needs="pymdownx.snippets")


def _of_pages() -> Iterator[Form]:
    yield pages("missing-title", "Text on {x}.\n\n## A heading\n\nMore.", "no heading")
    yield pages("missing-title", "## A heading {x}\n\nText.", "level 2")
    yield pages("empty-page", "# Title {x}\n", "title alone")
    yield pages("empty-page", "---\ntags: []\n---\n\n<!-- {x} -->\n", "comment alone", ("missing-title", *UNTITLED))
    yield pages("missing-description", "---\n>>description: Short.\n---\n# Title {x}\n\nText.", "short")
    yield pages("missing-description", "# Title {x}\n\nText.", "none")
    for name, line in {
        "colon": "title: Slurm: the basics {x}",
        "quote": 'title: "Basics {x}',
        "tab": "tags:\n\t- {x}",
        "bracket": "tags: [{x}, b",
        "list": "- {x}",
    }.items():
        text = f"---\n{line}\n---\n# Title {{x}}\n\nText."
        yield pages("broken-front-matter", text, name, ("missing-title", "second-title", "heading-jump", *UNTITLED))
    yield pages("broken-encoding", "# Title {x}\n\n>>A caf\xe9 in Latin-1.", "latin-1", needs="no plugins")
    twice = "# The same title {x}\n\nText {x} of %s page."
    yield pages("duplicated-title", "----\n".join(twice % each + "\n" for each in ("one", "another")), "two pages")
    words = " ".join(
        f"{{x}}{number} {word}" for number, word in enumerate(["water", "lid", "valve", "heat", "stock", "rice"] * 10)
    )
    same = "----\n".join(f"# Title {{x}} {each}\n\n{words}.\n" for each in ("a", "b"))
    yield pages("duplicated-content", same, "two pages")
    step = "---\nnext_steps:\n>>  - page: {x}-gone.md\n    text: Read on.\n---\n# Title {x}\n\nText."
    yield pages("broken-next-step", step, "missing page")
    shadowed = "---- {x}/README.md\n# Title {x}\n\nText.\n---- {x}/index.md\n# Another title {x}\n\nText.\n"
    yield pages("shadowed-page", shadowed, "two index pages")
    here = ["**/page-{x}.md", "page-{x}.md"]
    text = "# Title {x}\n\nText."
    for rule, needed in {"required-text": "needed {x}", "required-external-link": "https://needed.example/{x}"}.items():
        claims = {"claims": {needed: {"pages": here, "reason": "it is"}}}
        yield pages(rule, text, "new page", options=claims)
    yield pages("landing-field-missing", text, "new page", options={"fields": ["audience"], "pages": here})
    folders = {"folders": dict.fromkeys(here, "elsewhere-{x}/*.md")}
    yield pages("misplaced-page", text, "new page", options=folders)
    hidden = "# Title {x}\n\n>>See [the text {x}](.hidden-{x}.md).\n---- .hidden-{x}.md\n# Hidden {x}\n"
    yield pages("link-to-excluded-page", hidden, "hidden file")
    yield pages("page-not-in-nav", "# Title {x}\n\nText.", "new page", needs="nav")
    yield pages("no-inbound-link", "# Title {x}\n\nText.", "new page")
    yield pages("dead-end-page", "# Title {x}\n\nText.", "new page")


def _of_pairs() -> Iterator[Form]:
    """Yield the forms with two new pages, of which the first does not lead to the second."""
    pair = "---- /{x}/a.md\n# Title {x}\n\nText.\n---- /{x}/b.md\n# Other title {x}\n\nText.\n"
    first, second = "{x}/a.md", "{x}/b.md"
    for rule, options in {
        "broken-learning-path": {"path": [first, second]},
        "missing-required-link": {"links": {first: [second]}},
        "hub-without-link": {"hubs": {first: [second]}},
        "too-many-clicks": {"start": [first], "targets": [second]},
    }.items():
        yield pages(rule, pair, "two pages", options=options)
    steps = "---- /{x}/a.md\n---\nnext_steps:\n  - page: b.md\n    text: Read on.\n---\n# Title {x}\n\nSee [c](c.md).\n"
    steps += "".join(f"---- /{{x}}/{name}.md\n# {name.upper()} title {{x}}\n\nText.\n" for name in "bc")
    yield pages("broken-learning-path", steps, "other next step", options={"path": [first, "{x}/c.md"]})


def _of_calls() -> Iterator[Form]:
    """Yield the forms of wrong calls of functions of the package."""
    also = ("missing-parameter", "wrong-call")
    yield from code("unknown-parameter", "keyword", "import {module}\n\n{call}({x}=1)", also=also, needs="callable")
    yield from code(
        "unknown-parameter", "positions", "import {module}\n\n>>{call}({many})", also=also, needs="callable"
    )
    yield Form("unknown-parameter", "code span", "Write `{call}({x}=1)` in it.", also=also, needs="callable")
    yield from code("missing-parameter", "none", "import {module}\n\n>>{call}()", also=also[1:], needs="callable")
    wrong = 'import pathlib\n\n{x} = pathlib.Path("a")\n>>{x}.exists({x}=1)'
    yield from code("wrong-call", "method", wrong, needs="ty")


def _of_text() -> Iterator[Form]:
    yield Form("second-title", "hash", "# Second title {x}", also=("heading-jump", "duplicated-content"))
    yield Form("second-title", "setext", "Second title {x}\n===", also=("heading-jump", "duplicated-content"))
    yield Form("heading-jump", "hash", "{jump} Deep {x}\n\nText.", also=("empty-section",))
    yield Form("heading-jump", "closing hashes", "{jump} Deep {x} {jump}\n\nText.")
    yield Form("duplicate-id", "anchors", '<a id="{x}"></a>\n\nText.\n\n>><a id="{x}"></a>')
    yield Form(
        "duplicate-id", "headings", "{same} One {#{x}}\n\nText.\n\n>>{same} Two {#{x}}\n\nText.", needs="attr_list"
    )
    yield Form(
        "duplicate-id", "block and heading", '<p id="{x}">Text.</p>\n\n>>{same} Two {#{x}}\n\nText.', needs="attr_list"
    )
    for name, text in {
        "to do": "TODO: {x}",
        "in a list": "- item\n- coming soon: {x}",
        "two words, two lines": "Text {x}\n>>to be\nwritten.",
        "bold": "Windows {x}: **TBD**",
    }.items():
        yield Form("placeholder-text", name, text)
    yield from code("unparsable-code", "missing colon", "value = 1\n>>def {x}(amount: int)\n    return amount")
    yield from code("unparsable-code", "operator", ">>{x} = = 1")
    yield from code("unresolved-import", "name", "from {package} import {x}", needs="package")
    yield from code("unresolved-import", "module", "import {package}.{x}", needs="package")
    yield Form("unknown-symbol", "code span", "A `{package}.{x}` is not there.", needs="package")
    yield from code(
        "unknown-symbol", "call", "import {package}\n\n{package}.{x}()", also=("wrong-call",), needs="package"
    )
    command = {"commands": {"cmd{x}": ["--help"]}}
    yield Form("unknown-cli-option", "bash", "```bash\ncmd{x} --everything\n```", options=command)
    yield Form("unknown-cli-option", "prompt", "```console\n$ cmd{x} run --everything\n```", options=command)
    claim = {"claims": {"claim {x} ships": {"pages": ["**"], "reason": "it does not"}}}
    yield Form("forbidden-text", "sentence", "The claim {x} ships.", options=claim)
    yield Form("forbidden-text", "two lines", ">>The claim\n{x} ships.", options=claim)
    term = {"terms": ["Term{x}Runner"]}
    yield Form("misspelled-term", "sentence", "Start a Term{x}runner.", options=term)
    yield Form("misspelled-term", "code span", "- Start a `term{x}Runner`.", options=term)
    yield Form("unused-suppression", "comment", "<!-- doc-lint: allow heading-jump -- {x} -->\n\nText.")
    yield Form("unused-suppression", "unknown rule", "<!-- doc-lint: allow rule-{x} -- why -->\n\nText.")
    lacking = "<!-- doc-lint: allow broken-link -->\n[the text {x}]({x}.md)"
    yield Form("suppression-without-reason", "comment", f">>{lacking}")


def _of_nav() -> Iterator[Form]:
    placed = ("nav-folder-mismatch", "section-order-mismatch", "section-without-landing-page", "unlinked-child")
    yield Form("nav-entry-without-page", "entry", "Title {x}: {x}.md", "nav", needs="known pages")
    yield Form("page-listed-twice", "entry", "Title {x}: {listed}", "nav", placed)
    two = "Title {x}: https://one.example/{x}\n>>Title {x}: https://other.example/{x}"
    yield Form("ambiguous-nav-title", "entries", two, "nav")
    section = "Title {x}: [{A {x}: {listed}}]"
    also = ("page-listed-twice", *placed)
    yield Form("section-without-landing-page", "section", section, "nav", also, needs="nav in mkdocs.yml")
    deep = "Title {x}: [{A {x}: [{B {x}: [{C {x}: [{D {x}: [{E {x}: {listed}}]}]}]}]}]"
    yield Form("nav-too-deep", "sections", deep, "nav", ("page-listed-twice", *placed), needs="nav in mkdocs.yml")
