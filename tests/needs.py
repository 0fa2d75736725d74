"""What tests need and a machine may not have. Where it is missing, a test is skipped with the command that brings it.

In CI nothing may be missing: there such a test fails. scripts/test sums up the reasons.
"""

import os

import pytest

from scripts.tools import load


def require(*names: str) -> None:
    """Skips the running test, or fails it in CI, where one of the tools of scripts/tools.toml is missing."""
    tools = load()
    lacking = [tools[name] for name in names if not (tools[name].usable and tools[name].installed)]
    impossible = [tool for tool in lacking if not tool.usable]
    if impossible:
        miss(f"needs {impossible[0].name}, which needs {impossible[0].system}")
    elif lacking:
        miss(f"needs {', '.join(tool.name for tool in lacking)}; run: scripts/install --tools")


def miss(reason: str) -> None:
    """Skips the running test for want of something, or fails it in CI."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
