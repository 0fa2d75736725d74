from dataclasses import dataclass

import nemo_run as run


@dataclass(kw_only=True)
class Debug(run.Plugin):
    """Run one epoch with verbose logging."""

    level: str = "DEBUG"

    def setup(
        self, task: run.Partial | run.Script, executor: run.Executor
    ) -> None:
        executor.env_vars["LOG_LEVEL"] = self.level
        if isinstance(task, run.Partial):
            task.epochs = 1


@dataclass(kw_only=True)
class OutputFolder(run.Plugin):
    """Pass the task's folder in the experiment as its argument `output`."""

    def setup(
        self, task: run.Partial | run.Script, executor: run.Executor
    ) -> None:
        if isinstance(task, run.Partial):
            task.output = executor.job_dir
