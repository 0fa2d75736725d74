import nemo_run as run


if __name__ == "__main__":
    executor = run.SkypilotJobsExecutor(
        infra="aws",
        gpus="H100",
        gpus_per_node=8,
        use_spot=True,
        container_image="docker:nvcr.io/nvidia/pytorch:25.06-py3",
        storage_mounts={
            "/checkpoints": {
                "name": "my-checkpoints",
                "store": "s3",
                "mode": "MOUNT",
            }
        },
    )
    script = run.Script("train.py", args=["--epochs", "3"], entrypoint="python")
    run.run(script, executor=executor, name="train", detach=True)
