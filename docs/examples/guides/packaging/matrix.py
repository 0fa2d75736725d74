import os
import tempfile
from pathlib import Path

import nemo_run as run
from repository import repository

EXECUTORS = {
    "Slurm": lambda packager: run.SlurmExecutor(
        account="research", packager=packager
    ),
    "Docker": lambda packager: run.DockerExecutor(
        container_image="python", packager=packager
    ),
    "Lepton": lambda packager: run.LeptonExecutor(
        container_image="python", nemo_run_dir="/nemo_run", packager=packager
    ),
    "DGXCloud": lambda packager: run.DGXCloudExecutor(
        base_url="https://cloud.example/api/v1",
        kube_apiserver_url="https://cloud.example:6443",
        client_id="you",
        client_secret="your secret",
        project_name="research",
        container_image="python",
        pvcs=[{"path": "/workspace"}],
        pvc_nemo_run_dir="/workspace/nemo_run",
        packager=packager,
    ),
}


Remote = (
    run.SlurmExecutor
    | run.DockerExecutor
    | run.LeptonExecutor
    | run.DGXCloudExecutor
)


def sent(executor: Remote, folder: Path) -> list[str]:
    """Return the files that `executor` would unpack for a job."""
    executor.assign("id", str(folder), task_id="task", task_dir="task")
    executor.create_job_dir()
    executor.package(executor.packager, job_name="task")
    return sorted(
        str(path.relative_to(folder / "task")) for path in folder.rglob("*.py")
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        root = repository(Path(name, "project"), {"train.py": "epochs = 1"})
        os.chdir(root)
        pattern = run.PatternPackager(
            include_pattern=str(root / "*.py"), relative_path=str(root)
        )
        git = run.GitArchivePackager()
        packagers = [
            run.Packager(),
            git,
            pattern,
            run.HybridPackager(sub_packagers={"code": git}),
        ]
        for executor, make in EXECUTORS.items():
            for number, packager in enumerate(packagers):
                files = sent(make(packager), Path(name, f"{executor}-{number}"))
                print(f"{executor:8} {type(packager).__name__:18} {files}")
