"""The rule unknown-cli-option."""

import pytest

from doc_lint.testing import findings

CONFIG = """\
plugins:
  - doc-lint:
      rules:
        unknown-cli-option:
          commands:
            shop: [--help, -v]
            shop list: [--all, -a, --format]
            python *.py: [--yes]
            python -m shop: [--help]
"""


def found(text: str) -> list[str]:
    return findings("unknown-cli-option", {"mkdocs.yml": CONFIG, "docs/index.md": f"# Home\n\n{text}\n"})


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("shop list --every", "4:1: `shop list` has no option `--every`"),
        ("A=1 shop list x --every=2", "4:1: `shop list` has no option `--every`"),
        ("true && shop list -x | sort -r", "4:1: `shop list` has no option `-x`"),
        ("shop -v list --every", "4:1: `shop list` has no option `--every`"),
        ("python train.py lr=1 --no", "4:1: `python *.py` has no option `--no`"),
        ("python -m shop --no", "4:1: `python -m shop` has no option `--no`"),
        ("sh'op' list --every", "4:1: `shop list` has no option `--every`"),
        ("sh\\op list --every", "4:1: `shop list` has no option `--every`"),
        ("# first\nshop list \\\n  --every", "5:1: `shop list` has no option `--every`"),
        ("$ shop list --every\nno shop list --such", "4:1: `shop list` has no option `--every`"),
    ],
)
def test_option_that_the_command_lacks_is_reported(line: str, finding: str) -> None:
    assert found(f"```bash\n{line}\n```") == [f"docs/index.md:{finding}"]


@pytest.mark.parametrize(
    "line",
    [
        "shop list --all -a --format=json --help -v",
        "shop list -- --every",
        "shop list -1 -",
        "shopping list --every",
        "python -u train.py --yes",
        "shop 'list --every'",
        "shop list 'unclosed --every",
        "echo shop list --every",
    ],
)
def test_other_words_are_not_reported(line: str) -> None:
    assert found(f"```bash\n{line}\n```") == []


def test_commands_in_spans_are_checked_and_output_is_not() -> None:
    text = "Not `--every`, but `shop list --every`.\n\n```text\nshop list --every\n```"
    assert found(text) == ["docs/index.md:3:20: `shop list` has no option `--every`"]
