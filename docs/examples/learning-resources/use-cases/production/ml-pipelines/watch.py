import nemo_run as run

if __name__ == "__main__":
    for experiment_id in run.Experiment.catalog("pipeline"):
        experiment = run.Experiment.from_id(experiment_id)
        states = experiment.status(return_dict=True) or {}
        for job in experiment.jobs:
            print(experiment_id, job.id, states[job.id]["status"])
    experiment.logs("train")  # of the newest run
