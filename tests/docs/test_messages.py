"""Every message of the page on troubleshooting is one that the pinned version prints."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.messages import Message, anchors, load, pattern, produced, read_by, shown
from tests.examples.fork.pool import Forks
from tests.examples.verified import Verified, fingerprint

Check = Callable[[Message], None]
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


def test_every_message_has_its_own_anchor() -> None:
    found = anchors()
    assert {text: links for text, links in found.items() if len(links) != 1} == {}
    assert len({links[0] for links in found.values()}) == len(found)


@pytest.fixture
def check(request: pytest.FixtureRequest, tmp_path: Path, forks: Forks | None, verified: Verified) -> Check:
    def run_and_search(message: Message) -> None:
        tools = ["slurm"] if message.table.slurm else []
        digest = fingerprint([message.text, repr(message.table)], read_by(message), tools)
        if verified.find(name(message), digest) is not None:
            return
        output = produced(message, tmp_path, request.getfixturevalue("slurm") if tools else None, forks)
        assert pattern(message.text).search(output), output
        verified.note(name(message), digest, [])

    return run_and_search


@pytest.mark.parametrize("message", [m for m in MESSAGES if not m.table.slurm], ids=name)
def test_message(message: Message, check: Check) -> None:
    check(message)


@pytest.mark.parametrize("message", [m for m in MESSAGES if m.table.slurm], ids=name)
@pytest.mark.tools("slurm")
@pytest.mark.xdist_group("slurm")
def test_message_on_slurm(message: Message, check: Check) -> None:
    check(message)
