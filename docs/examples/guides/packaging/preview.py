import os
import tarfile
import tempfile
from pathlib import Path

import nemo_run as run
from repository import repository

FILES = {
    "train.py": "epochs = 1\n",
    "data/rows.csv": "1,2,3\n" * 100_000,
    "notes/plan.md": "# Plan\n",
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        os.chdir(repository(Path(name), FILES))
        executor = run.SlurmExecutor(
            account="research", packager=run.GitArchivePackager()
        )
        with run.Experiment("preview", executor=executor) as experiment:
            for task in ("train-1", "train-2"):
                script = run.Script("train.py", entrypoint="python")
                experiment.add(script, name=task)
            experiment.dryrun(log=False, delete_exp_dir=False)
            tasks = experiment.status(return_dict=True) or {}

    for task in sorted(tasks):
        folder = Path(tasks[task]["local_dir"])
        with tarfile.open(folder / f"{task}.tar.gz") as archive:
            members = sorted(archive.getmembers(), key=lambda file: -file.size)
        print(task)
        for member in members[:3]:
            print(f"    {member.name.removeprefix('./')} {member.size:,} bytes")
        unpacked = sorted(path.name for path in (folder / "code").iterdir())
        print("    unpacked:", unpacked)
