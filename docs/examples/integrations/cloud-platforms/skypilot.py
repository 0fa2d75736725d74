import nemo_run as run


def spot(infra: str) -> run.SkypilotExecutor:
    """One spot node with eight GPUs that takes itself down after ten idle minutes."""
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
    executors = {infra: spot(infra) for infra in ("aws/us-east-1", "gcp/us-central1", "azure/eastus", "k8s")}
    for infra, executor in executors.items():
        print(infra, executor.to_resources())
    run.run(run.Partial(train, steps=100), executor=executors["aws/us-east-1"], name="train")
