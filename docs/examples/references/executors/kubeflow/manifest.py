import os

# Leave this out if you have a kubeconfig:
os.environ.setdefault("KUBECONFIG", "kubeconfig.yaml")

import yaml

import nemo_run as run

if __name__ == "__main__":
    executor = run.KubeflowExecutor(
        namespace="research",
        image="nvcr.io/nvidia/pytorch:25.06-py3",
        num_nodes=2,
        gpus_per_node=8,
        memory_requests="512Gi",
        image_pull_secrets=["ngc"],
        env_vars={"NCCL_DEBUG": "INFO"},
    )
    manifest = executor.get_job_body(
        "pretrain", ["python", "/workspace/train.py"]
    )
    print(yaml.safe_dump(manifest, sort_keys=False))
