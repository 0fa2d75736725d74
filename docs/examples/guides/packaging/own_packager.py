from pathlib import Path

import nemo_run as run
from listed import ListedFiles

if __name__ == "__main__":
    Path("files.txt").write_text("listed.py own_packager.py")
    executor = run.SlurmExecutor(account="research", packager=ListedFiles())
    with run.Experiment("listed", executor=executor) as experiment:
        experiment.add(run.Script(inline="ls"), name="train")
        experiment.dryrun(log=False, delete_exp_dir=False)
    code = Path(experiment.jobs[0].executor.job_dir, "code")
    print(sorted(file.name for file in code.iterdir()))
