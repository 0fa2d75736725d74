from pathlib import Path

import nemo_run as run
from timed import Timed

if __name__ == "__main__":
    executor = run.SlurmExecutor(
        account="research", launcher=Timed(limit="30m"), packager=run.Packager()
    )
    with run.Experiment("timed", executor=executor) as experiment:
        task = run.Script("train.py", entrypoint="python", args=["--fast"])
        experiment.add(task, name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    folder = Path(experiment.jobs[0].executor.job_dir)
    print((folder / "scripts/train.sh").read_text())
