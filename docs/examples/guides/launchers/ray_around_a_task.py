from pathlib import Path

import nemo_run as run

if __name__ == "__main__":
    executor = run.SlurmExecutor(
        account="research",
        nodes=2,
        launcher=run.SlurmRay(head_init_wait_time=30),
        env_vars={"HEAD_NODE_ADDR": "$head_node_ip"},
        packager=run.Packager(),
    )
    with run.Experiment("around", executor=executor) as experiment:
        experiment.add(run.Script("train.py", entrypoint="python"), name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    task = Path(experiment.jobs[0].executor.job_dir)
    print((task / "scripts/train.sh").read_text())
