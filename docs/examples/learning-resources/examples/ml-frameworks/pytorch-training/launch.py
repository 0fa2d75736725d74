import nemo_run as run
from train import train

if __name__ == "__main__":
    task = run.Partial(train, hidden=32, lr=0.01, epochs=20, checkpoint="circle.pt")
    executor = run.LocalExecutor(ntasks_per_node=2, launcher="torchrun")
    with run.Experiment("pytorch", executor, clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(task, name="train")
        experiment.run()
    print(experiment.status(return_dict=True)["train"]["status"])
    experiment.logs("train")
