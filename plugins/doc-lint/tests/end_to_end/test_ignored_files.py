"""A missing file that Git ignores is generated before the build: unjudged in `check`, missing in a build."""

from collections.abc import Mapping

import pytest

from doc_lint.testing import lint_files
from tests.conftest import Make

FILES: Mapping[str, str] = {
    ".git/HEAD": "",
    ".gitignore": "docs/generated/\n*.png\n!keep.png\n",
    "mkdocs.yml": """\
        nav:
          - index.md
          - Api: generated/api.md
        markdown_extensions:
          - pymdownx.snippets: {base_path: docs}
        """,
    "docs/index.md": """\
        ---
        next_steps: [generated/api.md]
        ---
        # Home

        [a](generated/api.md#part) [b](generated/) [c](generated/part/) ![d](img/a.png)
        <a href="generated/api/">e</a> <img src="img/a.png" alt="f">

        --8<-- "generated/part.txt"
        """,
}
RULES = ("links", "nav-entry-without-page", "broken-next-step")


def test_links_to_ignored_files_are_unjudged_for_one_reason() -> None:
    report = lint_files(FILES, select=RULES)
    assert report.findings == ()
    assert report.unjudged_links() == {
        "Git ignores `docs/generated/` and `docs/img/a.png`, which are not there": 9,
    }


def test_many_ignored_files_are_not_all_named() -> None:
    links = "".join(f"![x](img/{number}.png)\n" for number in range(6))
    report = lint_files({**FILES, "docs/index.md": f"# Home\n\n{links}"}, select=("missing-image",))
    reason = "Git ignores `docs/img/0.png`, `docs/img/1.png`, `docs/img/2.png` and 3 more, which are not there"
    assert report.unjudged_links() == {reason: 6}


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({".git/HEAD": None}, "[a](generated/api.md)"),
        ({}, "[a](gone.md)"),
        ({}, "[a](generated.md)"),
        ({}, "[a](other/)"),
        ({}, "![a](img/keep.png)"),
        ({}, "![a](img/a.svg)"),
        ({}, '--8<-- "gone.txt"'),
        ({".gitignore": "*.html\n"}, "[a](guide/)"),
        ({".gitignore": "/docs/\n"}, "[a](gone.md)"),
        ({".gitignore": "*\n"}, "[a](gone.md)"),
        ({".gitignore": "/generated/\n"}, "[a](generated/api.md)"),
        ({"docs/.gitignore": "!/generated/\n"}, "[a](generated/api.md)"),
    ],
)
def test_what_git_does_not_ignore_is_missing(change: Mapping[str, str | None], text: str) -> None:
    files = {**FILES, **change, "docs/index.md": f"# Home\n\n{text}\n"}
    report = lint_files({path: content for path, content in files.items() if content is not None}, select=("links",))
    assert [str(finding.location) for finding in report.findings] == ["docs/index.md:3:1"]


def test_ignore_file_in_the_folder_itself() -> None:
    files = {**FILES, ".gitignore": "", "docs/generated/.gitignore": "*\n!.gitignore\n"}
    report = lint_files({**files, "docs/index.md": "# Home\n\n[a](generated/part.md)\n"}, select=("links",))
    assert report.unjudged_links() == {"Git ignores `docs/generated/part.md`, which is not there": 1}


def test_check_and_build_know_what_they_can_know(project: Make) -> None:
    config = "nav: [index.md, generated/api.md]\nplugins: [doc-lint]\n"
    page = "# Home\n\n[a](generated/api.md)\n"
    site = project({".git/HEAD": "", ".gitignore": "generated/\n", "mkdocs.yml": config, "docs/index.md": page})
    for _ in ("from MkDocs", "from the cache"):
        checked = site.check()
        assert checked.code == 0, checked.output
        assert checked.output.endswith("; 2 links unjudged: Git ignores `docs/generated/`, which is not there\n")
    built = site.build()
    assert built.code == 1
    assert "mkdocs.yml:1:1: the nav names `generated/api.md`" in built.output
    (site.root / ".gitignore").write_text("")
    assert site.check().code == 1
