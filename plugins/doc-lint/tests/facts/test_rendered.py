"""The navigation on built pages as a fact."""

from doc_lint.engine import Facts
from doc_lint.facts import Missing
from doc_lint.testing import loaded

SITE = {"docs/index.md": "# Home\n", "docs/install.md": "# Install\n"}
MENU = '<ul class="nav navbar-nav"><li><a href="install/">Install</a></li></ul>'


def test_built_pages_by_path() -> None:
    with loaded({**SITE, "site/index.html": MENU}) as found:
        rendered = Facts(found.site).get("rendered")
    assert rendered["index.md"].sidebar == (("Install", "install/"),)


def test_missing_as_expected_without_a_build() -> None:
    with loaded(SITE) as found:
        rendered = Facts(found.site).get("rendered")
    assert isinstance(rendered, Missing)
    assert rendered.expected
