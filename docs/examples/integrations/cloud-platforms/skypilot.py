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
        use_spot=True,
        retry_until_up=True,
        idle_minutes_to_autostop=10,
        autodown=True,
        cluster_name="nemo-run-demo",
        launcher="torchrun",
    )


def train(steps: int) -> None:
    print(f"training for {steps} steps")


if __name__ == "__main__":
    executor = spot(REGIONS[sys.argv[1]])
    print(executor.to_resources())
    run.run(run.Partial(train, steps=100), executor=executor, name="train")
