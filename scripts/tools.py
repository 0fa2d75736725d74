"""Install the Debian packages of the tools that tests use, or print the command that does.

Runs on the machine's own Python, before .venv exists.
"""

import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).with_name("tools.toml")
SYSTEM_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"  # of daemons; a user's PATH lacks them on Debian


@dataclass(frozen=True)
class Tool:
    """One table of tools.toml."""

    name: str
    commands: tuple[str, ...]
    packages: tuple[str, ...]
    system: str = ""  # the only system on which tests use it

    @property
    def usable(self) -> bool:
        """Whether tests can use it on this system, once it is installed."""
        return self.system in {"", system()}

    @property
    def installed(self) -> bool:
        """Whether each of its commands is on PATH or in a folder of daemons."""
        path = f"{os.environ.get('PATH', os.defpath)}:{SYSTEM_FOLDERS}"
        return all(shutil.which(command, path=path) for command in self.commands)


def load() -> dict[str, Tool]:
    """Return the tools of tools.toml by name."""
    tables = tomllib.loads(TABLES.read_text("utf-8"))
    return {
        name: Tool(name, tuple(table["commands"]), tuple(table["packages"]), table.get("system", ""))
        for name, table in tables.items()
    }


def system() -> str:
    """Return the ID and VERSION_ID of this system, such as `debian 12`."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return sys.platform
    return f"{release['ID']} {release.get('VERSION_ID', '')}".strip()


def packages(tools: Iterable[Tool]) -> list[str]:
    """Return the packages of those `tools` that are missing here and can be used here."""
    return [package for tool in tools if tool.usable and not tool.installed for package in tool.packages]


def main() -> int:
    """Install what is missing; as another user than root, print the command."""
    needed = packages(load().values())
    if not needed:
        return 0
    if not shutil.which("apt-get"):
        print(f"install: these Debian packages are missing, and apt-get is, too: {' '.join(needed)}", file=sys.stderr)
        return 1
    update, install = ["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *needed]
    if os.geteuid():
        print("install: installing packages needs root; run:", file=sys.stderr)
        print(f"  sudo {' '.join(update)} && sudo {' '.join(install)}", file=sys.stderr)
        return 1
    print(f"install: installing {' '.join(needed)}", file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (update, install):
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
            print(f"install: {' '.join(command)} failed", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
