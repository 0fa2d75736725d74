"""The rule script-link."""

import pytest

from doc_lint.testing import findings


@pytest.mark.parametrize(
    "text", ["[x](javascript:alert(1))", "[x](JavaScript:print)", '<a href="javascript:x()">x</a>']
)
def test_script_is_reported(text: str) -> None:
    (finding,) = findings("script-link", {"docs/index.md": f"# H\n\n{text}\n"})
    assert finding.startswith("docs/index.md:3:1: `")


@pytest.mark.parametrize("text", ["[x](javascript.md)", "[javascript:](x.md)", "`[x](javascript:y)`"])
def test_page_about_scripts_is_not_reported(text: str) -> None:
    assert findings("script-link", {"docs/index.md": f"# H\n\n{text}\n"}) == []
