import os

import nemo_run as run


if __name__ == "__main__":
    executor = run.DGXCloudExecutor(
        base_url="https://research.example.com/api/v1",
        kube_apiserver_url="https://kube.research.example.com",
        client_id="nemo-run",
        client_secret=os.environ.get("DGX_CLIENT_SECRET", ""),
        project_name="research",
        container_image="nvcr.io/nvidia/pytorch:25.06-py3",
        pvcs=[
            {
                "name": "work",
                "path": "/workspace",
                "existingPvc": True,
                "claimName": "work",
            }
        ],
        pvc_nemo_run_dir="/workspace/nemo_run",
        nodes=2,
        gpus_per_node=8,
        launcher="torchrun",
    )
    script = run.Script("/workspace/train.py", entrypoint="python")
    run.run(script, executor=executor, name="train", dryrun=True)
