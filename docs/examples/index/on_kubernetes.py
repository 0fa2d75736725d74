import nemo_run as run
from train import train

if __name__ == "__main__":
    task = run.Partial(train, lr=0.1, epochs=3)
    executor = run.SkypilotExecutor(
        infra="k8s",
        gpus="H100",
        gpus_per_node=8,
        num_nodes=2,
        container_image="docker:nvcr.io/nvidia/nemo:25.04",
        idle_minutes_to_autostop=10,
        autodown=True,
    )
    run.run(task, executor=executor, name="train")
