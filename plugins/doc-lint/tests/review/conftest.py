"""A small site with a broken rule, an unreachable page and generated pages, and its review."""

from datetime import date

import pytest

from doc_lint import lint
from doc_lint.engine import Facts
from doc_lint.reporters import text
from doc_lint.review import Review, survey
from doc_lint.testing import Files, loaded

SITE: Files = {
    "mkdocs.yml": """
        site_name: Shop & <Co>
        nav:
          - index.md
          - Guides:
              - guides/index.md
              - guides/pay.md
        plugins:
          - doc-lint:
              rules:
                no-inbound-link:
              checklist:
                - section: Links
                  text: Every link leads somewhere.
                  rules: [broken-link]
                - section: Links
                  text: Every page is linked.
                  rules: [no-inbound-link]
                  pages: ["guides/*.md", "missing/*.md"]
                - section: Navigation
                  text: The nav is flat.
                  rules: [nav-too-deep]
                  question: Is its order that of the work?
                - text: Sidebars show it.
                  rules: [sidebar-mismatch]
        """,
    "docs/index.md": """\
        ---
        description: A shop | for *everyone*.
        audience: Buyers.
        ---
        # Shop

        See [the guides](guides/index.md) and [nothing](gone.md).
        """,
    "docs/guides/index.md": "---\npurpose: Find out how to pay.\n---\n"
    "# Guides\n\nHow to use the shop. More here.\n\n```python\nprint(1)\n```\n",
    "docs/guides/pay.md": "# Pay\n\nMoney.\n",
    "docs/assets/logo.svg": "<svg/>",
}


def reviewed(files: Files) -> Review:
    with loaded(files) as found:
        facts = Facts(found.site)
        report = lint(found.site, found.options, facts=facts)
        return survey(
            facts,
            found.options,
            report,
            name="Shop & <Co>",
            summary=text.summary(report).removeprefix("doc-lint: "),
            today=date(2026, 1, 2),
            revision="abc1234",
            files=[path for path in found.site.files if f"docs/{path}" in files],
            changed={"docs/index.md": "2025-12-31"},
        )


@pytest.fixture(scope="session")
def review() -> Review:
    return reviewed(SITE)
