from pathlib import Path

import nemo_run as run

if __name__ == "__main__":
    executor = run.import_executor("cluster", "executors.py", nodes=2)
    address, rank = (
        run.ExecutorMacros.HEAD_NODE_IP_VAR,
        run.ExecutorMacros.NODE_RANK_VAR,
    )
    executor.env_vars["MASTER"] = "$$" + address
    task = run.Script(
        "train.sh", args=["--address", "$$" + address, "--rank-in", rank]
    )

    with run.Experiment("macros", executor=executor, clean_mode=True) as experiment:
        experiment.add(task, name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
        folder = experiment.status(return_dict=True)["train"]["local_dir"]

    for line in Path(f"{folder}_sbatch.sh").read_text().splitlines():
        if "MASTER" in line or line.startswith("srun"):
            print(line.replace(folder, "train"))
