import tempfile
from pathlib import Path

import nemo_run as run
from repository import packed, repository

FILES = {
    "src/train.py": "epochs = 1",
    "src/models/tiny.py": "hidden = 2",
    ".gitignore": "data/",
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        root = repository(Path(name), FILES)
        (root / "src/train.py").write_text("epochs = 9")
        (root / "src/new.py").write_text("untracked")
        (root / "data").mkdir()
        (root / "data/vocabulary.txt").write_text("a b c")

        src, data = run.GitArchivePackager(subpath="src"), str(root / "data")
        files = run.PatternPackager(include_pattern=data, relative_path=data)
        packagers = {
            "git": run.GitArchivePackager(),
            "git, subpath src": src,
            "git, include_pattern data": run.GitArchivePackager(
                include_pattern=data
            ),
            "pattern src/*.py": run.PatternPackager(
                include_pattern=str(root / "src/*.py"), relative_path=name
            ),
            "pattern src": run.PatternPackager(
                include_pattern=str(root / "src"), relative_path=name
            ),
            "hybrid": run.HybridPackager(
                sub_packagers={"code": src, "words": files}
            ),
            "hybrid, extract_at_root": run.HybridPackager(
                sub_packagers={"code": src, "words": files}, extract_at_root=True
            ),
        }
        for title, packager in packagers.items():
            print(title)
            for path, text in packed(packager, root).items():
                print(f"    {path}: {text}")
