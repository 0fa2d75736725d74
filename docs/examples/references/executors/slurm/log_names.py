import os
from dataclasses import dataclass
from pathlib import Path

from nemo_run.core.execution.slurm import SlurmJobDetails


@dataclass(kw_only=True)
class ShortNames(SlurmJobDetails):
    """Name the logs `task.<job id>.log` and `sbatch.<job id>.log`."""

    @property
    def stdout(self) -> Path:
        assert self.folder
        return Path(self.folder) / "sbatch.%j.log"

    @property
    def srun_stdout(self) -> Path:
        assert self.folder
        return Path(self.folder) / "task.%j.log"

    @property
    def ls_term(self) -> str:
        """Where `experiment.logs` looks."""
        assert self.folder
        return os.path.join(self.folder, "task.*.log")
