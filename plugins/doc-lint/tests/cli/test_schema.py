"""The `doc-lint schema` command, run in process."""

import json

import pytest

from doc_lint import schema
from doc_lint.cli.main import main


@pytest.mark.parametrize(("arguments", "made"), [([], schema.report), (["--options"], schema.options)])
def test_schema_is_printed(arguments: list[str], made: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", *arguments]) == 0
    assert callable(made)
    assert json.loads(capsys.readouterr().out) == json.loads(schema.text(made()))
