"""The tools of tools.toml, and what scripts/install --tools makes of them."""

from pathlib import Path

import pytest

from scripts import tools
from scripts.tools import Tool


def test_each_tool_has_commands_and_packages() -> None:
    assert [name for name, tool in tools.load().items() if not (tool.commands and tool.packages)] == []


def test_a_tool_is_installed_when_each_command_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tool = Tool("pair", ("only-here-a", "only-here-b"), ("pair",))
    for command in tool.commands:
        assert not tool.installed
        (tmp_path / command).touch(0o755)
    assert tool.installed


def test_daemons_are_found_outside_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert Tool("chroot", ("chroot",), ("coreutils",)).installed


def test_only_what_is_missing_and_usable_is_installed() -> None:
    missing = ("no-such-command",)
    named = [
        Tool("here", ("sh",), ("dash",)),
        Tool("absent", missing, ("one", "two")),
        Tool("for this system", missing, ("three",), tools.system()),
        Tool("for another system", missing, ("four",), "plan9 4"),
    ]
    assert tools.packages(named) == ["one", "two", "three"]
