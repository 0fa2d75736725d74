from dataclasses import dataclass

import nemo_run as run
from nemo_run.run.torchx_backend.schedulers.api import EXECUTOR_MAPPING


@dataclass(kw_only=True)
class TaggedExecutor(run.LocalExecutor):
    """Run a task on this machine, with the team and the task in its variables."""

    team: str

    def assign(
        self, exp_id: str, exp_dir: str, task_id: str, task_dir: str
    ) -> None:
        super().assign(exp_id, exp_dir, task_id, task_dir)
        self.env_vars = self.env_vars | {"TEAM": self.team, "TASK": task_id}


# The names below are private: expect them to change with NeMo Run.
EXECUTOR_MAPPING[TaggedExecutor] = "local_persistent"
run.Experiment._PARALLEL_SUPPORTED_EXECUTORS += (TaggedExecutor,)
run.Experiment._RUNNER_DEPENDENT_EXECUTORS += (TaggedExecutor,)
