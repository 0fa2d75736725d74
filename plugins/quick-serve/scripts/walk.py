"""Edits a copy of a site at random, and compares what quick-serve builds with builds from nothing.

    cd plugins/quick-serve && ../../.venv/bin/python scripts/walk.py FOLDER [--edits N] [--seed N] [--compare N]

FOLDER is a Git repository with mkdocs.yml. The two are compared N times, byte by byte, at equal distances and at the
end. After an edit that ends the build, all files are again as they were.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from conftest import Builder

Edit = Callable[[random.Random, Path], str]


def any_of(choice: random.Random, root: Path, pattern: str) -> Path:
    """Return one of the files."""
    return choice.choice(sorted(path for path in root.glob(pattern) if path.is_file() and path.name != "SUMMARY.md"))


def append(pattern: str, text: str) -> Edit:
    """Return an edit that adds text to the end of a file."""

    def edit(choice: random.Random, root: Path) -> str:
        file = any_of(choice, root, pattern)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(text.format(choice.randrange(10**6)))
        return f"text added to {file.relative_to(root)}"

    return edit


def change_title(choice: random.Random, root: Path) -> str:
    """Change the first heading of a page."""
    file = any_of(choice, root, "docs/*/**/*.md")
    text = f"\n{file.read_text('utf-8')}".replace("\n# ", f"\n# {choice.randrange(100)} ", 1)
    file.write_text(text.removeprefix("\n"), "utf-8")
    return f"title of {file.relative_to(root)}"


def add_page(choice: random.Random, root: Path) -> str:
    """Add a page."""
    file = any_of(choice, root, "docs/*/*.md").with_name(f"added-{choice.randrange(10**6)}.md")
    file.write_text("# Added\n\nSee [home](../index.md) and [the first](added-1.md).\n", "utf-8")
    return f"new {file.relative_to(root)}"


def rename_page(choice: random.Random, root: Path) -> str:
    """Rename a page that was added, or any other one."""
    file = any_of(choice, root, "docs/*/added-*.md") if [*root.glob("docs/*/added-*.md")] else None
    file = file or any_of(choice, root, "docs/*/*.md")
    target = file.with_name(f"added-{choice.randrange(10)}.md")
    file.rename(target)
    return f"{file.relative_to(root)} renamed to {target.name}"


def delete_page(choice: random.Random, root: Path) -> str:
    """Delete a page, but for those that introduce a folder."""
    pages = sorted(page for page in root.glob("docs/*/*.md") if page.name != "index.md" and "apidocs" not in page.parts)
    page = choice.choice(pages)
    page.unlink()
    return f"{page.relative_to(root)} deleted"


def change_nav(choice: random.Random, root: Path) -> str:
    """Delete or rename an entry of the nav that has none below it."""
    file = root / "docs/SUMMARY.md"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = choice.choice([i for i, line in enumerate(lines) if ".md)" in line and "index.md" not in line])
    lines[at] = "" if choice.random() < 0.3 else lines[at].replace("[", f"[{choice.randrange(100)} ", 1)
    file.write_text("".join(lines), "utf-8")
    return "docs/SUMMARY.md"


def change_configuration(choice: random.Random, root: Path) -> str:
    """Change the name of the site."""
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("site_name: ", f"site_name: {choice.randrange(100)} ", 1), "utf-8")
    return "mkdocs.yml"


def edits(root: Path, config: dict[str, Any]) -> dict[Edit, int]:
    """Return the kinds of edit that are possible in a site, with how often each is chosen."""
    theme = (config.get("theme") or {}).get("custom_dir", "")
    plugins = [{plugin: {}} if isinstance(plugin, str) else plugin for plugin in config.get("plugins") or []]
    generators = [script for plugin in plugins for script in plugin.get("gen-files", {}).get("scripts", [])]
    found: dict[Edit, int] = {
        append("docs/**/*.md", "\nWords {}, and a [link](index.md).\n"): 10,
        change_title: 3,
        add_page: 4,
        rename_page: 3,
        delete_page: 2,
        change_configuration: 1,
    }
    added = {"docs/examples/**/*.py": ("# {}\n", 3), "docs/**/*.svg": ("<!-- {} -->\n", 1)}
    if theme:
        added[f"{theme}/**/*.html"] = "{{# {} #}}<!-- {} -->\n".replace("{}", "{0}"), 3
        added[f"{theme}/assets/**/*.css"] = "/* {} */\n", 1
    for script in [*generators, *config.get("hooks", [])[:1]]:
        added[script] = "# {}\n", 1
    found |= {append(pattern, text): weight for pattern, (text, weight) in added.items() if [*root.glob(pattern)]}
    if (root / "docs/SUMMARY.md").exists():
        found[change_nav] = 4
    return found


def copied(folder: Path, target: Path) -> Path:
    """Copy what Git tracks into a new repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=folder, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (folder / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, target / name)
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "copy"]):
        subprocess.run(["git", "-c", "user.name=walk", "-c", "user.email=", *command], cwd=target, check=True)
    return target


def memory(builder: Builder) -> str:
    """Return how much memory the process has used at most since it started."""
    status = Path(f"/proc/{builder.process.pid}/status").read_text("utf-8")
    return next(line.split(maxsplit=1)[1] for line in status.splitlines() if line.startswith("VmHWM"))


def cpu_seconds(builder: Builder) -> float:
    """Return the CPU seconds of the process."""
    fields = Path(f"/proc/{builder.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def differences(quick: Builder, cold: Builder) -> list[str]:
    """Build from nothing; return the files that differ."""
    cold.build()
    found, expected = quick.files(), cold.files()
    return sorted(path for path in {*found, *expected} if found.get(path) != expected.get(path))


def main() -> None:
    """Walk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compare", type=int, default=3)
    given = parser.parse_args()
    choice = random.Random(given.seed)  # noqa: S311
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        root = copied(given.folder, Path(folder, "root"))
        os.chdir(root)
        from mkdocs.utils.yaml import yaml_load

        kinds = edits(root, yaml_load((root / "mkdocs.yml").read_text("utf-8")))
        quick, cold = (Builder(root, mode, Path(folder, mode)) for mode in ("quick", "cold"))
        print("start", quick.build(), memory(quick), flush=True)
        for step in range(1, given.edits + 1):
            name = choice.choices([*kinds], [*kinds.values()])[0](choice, root)
            before, starts = cpu_seconds(quick), quick.starts
            error = quick.build()
            if error:
                for command in (["checkout", "-q", "."], ["clean", "-fdq"]):
                    subprocess.run(["git", *command], cwd=root, check=True)
            taken = cpu_seconds(quick) - (before if quick.starts == starts else 0)
            print(f"{step} {taken:.2f} {memory(quick)} {name} {error}", flush=True)
            if step % -(-given.edits // given.compare) == 0 or step == given.edits:
                different = differences(quick, cold)
                failed = failed or bool(different)
                print(f"  {len(different)} files differ {different[:5]}", flush=True)
        for builder in (quick, cold):
            builder.stop()
    raise SystemExit(failed)


if __name__ == "__main__":
    main()
