import sys

import nemo_run as run

REGIONS = {
    "aws": "aws/us-east-1",
    "gcp": "gcp/us-central1",
    "azure": "azure/eastus",
    "kubernetes": "k8s",
}


def spot(infra: str) -> run.SkypilotExecutor:
    """One spot node with eight GPUs that shuts itself down when idle."""
    return run.SkypilotExecutor(
        infra=infra,
        gpus="A100",
        gpus_per_node=8,
        container_image="docker:nvcr.io/nvidia/pytorch:25.06-py3",
        use_spot=True,
        retry_until_up=True,
        idle_minutes_to_autostop=10,
        autodown=True,
        cluster_name="nemo-run-demo",
        launcher="torchrun",
    )


if __name__ == "__main__":
    executor = spot(REGIONS[sys.argv[1]])
    print(executor.to_resources())
    script = run.Script("train.py", args=["--steps", "100"], entrypoint="python")
    run.run(script, executor=executor, name="train")
