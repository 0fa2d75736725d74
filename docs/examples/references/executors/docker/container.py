import nemo_run as run


def train(epochs: int) -> None:
    print(f"training for {epochs} epochs")


if __name__ == "__main__":
    executor = run.DockerExecutor(
        container_image="nvcr.io/nvidia/nemo:25.04",
        num_gpus=-1,
        runtime="nvidia",
        shm_size="30g",
        ulimits=["memlock:-1", "stack:67108864"],
        volumes=["/data:/data"],
        packager=run.Packager(),
    )
    run.run(run.Partial(train, epochs=3), executor=executor, name="train", dryrun=True)
