from pathlib import Path

import nemo_run as run

if __name__ == "__main__":
    executor = run.SlurmExecutor(
        account="research", partition="gpu", packager=run.Packager()
    )
    task = run.Script(inline="source ~/venv/bin/activate\npython train.py")
    with run.Experiment("plain", executor=executor) as experiment:
        experiment.add(task, name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    script = Path(experiment.jobs[0].executor.job_dir).parent / "train_sbatch.sh"
    command = next(
        line
        for line in script.read_text().splitlines()
        if line.startswith("srun")
    )
    print("srun", *[word for word in command.split() if word.startswith("--")])
