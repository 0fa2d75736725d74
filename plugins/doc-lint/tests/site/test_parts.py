"""The parts of a page."""

import pytest

from doc_lint.site import CodeBlock, Location


@pytest.mark.parametrize(
    ("info", "language"),
    [("python", "python"), ('Python title="a.py"', "python"), ("{.python .x}", "python"), ('title="a"', ""), ("", "")],
)
def test_language_of_a_block(info: str, language: str) -> None:
    assert CodeBlock(info, "", Location("docs/a.md")).language == language
