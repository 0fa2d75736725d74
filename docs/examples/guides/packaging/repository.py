import shutil
import subprocess
import tempfile
from pathlib import Path

import nemo_run as run


def git(folder: Path, *arguments: str) -> None:
    settings = (
        "user.name=you",
        "user.email=you@example.com",
        "protocol.file.allow=always",
    )
    options = [option for setting in settings for option in ("-c", setting)]
    subprocess.run(
        ["git", *options, *arguments], cwd=folder, check=True, capture_output=True
    )


def repository(folder: Path, files: dict[str, str]) -> Path:
    """Make a repository of `files` with one commit."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


def working_copy(folder: Path) -> Path:
    """Make a repository, then change a file and add two others."""
    committed = {
        "src/train.py": "epochs = 1",
        "src/models/tiny.py": "hidden = 2",
        ".gitignore": "data/",
    }
    repository(folder, committed)
    (folder / "src/train.py").write_text("epochs = 9")
    (folder / "src/new.py").write_text("untracked")
    (folder / "data").mkdir()
    (folder / "data/words.txt").write_text("a b c")
    return folder


def show(title: str, packager: run.Packager, folder: Path) -> None:
    """Print the files in the archive of `packager`."""
    print(title)
    for path, text in packed(packager, folder).items():
        print(f"    {path}: {text}")


def packed(packager: run.Packager, folder: Path) -> dict[str, str]:
    """Return the files that a job would receive, with their text."""
    with tempfile.TemporaryDirectory() as job:
        code = Path(job, "code")
        shutil.unpack_archive(packager.package(folder, job, "archive"), code)
        files = sorted(file for file in code.rglob("*") if file.is_file())
        return {
            str(file.relative_to(code)): file.read_text().strip()
            for file in files
        }
