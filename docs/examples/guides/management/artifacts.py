from pathlib import Path

import nemo_run as run
from task_plugins import OutputFolder


def train(steps: int, output: str = "") -> None:
    for step in range(steps):
        print(f"step {step} loss {1 / (step + 1):.2f}")
    Path(output, "model.txt").write_text("weights\n")


if __name__ == "__main__":
    task = run.Partial(train, steps=20)
    with run.Experiment("artifacts", enable_goodbye_message=False) as experiment:
        experiment.add(
            task, name="train", plugins=[OutputFolder()], tail_logs=True
        )
        experiment.run()

    tasks = experiment.status(return_dict=True) or {}
    print(Path(tasks["train"]["local_dir"], "model.txt").read_text().strip())
    experiment.logs("train", regex="step 1[0-2] ")
