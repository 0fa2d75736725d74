import tempfile
from pathlib import Path

import nemo_run as run
from repository import show, working_copy

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        root = working_copy(Path(name))
        data = f"{root}/data"
        packagers = {
            "code": run.GitArchivePackager(subpath="src"),
            "data": run.PatternPackager(include_pattern=data, relative_path=data),
        }
        show("a folder each", run.HybridPackager(sub_packagers=packagers), root)
        together = run.HybridPackager(
            sub_packagers=packagers, extract_at_root=True
        )
        show("extract_at_root", together, root)
