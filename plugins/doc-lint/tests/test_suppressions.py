"""Suppressions in comments and in the option `allow`."""

import pytest
import yaml

from doc_lint import Report, lint, read_options
from doc_lint.grouping import each_place
from doc_lint.sources.tree import plugin_options
from doc_lint.testing import lint_files, read_site

WHY = "-- the partner wants it"


def run(text: str, config: str = "", **files: str) -> Report:
    """Lint a page with all rules that are on by default."""
    more = {f"docs/{path.replace('__', '/')}.md": content for path, content in files.items()}
    tree = {"mkdocs.yml": config, "docs/index.md": text, **more}
    options = read_options(plugin_options(yaml.safe_load(config) or {}))
    return lint(read_site({path: content.encode() for path, content in tree.items()}), options)


def found(text: str, rule: str, config: str = "", **files: str) -> list[int]:
    """Return the lines where a rule finds something."""
    return [place.location.line for place in each_place(run(text, config, **files).findings) if place.rule == rule]


LINKS = f"""\
# Home

See [1](gone.md).

<!-- doc-lint: allow broken-link {WHY} -->
See [2](gone.md)
and [3](gone.md).

See [4](gone.md). <!-- doc-lint: allow broken-link {WHY} -->
And [5](gone.md).

<!-- doc-lint: allow broken-link {WHY} -->

| [6](gone.md) | a |
| ------------ | - |
| [7](gone.md) | b |

[8](gone.md)
"""


def test_comment_covers_its_line_or_the_lines_after_it() -> None:
    report = run(LINKS)
    assert [place.location.line for place in each_place(report.findings)] == [3, 10, 18]
    assert report.allowed == 5


RULES_ON_CODE = ["missing-parameter", "unknown-parameter", "unknown-symbol", "unresolved-import", "wrong-call"]


@pytest.mark.parametrize("rule", RULES_ON_CODE)
def test_exception_of_a_page_covers_the_code_that_it_includes(rule: str) -> None:
    text = '# Home\n\n```python\n--8<-- "wrong.py"\n```\n'
    files = {
        "mkdocs.yml": "plugins: [{doc-lint: {package: shop}}]\nmarkdown_extensions: [pymdownx.snippets]\n",
        "docs/index.md": text,
        "src/shop/__init__.py": "def pay(amount): ...\n",
        "wrong.py": "import shop\nimport shop.gone\nimport json\n\nshop.pay()\nshop.pay(sum=1)\nshop.x\njson.loads()\n",
    }
    (finding,) = {each.page: each for each in lint_files(files, select=(rule,)).findings}.values()
    assert (finding.page, finding.location.path) == ("index.md", "wrong.py")
    comment = f"<!-- doc-lint: allow {rule} {WHY} -->\n\n"
    assert lint_files({**files, "docs/index.md": comment + text}, select=(rule,)).findings == ()


def test_comment_before_all_text_covers_the_page() -> None:
    comment = f"<!-- doc-lint: allow broken-link, heading-jump {WHY} -->"
    text = "---\ntitle: Home\n---\n{}\n# Home\n\n[1](gone.md)\n\n#### Jump\n\n[2](gone.md)\n"
    assert run(text.format(comment)).findings == ()
    assert found(text.format(""), "broken-link") == [7, 11]
    assert found(text.format("Text.\n\n" + comment), "broken-link") == [9, 13]


def test_comment_for_a_page_covers_findings_about_it_in_the_nav() -> None:
    config = "nav:\n  - index.md\n  - A: [{B: [{C: [{D: [deep.md]}]}]}]\n"
    deep = "# Deep\n\n[home](index.md)\n"
    home = "# Home\n\n[deep](deep.md)\n"
    assert found(home, "nav-too-deep", config, deep=deep) == [3]
    comment = f"<!-- doc-lint: allow nav-too-deep {WHY} -->\n\n"
    assert run(home, config, deep=comment + deep).findings == ()


