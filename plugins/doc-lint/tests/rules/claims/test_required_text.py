"""The rule required-text."""

from tests.conftest import Find

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        required-text:
          claims:
            "leptonai<0.47": {pages: ["install*.md"], reason: the import fails without it}
"""


def test_page_that_does_not_say_it_is_found(find: Find) -> None:
    files = {
        "mkdocs.yml": CONFIG,
        "docs/install.md": "# I\n",
        "docs/install-2.md": "```\npip install 'leptonai<0.47'\n```\n",
    }
    assert find("required-text", files) == [
        "docs/install.md:1:1: `install.md` does not say `leptonai<0.47`: the import fails without it"
    ]


def test_claim_about_no_page_is_found(find: Find) -> None:
    assert find("required-text", {"mkdocs.yml": CONFIG, "docs/index.md": ""}) == [
        "mkdocs.yml:6:1: `pages` of `leptonai<0.47` matches no page: install*.md"
    ]
