import os
import sys
from pathlib import Path

# Leave this out if you have a kubeconfig:
os.environ.setdefault("KUBECONFIG", "kubeconfig.yaml")

import nemo_run as run

executor = run.KubeflowExecutor(
    namespace="research",
    image="nvcr.io/nvidia/pytorch:25.06-py3",
    num_nodes=2,
    gpus_per_node=8,
    volumes=[{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}],
    volume_mounts=[{"name": "data", "mountPath": "/data"}],
    env_vars={"NCCL_DEBUG": "WARN"},
    workdir_pvc="work",
    workdir_pvc_path="/workdir",
    workdir_local_path="src",
    launcher=run.Torchrun(rdzv_id=1),
)

if __name__ == "__main__":
    script = run.Script(
        "/nemo_run/train.py", args=["--data", "/data"], entrypoint="python"
    )
    with run.Experiment("pretrain", executor=executor) as experiment:
        experiment.add(script, name="train", tail_logs=True)
        if "launch" in sys.argv:
            experiment.run()
            sys.exit()
        experiment.dryrun(log=False, delete_exp_dir=False)
    folder = Path(experiment.jobs[0].executor.job_dir)
    print((folder / "launch.sh").read_text())
