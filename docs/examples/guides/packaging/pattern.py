import tempfile
from pathlib import Path

import nemo_run as run
from repository import show, working_copy

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        root = working_copy(Path(name))
        folder = run.PatternPackager(
            include_pattern=f"{root}/src", relative_path=str(root)
        )
        show("folder", folder, root)
        depths = [f"{root}/src/*.py", f"{root}/src/*/*.py"]
        patterns = run.PatternPackager(
            include_pattern=depths, relative_path=[f"{root}/src"] * len(depths)
        )
        show("one pattern per depth", patterns, root)
