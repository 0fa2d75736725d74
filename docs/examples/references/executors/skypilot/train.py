import nemo_run as run


if __name__ == "__main__":
    executor = run.SkypilotExecutor(
        infra="aws/us-east-1",
        gpus="A10G",
        gpus_per_node=1,
        container_image="docker:nvcr.io/nvidia/pytorch:25.06-py3",
        idle_minutes_to_autostop=10,
        autodown=True,
    )
    script = run.Script("train.py", args=["--epochs", "3"], entrypoint="python")
    run.run(script, executor=executor, name="train")
