"""The documentation of a rule."""

from doc_lint import RULES
from doc_lint.explain import HEADINGS, example_files, explain, sections

RULE = next(rule for rule in RULES if rule.name == "nav-too-deep")


def test_page_has_name_summary_family_and_options_before_the_references() -> None:
    text = explain(RULE)
    assert text.startswith("# nav-too-deep\n\nA page ")
    assert "Family `navigation`, severity `error`, on by default." in text
    assert text.index("| `max_depth` | number | `3` |") < text.index("## References")


def test_sections_of_the_docstring() -> None:
    assert tuple(sections(RULE)) == HEADINGS


def test_good_example_is_the_bad_one_with_files_replaced() -> None:
    bad, good = example_files(RULE)
    assert bad.keys() == good.keys()
    assert [path for path in bad if bad[path] != good[path]] == ["mkdocs.yml"]
