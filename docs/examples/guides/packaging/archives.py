import subprocess
import tarfile
import tempfile
from pathlib import Path

import nemo_run as run


def repository(folder: Path) -> Path:
    """Make a repository with one commit, and then one change and one new file."""
    (folder / "src/models").mkdir(parents=True)
    (folder / "src/train.py").write_text("epochs = 1\n")
    (folder / "src/models/tiny.py").write_text("hidden = 2\n")
    (folder / "data").mkdir()
    (folder / "data/vocabulary.txt").write_text("a b c\n")
    (folder / ".gitignore").write_text("data/\n")
    for command in ("init -q", "add .", "-c user.name=you -c user.email=you@example.com commit -qm first"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)
    (folder / "src/train.py").write_text("epochs = 9\n")
    (folder / "src/new.py").write_text("untracked\n")
    return folder


def packed(packager: run.Packager, folder: Path) -> dict[str, str]:
    """Return the files in the archive that a job would receive, with their text."""
    with tempfile.TemporaryDirectory() as job:
        code = Path(job, "code")
        with tarfile.open(packager.package(folder, job, "archive")) as tar:
            tar.extractall(code, filter="data")
        return {
            str(file.relative_to(code)): file.read_text().strip()
            for file in code.rglob("*")
            if file.is_file()
        }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        root = repository(Path(name))
        packagers = {
            "git": run.GitArchivePackager(),
            "git, subpath src": run.GitArchivePackager(subpath="src"),
            "pattern src/*.py": run.PatternPackager(
                include_pattern=f"{root}/src/*.py", relative_path=str(root)
            ),
            "pattern src": run.PatternPackager(include_pattern=f"{root}/src", relative_path=str(root)),
            "hybrid": run.HybridPackager(
                sub_packagers={
                    "code": run.GitArchivePackager(subpath="src"),
                    "files": run.PatternPackager(include_pattern=f"{root}/data", relative_path=str(root)),
                }
            ),
        }
        for title, packager in packagers.items():
            print(title)
            for file, text in sorted(packed(packager, root).items()):
                print(f"    {file}: {text}")
