import tempfile
from pathlib import Path

import nemo_run as run
from repository import show, working_copy

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        root = working_copy(Path(name))
        show("whole commit", run.GitArchivePackager(), root)
        show("subpath", run.GitArchivePackager(subpath="src"), root)
        data = run.GitArchivePackager(include_pattern=f"{root}/data")
        show("include_pattern", data, root)
        flat = run.GitArchivePackager(
            subpath="src",
            include_pattern=f"{root}/data/*.txt",
            include_pattern_relative_path=f"{root}/data",
        )
        show("subpath and include_pattern", flat, root)
