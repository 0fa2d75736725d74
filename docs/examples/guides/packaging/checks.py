import os
import tempfile
from pathlib import Path

import nemo_run as run
from repository import git, packed, repository

CHECKED = run.GitArchivePackager(
    check_uncommitted_changes=True, check_untracked_files=True
)


def attempt(title: str, packager: run.Packager, folder: Path) -> None:
    try:
        result = str(list(packed(packager, folder)))
    except Exception as error:
        result = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    print(f"{title}: {result.replace(str(folder), '~')}", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        root = repository(
            Path(name, "project"),
            {"train.py": "epochs = 1", ".gitignore": "data/"},
        )
        (root / "train.py").write_text("epochs = 9")
        attempt("changed file", CHECKED, root)

        (root / "train.py").write_text("epochs = 1")
        os.utime(root / "train.py", (1, 1))
        attempt("changed back", CHECKED, root)

        git(root, "status")
        attempt("after git status", CHECKED, root)

        (root / "new.py").write_text("untracked")
        attempt("new file", CHECKED, root)

        (root / "new.py").rename(root / "data.py")
        (root / ".git/info/exclude").write_text("data.py")
        attempt("ignored file", CHECKED, root)

        attempt("no such commit", run.GitArchivePackager(ref="v9"), root)
        attempt("no repository", run.GitArchivePackager(), Path(name))
        nothing = str(root / "*.txt")
        attempt(
            "pattern without a match",
            run.PatternPackager(include_pattern=nothing, relative_path=name),
            root,
        )
        attempt(
            "include_pattern without a match",
            run.GitArchivePackager(include_pattern=nothing),
            root,
        )
