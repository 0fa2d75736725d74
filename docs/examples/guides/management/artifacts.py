from dataclasses import dataclass
from pathlib import Path

import nemo_run as run


@dataclass(kw_only=True)
class OutputFolder(run.Plugin):
    def setup(self, task: run.Partial | run.Script, executor: run.Executor) -> None:
        if isinstance(task, run.Partial):
            task.output = executor.job_dir


def train(steps: int, output: str = "") -> None:
    for step in range(steps):
        print(f"step {step} loss {1 / (step + 1):.2f}")
    Path(output, "model.txt").write_text("weights\n")


if __name__ == "__main__":
    with run.Experiment(
        "artifacts", clean_mode=True, log_level="ERROR"
    ) as experiment:
        experiment.add(
            run.Partial(train, steps=20), name="train", plugins=[OutputFolder()]
        )
        experiment.run()

    tasks = experiment.status(return_dict=True) or {}
    print(Path(tasks["train"]["local_dir"], "model.txt").read_text().strip())
    experiment.logs("train", regex="step 1[0-2] ")
