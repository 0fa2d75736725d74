"""Which outputs of a run are kept."""

from pathlib import Path

import pytest

from doc_lint import report_cache
from doc_lint.cli import kept_output
from doc_lint.cli.last_run import FILE, Inputs
from doc_lint.cli.load import Place, load
from doc_lint.cli.main import Call
from doc_lint.testing import write_files

CONFIG = "site_name: X\nplugins: [doc-lint]\n"


def run(*, listens: bool = True) -> bool:
    """Lint the site in the current folder. Return whether the output is kept."""
    inputs = Inputs()
    inputs.start += 10**12  # the files of the test are not new
    found = load(Place(Path("mkdocs.yml")), plugins=False, cached=True)
    report_cache.lint(found.site, found.options, found.cache)
    kept_output.keep(Call(("check",), inputs if listens else None), found, 0, "clean\n", "")
    return Path(FILE).exists()


@pytest.mark.parametrize(
    ("config", "listens", "kept"),
    [
        (CONFIG, True, True),
        (CONFIG, False, False),
        ("site_name: X\nplugins: [{doc-lint: {cache: false}}]\n", True, False),
        ("site_name: X\nplugins: [{doc-lint: {package: json}}]\n", True, False),
    ],
    ids=["files", "inputs are unknown", "no cache", "a package"],
)
def test_only_output_that_depends_on_files_alone_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, listens: bool, kept: bool
) -> None:
    write_files(tmp_path, {"mkdocs.yml": config, "docs/index.md": "# Home\n"})
    monkeypatch.chdir(tmp_path)
    assert run(listens=listens) is kept