def test_fenced_code_is_covered_up_to_its_end() -> None:
    code = "```python\nx = 1\n\ny = (\n```\n"
    rule = "unparsable-code"
    assert found(f"# Home\n\n{code}", rule)
    assert found(f"# Home\n\n<!-- doc-lint: allow {rule} {WHY} -->\n{code}", rule) == []
    assert found(f"# Home\n\n<!-- doc-lint: allow {rule} {WHY} -->\n{code}\n{code}", rule)


def test_comment_of_several_lines() -> None:
    comment = "<!-- doc-lint: allow broken-link\n     -- the page comes\n     next week -->"
    text = f"# Home\n\n{comment}\n[1](gone.md)\n\n[2](gone.md)\n"
    assert found(text, "broken-link") == [8]
    assert found(text, "suppression-without-reason") == []


def test_other_rules_are_not_covered() -> None:
    assert found(f"# Home\n\n<!-- doc-lint: allow heading-jump {WHY} -->\n[1](gone.md)\n", "broken-link") == [4]


def test_comment_of_an_included_file_counts_once() -> None:
    config = "markdown_extensions: [pymdownx.snippets]\n"
    part = f"[0](gone.md)\n\n<!-- doc-lint: allow broken-link {WHY} -->\n[1](gone.md)\n"
    text = '# Home\n\n[b](b.md)\n\n--8<-- "part.md"\n'
    tree = {"mkdocs.yml": config, "docs/index.md": text, "docs/b.md": text.replace("b.md", "index.md"), "part.md": part}
    options = read_options({"select": ["links", "suppressions"]})
    report = lint(read_site({path: content.encode() for path, content in tree.items()}), options)
    assert {str(f.location) for f in report.findings} == {"part.md:1:1"}


def test_option_covers_pages_by_pattern() -> None:
    config = (
        'plugins:\n  - doc-lint:\n      allow:\n        - {rule: broken-link, pages: ["a/*.md"], reason: comes later}\n'
    )
    files = {"a__one": "# One\n\n[1](gone.md) [home](../index.md)\n", "b": "# B\n\n[2](gone.md) [home](index.md)\n"}
    report = run("# Home\n\n[a](a/one.md) [b](b.md)\n", config, **files)
    assert [f.location.path for f in report.findings] == ["docs/b.md"]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("allow heading-jump", "`heading-jump` is allowed here, but there is no such finding"),
        ("allow broken-lnk", "`broken-lnk` is not a rule that can be allowed; did you mean `broken-link`?"),
        ("allow unused-suppression", "`unused-suppression` is not a rule that can be allowed"),
        ("ignore broken-link", "this comment has no effect; expected `<!-- doc-lint: allow RULE -- REASON -->`"),
        ("broken-link", "this comment has no effect; expected `<!-- doc-lint: allow RULE -- REASON -->`"),
        ("allow", "this comment has no effect; expected `<!-- doc-lint: allow RULE -- REASON -->`"),
    ],
)
def test_comment_without_effect_is_reported(comment: str, message: str) -> None:
    report = run(f"# Home\n\n<!-- doc-lint: {comment} {WHY} -->\nText.\n")
    assert [(str(f.location), f.message) for f in report.findings] == [("docs/index.md:3:1", message)]


def test_only_the_unused_rules_of_a_list_are_reported() -> None:
    text = f"# Home\n\n<!-- doc-lint: allow broken-link, heading-jump {WHY} -->\n[1](gone.md)\n"
    assert [f.message for f in run(text).findings] == ["`heading-jump` is allowed here, but there is no such finding"]


def test_suppression_of_a_rule_that_did_not_run_is_not_unused() -> None:
    text = f"# Home\n\n<!-- doc-lint: allow broken-link {WHY} -->\nText.\n"
    assert found(text, "unused-suppression") == [3]
    assert found(text, "unused-suppression", "plugins: [{doc-lint: {ignore: [links]}}]\n") == []


def test_other_comments_are_ignored() -> None:
    assert run("# Home\n\n<!-- doc-linting is fun -->\n<!-- about doc-lint: nothing -->\nText.\n").findings == ()
