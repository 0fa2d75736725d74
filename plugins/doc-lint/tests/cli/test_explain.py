"""The `doc-lint explain` command, run in process."""

import pytest

from doc_lint.cli.main import main


def test_documentation_of_a_rule_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nav-too-deep"]) == 0
    assert capsys.readouterr().out.startswith("# nav-too-deep\n")


def test_closest_rule_is_suggested_for_a_misspelled_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nav-to-deep"]) == 2
    assert "did you mean `nav-too-deep`?" in capsys.readouterr().err


def test_name_of_a_function_is_not_that_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nav_too_deep"]) == 2
    assert "did you mean `nav-too-deep`?" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["base", "../base", "all-rules", "__init__", ""])
def test_module_that_is_not_a_rule_is_unknown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 2
    assert f"unknown rule `{name}`" in capsys.readouterr().err
