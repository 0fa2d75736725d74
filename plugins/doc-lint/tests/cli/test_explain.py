"""The `doc-lint explain` command, run in process."""

import pytest

from doc_lint.cli.main import main


def test_documentation_of_a_rule_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nav-too-deep"]) == 0
    assert capsys.readouterr().out.startswith("# nav-too-deep\n")


def test_closest_rule_is_suggested_for_a_misspelled_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nav-to-deep"]) == 2
    assert "did you mean `nav-too-deep`?" in capsys.readouterr().err
