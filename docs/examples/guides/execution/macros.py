from pathlib import Path

import nemo_run as run

executor = run.SlurmExecutor(account="research", nodes=2, packager=run.Packager())

if __name__ == "__main__":
    leader = "$$" + run.ExecutorMacros.HEAD_NODE_IP_VAR
    with run.Experiment("macros", executor=executor) as experiment:
        script = run.Script(
            "serve.sh", args=["--leader", leader], env={"LEADER": leader}
        )
        experiment.add(script, name="serve")
        experiment.dryrun(log=False, delete_exp_dir=False)
    task = Path(experiment.jobs[0].executor.job_dir)
    print((task.parent / "serve_sbatch.sh").read_text())
