"""Every message of the page on troubleshooting is one that the pinned version prints."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.docs.messages import Message, load, pattern, produced, shown

MESSAGES = list(load())


def name(message: Message) -> str:
    return f"{message.section}-{message.text}"


def test_every_message_of_the_page_has_a_program_and_every_program_a_message() -> None:
    tried = defaultdict(list)
    for message in MESSAGES:
        tried[message.section].append(message.text)
    assert {section: sorted(texts) for section, texts in tried.items()} == {
        section: sorted(texts) for section, texts in shown().items()
    }


@pytest.mark.parametrize("message", [m for m in MESSAGES if not m.table.slurm], ids=name)
def test_message(message: Message, tmp_path: Path) -> None:
    output = produced(message, tmp_path)
    assert pattern(message.text).search(output), output


@pytest.mark.parametrize("message", [m for m in MESSAGES if m.table.slurm], ids=name)
def test_message_on_slurm(message: Message, tmp_path: Path, slurm: Path) -> None:
    output = produced(message, tmp_path, slurm)
    assert pattern(message.text).search(output), output
