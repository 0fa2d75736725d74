import nemo_run as run


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


if __name__ == "__main__":
    executor = run.SkypilotExecutor(
        infra="aws/us-east-1",
        gpus="A10G",
        gpus_per_node=1,
        container_image="docker:nvcr.io/nvidia/nemo:25.04",
        idle_minutes_to_autostop=10,
        autodown=True,
    )
    run.run(run.Partial(train, epochs=3), executor=executor, name="train")
