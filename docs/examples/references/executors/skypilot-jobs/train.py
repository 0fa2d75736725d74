import nemo_run as run


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


if __name__ == "__main__":
    executor = run.SkypilotJobsExecutor(
        infra="aws",
        gpus="H100",
        gpus_per_node=8,
        use_spot=True,
        container_image="docker:nvcr.io/nvidia/nemo:25.04",
        storage_mounts={"/checkpoints": {"name": "my-checkpoints", "store": "s3", "mode": "MOUNT"}},
    )
    run.run(run.Partial(train, epochs=3), executor=executor, name="train", detach=True)
