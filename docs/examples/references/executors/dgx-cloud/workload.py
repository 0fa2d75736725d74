import os

import nemo_run as run


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


if __name__ == "__main__":
    executor = run.DGXCloudExecutor(
        base_url="https://research.example.com/api/v1",
        kube_apiserver_url="https://kube.research.example.com",
        client_id="nemo-run",
        client_secret=os.environ.get("DGX_CLIENT_SECRET", ""),
        project_name="research",
        container_image="nvcr.io/nvidia/nemo:25.04",
        pvcs=[{"name": "work", "path": "/workspace", "existingPvc": True, "claimName": "work"}],
        pvc_nemo_run_dir="/workspace/nemo_run",
        nodes=2,
        gpus_per_node=8,
        launcher="torchrun",
    )
    run.run(run.Partial(train, epochs=3), executor=executor, name="train", dryrun=True)
