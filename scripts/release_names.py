"""Stops a release whose names cannot be used, before anything is built.

Runs on any Python, without packages: `release_names.py VERSION [ALIAS]` checks the names alone, and with
`--branch COMMIT` compares them with what that commit of gh-pages has in its root.
"""

import argparse
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

PINS = Path("scripts/pins/package.txt")
ALIAS = re.compile(r"[a-z][a-z-]{0,30}")


def accepted_versions(documented: str) -> list[str]:
    """Return the names of the version that documents this release: 0.11.1 is documented as 0.11, too."""
    minor = re.fullmatch(r"(\d+\.\d+)\.\d+(?:\.post\d+)?", documented)
    return [*([minor[1]] if minor else []), documented, "dev"]


def problem_of_names(version: str, alias: str | None, documented: str) -> str:
    """Return what is wrong with the names; empty if nothing is.

    An alias is part of every address and a folder on every file system. It has no digits: a number would be in the
    way of the version of that number.
    """
    accepted = accepted_versions(documented)
    if version not in accepted:
        return (
            f"VERSION cannot be {version!r}: the site documents NeMo Run {documented} ({PINS}), so use "
            f"{', '.join(accepted[:-1])} or {accepted[-1]}"
        )
    if alias is not None and (not ALIAS.fullmatch(alias) or alias == "dev"):
        return f"ALIAS cannot be {alias!r}: use up to 31 lowercase letters and hyphens, starting with a letter; not dev"
    return ""


def problem_on_branch(version: str, alias: str | None, root: set[str], versions: Mapping[str, set[str]]) -> str:
    """Return which name means something else on the branch; empty if none does.

    Args:
        version: The version to deploy.
        alias: Its second name.
        root: The names of all files and folders in the root of the branch.
        versions: The aliases of each version of the branch.
    """
    aliases = {name: owner for owner, names in versions.items() for name in names}
    if version in aliases:
        return f"VERSION cannot be {version}: on gh-pages that is an alias of {aliases[version]}"
    if alias in versions:
        return f"ALIAS cannot be {alias}: on gh-pages that is a version"
    for name in filter(None, (version, alias)):
        taken = {entry for entry in root - versions.keys() - aliases.keys() if entry.casefold() == name.casefold()}
        if taken:
            return f"{name} cannot be deployed: gh-pages has {taken.pop()}, which is neither a version nor an alias"
    return ""


def read_branch(commit: str) -> tuple[set[str], dict[str, set[str]]]:
    """Return the names in the root of a commit, and the aliases of each version that its versions.json lists.

    Raises:
        ValueError: versions.json is not a list that mike has written.
    """
    root = set(_git("ls-tree", "-z", "--name-only", commit).split("\0")) - {""}
    if "versions.json" not in root:
        return root, {}
    try:
        listed = json.loads(_git("show", f"{commit}:versions.json"))
        return root, {entry["version"]: set(entry["aliases"]) for entry in listed}
    except (ValueError, LookupError, TypeError):
        raise ValueError("versions.json of gh-pages is not a list that mike has written") from None


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], capture_output=True, check=True, encoding="utf-8").stdout


def main() -> None:
    """Check the names, and print the first problem."""
    parser = argparse.ArgumentParser(description="Check the names of a release.")
    parser.add_argument("version", metavar="VERSION")
    parser.add_argument("alias", metavar="ALIAS", nargs="?")
    parser.add_argument("--branch", metavar="COMMIT", help="compare the names with this commit of gh-pages")
    given = parser.parse_args()
    pin = re.search(r"^nemo-run==([^\s;\\]+)", PINS.read_text("utf-8"), re.MULTILINE)
    if not pin:
        raise SystemExit(f"release: {PINS} does not pin nemo-run")
    problem = problem_of_names(given.version, given.alias, pin[1])
    if given.branch and not problem:
        try:
            problem = problem_on_branch(given.version, given.alias, *read_branch(given.branch))
        except ValueError as error:
            problem = str(error)
    if problem:
        raise SystemExit(f"release: {problem}")


if __name__ == "__main__":
    main()
