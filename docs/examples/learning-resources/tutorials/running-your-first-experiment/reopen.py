import nemo_run as run

if __name__ == "__main__":
    experiment = run.Experiment.from_title("descend")
    for job, task in zip(experiment.jobs, experiment.tasks, strict=True):
        print(job.id, "ran with", task.steps, "steps")
    experiment.logs("steps-50_lr-0.1")
