import nemo_run as run

if __name__ == "__main__":
    experiment = run.Experiment.from_title("sweep")
    tasks = experiment.status(return_dict=True) or {}
    for name, task in sorted(tasks.items()):
        print(name, task["status"])
    experiment.logs("compare")
