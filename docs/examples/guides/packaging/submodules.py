import tempfile
from pathlib import Path

import nemo_run as run
from repository import git, packed, repository

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        inner = repository(base / "inner", {"deep.py": "deep = 1"})
        library = repository(base / "library", {"library.py": "version = 1"})
        git(library, "submodule", "add", str(inner), "vendor/inner")
        git(library, "commit", "-qm", "add inner")
        project = repository(base / "project", {"src/train.py": "epochs = 1"})
        git(project, "submodule", "add", str(library), "third/library")
        git(project, "submodule", "update", "--init", "--recursive")
        git(project, "commit", "-qm", "add library")
        git(base, "clone", "-q", str(project), "clone")

        checked = run.GitArchivePackager(
            check_uncommitted_changes=True, check_untracked_files=True
        )
        cases = {
            "with submodules": packed(checked, project),
            "include_submodules=False": packed(
                run.GitArchivePackager(include_submodules=False), project
            ),
            "subpath src": packed(run.GitArchivePackager(subpath="src"), project),
            "a clone without --recurse-submodules": packed(
                checked, base / "clone"
            ),
        }
        for title, files in cases.items():
            print(title)
            for path in files:
                print("   ", path)
