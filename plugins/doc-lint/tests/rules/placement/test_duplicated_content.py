"""The rule duplicated-content."""

import random
from itertools import product

import pytest
import yaml

from doc_lint.facts.overlap import overlap
from doc_lint.rules import RULES
from doc_lint.testing import findings, read_site

WORDS = ["".join(letters) for letters in product("bdfgk", "aeiou", "lmnrs")]
COPIES = 40


def prose(seed: object, number: int) -> list[str]:
    """Return words that look like text: a few stand in every sentence, most are rare."""
    source = random.Random(str(seed))  # noqa: S311 - the same text at every run
    return [
        source.choice(WORDS) + (source.choice("abcdefghijklm") if source.random() < 0.5 else "") for _ in range(number)
    ]


def edited(words: list[str], share: float, seed: object) -> list[str]:
    source = random.Random(str(seed))  # noqa: S311 - the same text at every run
    return [f"new{source.random()}" if source.random() < share else word for word in words]


def found(files: dict[str, str], **options: float) -> list[str]:
    (rule,) = (rule for rule in RULES if rule.name == "duplicated-content")
    site = read_site({path: text.encode() for path, text in files.items()})
    return [finding.location.path for finding in rule(site, **options)]


@pytest.mark.parametrize(("share", "recall"), [(0.0, 1.0), (0.1, 1.0), (0.3, 0.9)])
@pytest.mark.parametrize("embedded", [False, True])
def test_edited_copies_are_reported_among_other_text(share: float, recall: float, *, embedded: bool) -> None:
    files = {f"docs/a{n}.md": f"# A{n}\n\n{' '.join(prose(n, 80))}\n" for n in range(COPIES)}
    for n in range(COPIES):
        copy = edited(prose(n, 80), share, n)
        around = prose(f"around {n}", 100) if embedded else []
        files[f"docs/b{n}.md"] = f"# B{n}\n\n{' '.join([*around[:50], *copy, *around[50:]])}\n"
    files |= {f"docs/c{n}.md": f"# C{n}\n\n{' '.join(prose(f'other {n}', 80))}\n" for n in range(COPIES)}
    found_copies = found(files)
    assert all(path.startswith("docs/b") for path in found_copies)
    assert len(found_copies) >= recall * COPIES


def test_copies_of_the_same_text_are_one_finding() -> None:
    text = " ".join(prose("x", 60))
    files = {f"docs/{name}.md": f"# {name}\n\n## Part {name}\n\n{text}\n" for name in "abcd"}
    assert findings("duplicated-content", files) == [
        "docs/b.md:3:1: `Part b` of `b.md` repeats `Part a` of `a.md` (100% of the words of the shorter one), "
        "and 2 more sections repeat it"
    ]


def test_copy_is_the_later_page_in_the_nav() -> None:
    text = " ".join(prose("x", 60))
    config = "nav: [b.md, a.md]\n"
    files = {"mkdocs.yml": config, "docs/a.md": f"# A\n\n{text}\n", "docs/b.md": f"# B\n\n{text}\n"}
    assert findings("duplicated-content", files)[0].startswith("docs/a.md:1:1: `A` of `a.md` repeats ")


def test_short_sections_of_a_page_are_compared_together() -> None:
    text = "".join(f"## H{n}\n\n{' '.join(prose(n, 15))}\n\n" for n in range(6))
    (finding,) = findings("duplicated-content", {"docs/a.md": text, "docs/b.md": text})
    assert finding.startswith("docs/b.md:1:1: `b.md` repeats `a.md` (100% of the words of the shorter one)")


@pytest.mark.parametrize(
    "text",
    [
        " ".join(prose("x", 39)),
        f"```\n{' '.join(prose('x', 90))}\n```",
        f"Text.\n\n    {' '.join(prose('x', 90))}",
    ],
    ids=["short", "fence", "indented code"],
)
def test_short_text_and_code_may_be_repeated(text: str) -> None:
    assert findings("duplicated-content", {"docs/a.md": f"# A\n\n{text}\n", "docs/b.md": f"# B\n\n{text}\n"}) == []


