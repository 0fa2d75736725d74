"""The `doc-lint rules` command, run in process."""

import pytest

from doc_lint import RULES
from doc_lint.cli.main import main


def test_every_rule_has_a_line_with_family_and_severity(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines()}
    assert {rule.name for rule in RULES} <= lines.keys()
    assert lines["nav-too-deep"][1:3] == ["navigation", "error"]
    assert lines["dead-end-page"][1:3] == ["reachability", "opt-in"]
