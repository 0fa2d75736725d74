from pathlib import Path

import nemo_run as run

learner = run.SlurmExecutor(
    account="research",
    partition="gpu",
    gpus_per_node=8,
    mem="256G",
    container_image="nvcr.io/nvidia/pytorch:25.06-py3",
    srun_args=["--mpi=pmix"],
    packager=run.Packager(),
)
actors = learner.clone()
actors.nodes, actors.ntasks_per_node, actors.gpus_per_node = 2, 16, 0
actors.container_image = "python:3.12"
actors.srun_args = ["--cpu-bind=cores"]

if __name__ == "__main__":
    learner.heterogeneous = True
    with run.Experiment("reinforce", enable_goodbye_message=False) as experiment:
        tasks = [
            run.Script(inline="python learn.py"),
            run.Script(inline="python act.py"),
        ]
        experiment.add(tasks, executor=[learner, actors], name="pair")
        experiment.dryrun(log=False, delete_exp_dir=False)
    folder = Path(experiment.jobs[0].executor.experiment_dir)
    for line in (folder / "pair_sbatch.sh").read_text().splitlines():
        if line.startswith(("#SBATCH", "srun")):
            print(line)