def test_copy_among_short_sections_is_reported_at_the_first_of_them() -> None:
    own, copied = (
        "".join(f"## {name} {n}\n\n{' '.join(prose(f'{name} {n}', 30))}\n\n" for n in range(2)) for name in ("own", "x")
    )
    (finding,) = findings("duplicated-content", {"docs/a.md": copied, "docs/b.md": own + copied})
    assert finding.startswith("docs/b.md:9:1: `b.md` repeats `a.md` (100% of the words of the shorter one)")


@pytest.mark.parametrize(
    "line",
    ["| {0} | {1} |", "- `{0}` - {1}", "`{0}`\n:   {1}"],
    ids=["table", "list", "definitions"],
)
def test_reference_may_be_repeated(line: str) -> None:
    rows = [line.format(f"option_{n}", " ".join(prose(n, 15))) for n in range(5)]
    text = "\n".join(["| Option | Meaning |", "| --- | --- |", *rows]) if "|" in line else "\n\n".join(rows)
    files = {"mkdocs.yml": "markdown_extensions: [def_list]\n"}
    files |= {f"docs/{name}.md": f"# {name}\n\n## Options\n\n{text}\n" for name in "ab"}
    assert findings("duplicated-content", files) == []


def test_text_on_many_pages_is_boilerplate() -> None:
    warning = " ".join(prose("warning", 50))
    own = {name: " ".join(prose(name, 45)) for name in "abcdefg"}
    files = {f"docs/{name}.md": f"# {name}\n\n{warning}\n\n{own[name]}\n" for name in "abcdef"}
    assert findings("duplicated-content", files) == []
    files["docs/g.md"] = f"# g\n\n{warning}\n\n{own['c']} {own['g']}\n"
    assert findings("duplicated-content", files) == [
        "docs/g.md:1:1: `g` of `g.md` repeats `c` of `c.md` (100% of the words of the shorter one)"
    ]


def test_number_of_pages_that_make_boilerplate_is_an_option() -> None:
    files = {f"docs/{name}.md": f"# {name}\n\n{' '.join(prose('x', 60))}\n" for name in "abc"}
    assert len(found(files)) == 1
    assert found(files, max_pages=2) == []


def test_repetition_within_a_page_is_not_reported() -> None:
    text = " ".join(prose("x", 60))
    assert findings("duplicated-content", {"docs/a.md": f"# A\n\n## B\n\n{text}\n\n## C\n\n{text}\n"}) == []


def test_allowed_pages_are_left_out() -> None:
    text = " ".join(prose("x", 60))
    config = yaml.safe_dump({"plugins": [{"doc-lint": {"rules": {"duplicated-content": {"allow": ["old/*"]}}}}]})
    files = {"mkdocs.yml": config, "docs/a.md": text, "docs/old/a.md": text}
    assert findings("duplicated-content", files) == []


def test_release_notes_may_repeat_other_pages() -> None:
    text = " ".join(prose("x", 60))
    assert findings("duplicated-content", {"docs/a.md": text, "docs/about/release-notes.md": text}) == []


def test_share_counts_words_in_order() -> None:
    assert overlap(("a", "b", "c", "d"), ("x", "a", "b", "y", "c", "d")) == 1
    assert overlap(("a", "b", "c", "d"), ("c", "d", "a", "b", "z")) == 0.5
    assert overlap(("a", "b", "c"), ("a", "x", "b", "x", "c")) == 0


def test_partner_is_the_section_that_shares_the_text() -> None:
    one, other = (" ".join(prose(seed, 60)) for seed in ("x", "y"))
    files = {
        "mkdocs.yml": "nav: [settings.md, reports.md]\n",
        "docs/settings.md": f"# Settings\n\n## Key\n\n{one}\n\n## Tags\n\n{one} {other}\n",
        "docs/reports.md": f"# Reports\n\n## Assigning\n\n{other}\n",
    }
    assert findings("duplicated-content", files) == [
        "docs/reports.md:3:1: `Assigning` of `reports.md` repeats `Tags` of `settings.md` "
        "(100% of the words of the shorter one)"
    ]
