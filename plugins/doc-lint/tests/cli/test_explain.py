"""The command `doc-lint explain`, in process."""

import pytest

from doc_lint.cli.main import main


def test_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nav-too-deep"]) == 0
    assert capsys.readouterr().out.startswith("# nav-too-deep\n")


def test_misspelled_name_is_answered_with_the_one_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nav-to-deep"]) == 2
    assert "did you mean `nav-too-deep`?" in capsys.readouterr().err
