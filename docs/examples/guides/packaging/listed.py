import tarfile
from dataclasses import dataclass
from pathlib import Path

import nemo_run as run


@dataclass(kw_only=True)
class ListedFiles(run.Packager):
    """Pack the files that a text file lists, one on each line."""

    listing: str = "files.txt"

    def package(self, path: Path, job_dir: str, name: str) -> str:
        archive = Path(job_dir, f"{name}.tar.gz")
        with tarfile.open(archive, "w:gz") as tar:
            for file in (path / self.listing).read_text().split():
                tar.add(path / file, arcname=file)
        return str(archive)
