"""Stops a release in which an address of a page that was published answers no more.

The new version is compared with what its names, version and alias, stood for before; a version that is new to the
branch with `latest`. That a page moved cannot be known, so each message has the line that leads to a landing page.
"""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import PurePosixPath

from mike.git_utils import GitError, read_file, real_path

BRANCH = "gh-pages"


def addresses(commit: str, name: str) -> set[str]:
    """Return the addresses of pages and redirects of a version or an alias; none if it is not deployed."""
    try:
        folder = real_path(commit, name)
    except GitError:
        return set()
    command = ["git", "ls-tree", "-r", "-z", "--name-only", f"{commit}:{folder}"]
    files = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    return {file.removesuffix("index.html") for file in files if PurePosixPath(file).name == "index.html"}


def landing(version: str, address: str) -> str:
    """Return the path, below docs, of the nearest page above an address; the JSON beside a page has it."""
    for folder in PurePosixPath(address).parents:
        with suppress(GitError):
            return f"{json.loads(read_file(BRANCH, f'{version}/{folder}/index.json'))['id']}.md"
    return "index.md"


def main() -> None:
    """Compare the branch with `published`, the commit before the release, and say how each lost address is kept."""
    published, version, *aliases = sys.argv[1:]
    before = {name: addresses(published, name) for name in (version, *aliases)}
    if not any(before.values()):
        before = {"latest": addresses(published, "latest")}
    now = addresses(BRANCH, version)
    lost = {address: name for name in reversed(before) for address in before[name] - now}
    for address, name in sorted(lost.items()):
        print(
            f"release: {address} answers in {name} as published, and is neither a page nor a redirect of this build; "
            f"add to mkdocs.yml, below `redirects:` of `extra:`\n"
            f"    {address.rstrip('/')}.md: {landing(version, address)}",
            file=sys.stderr,
        )
    if lost:
        raise SystemExit(
            "release: where another page has the text now, name that one instead of the landing page; "
            "for a page that is gone for good, the landing page is right"
        )


if __name__ == "__main__":
    main()
