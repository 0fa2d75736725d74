"""The rule missing-description."""

from doc_lint.testing import findings

GOOD = "How to cook beans, stock and stew in a pressure cooker, with times."


def page(text: str) -> str:
    return f"---\ntitle: x\ndescription: {text}\n---\n"


def test_missing_short_long_and_shared_descriptions_are_reported() -> None:
    files = {
        "docs/a.md": "# A\n",
        "docs/b.md": page("Short."),
        "docs/c.md": page("x" * 161),
        "docs/d.md": page(GOOD),
        "docs/e.md": page(GOOD),
        "docs/f.md": page(""),
    }
    assert findings("missing-description", files) == [
        "docs/a.md:1:1: `a.md` has no description",
        "docs/b.md:3:1: the description of `b.md` is 6 characters long; expected 50 to 160",
        "docs/c.md:3:1: the description of `c.md` is 161 characters long; expected 50 to 160",
        "docs/e.md:3:1: `e.md` has the same description as `d.md`",
        "docs/f.md:1:1: `f.md` has no description",
    ]


def test_limits_and_exceptions_are_options() -> None:
    config = "plugins: [{doc-lint: {rules: {missing-description: {min_length: 5, allow: ['x/**']}}}}]\n"
    assert findings("missing-description", {"mkdocs.yml": config, "docs/b.md": page("Short."), "docs/x/y.md": ""}) == []
