"""The rule broken-front-matter."""

import pytest

from doc_lint.testing import findings


@pytest.mark.parametrize(
    ("block", "line", "message"),
    [
        ("title: Slurm: basics", 2, "mapping values are not allowed"),
        ("tags:\n  - a\n -b", 4, "expected"),
        ("- a\n- b", 2, "a list where a mapping is expected"),
        ("only words", 2, "a str where a mapping is expected"),
        ("a: [1, 2", 2, ""),
        ("a: !!python/object:os.system x", 2, ""),
        ("when: 2026-99-99", 2, ""),
    ],
)
def test_broken_block_is_reported_at_its_line(block: str, line: int, message: str) -> None:
    (finding,) = findings("broken-front-matter", {"docs/index.md": f"---\n{block}\n---\n# Home\n"})
    assert finding.startswith("docs/index.md:")
    assert "the front matter of `index.md` cannot be read: " in finding
    if message:
        assert finding.startswith(f"docs/index.md:{line}:1: ")
        assert message in finding


@pytest.mark.parametrize(
    "text",
    ["# No block\n", "---\n---\n# Empty\n", "---\ntitle: x\n---\n# One\n", "---\n\ntext after a rule\n"],
)
def test_page_without_a_broken_block_is_not_reported(text: str) -> None:
    assert findings("broken-front-matter", {"docs/index.md": text}) == []
