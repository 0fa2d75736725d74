from pathlib import Path

import nemo_run as run


def train(epochs: int, checkpoint: str) -> None:
    file = Path(checkpoint)
    start = int(file.read_text()) if file.exists() else 0
    for epoch in range(start + 1, epochs + 1):
        if epoch == 3 and start == 0:
            raise SystemExit("preempted")
        print(f"epoch {epoch} of {epochs}")
        file.write_text(str(epoch))


def status(experiment: run.Experiment) -> str:
    tasks = experiment.status(return_dict=True) or {}
    return str(tasks["train"]["status"])


if __name__ == "__main__":
    checkpoint = Path("checkpoint.txt").absolute()
    task = run.Partial(train, epochs=4, checkpoint=str(checkpoint))
    with run.Experiment(
        "resume", enable_goodbye_message=False, skip_status_at_exit=True
    ) as experiment:
        experiment.add(task, name="train", tail_logs=True)
        experiment.run()
    print("first run:", status(experiment))

    again = run.Experiment.from_title("resume")
    again.reset()
    with again:
        again.run()
    print("second run:", status(again))
