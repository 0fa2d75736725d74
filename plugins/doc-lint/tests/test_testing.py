"""The helpers for tests of rules."""

from collections.abc import Iterator
from pathlib import Path

from doc_lint import Finding, Site, rule
from doc_lint.testing import findings, lint_files, loaded, read_site


@rule(severity="error")
def short_page(site: Site, *, least: int = 3) -> Iterator[Finding]:
    """Summary."""
    for page in site.pages:
        if len(page.headings) < least:
            yield Finding(page=page.path, location=page.location, message=f"fewer than {least} headings")


def test_rule_runs_with_the_options_in_the_configuration() -> None:
    site = {
        "mkdocs.yml": """\
            plugins:
              - doc-lint:
                  rules:
                    heading-jump: {severity: error}
        """,
        "docs/index.md": """\
            # Home

            #### Far
        """,
    }
    (finding,) = findings("heading-jump", site)
    assert finding.startswith("docs/index.md:3:1: ")
    assert [each.severity for each in lint_files(site, select=("heading-jump",)).findings] == ["error"]


def test_rules_can_be_passed() -> None:
    assert findings("short-page", {"docs/index.md": "# Home\n"}, rules=[short_page]) == [
        "docs/index.md:1:1: fewer than 3 headings"
    ]


def test_site_can_be_read_without_a_configuration() -> None:
    assert [page.title for page in read_site({"docs/index.md": "# Home\n"}).pages] == ["Home"]


def test_files_are_in_the_working_directory() -> None:
    with loaded({"docs/index.md": b"# Home\n"}) as found:
        assert Path("docs/index.md").read_bytes() == b"# Home\n"
    assert not found.root.is_absolute() or not (found.root / "docs").exists()
