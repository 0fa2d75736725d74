import nemo_run as run
from train import train

if __name__ == "__main__":
    task = run.Partial(train, lr=0.1, epochs=3)
    executor = run.KubeflowExecutor(
        namespace="research",
        image="nvcr.io/nvidia/nemo:25.04",
        num_nodes=2,
        gpus_per_node=8,
        workdir_pvc="training",
        workdir_pvc_path="/workspace",
        workdir_local_path=".",
        env_vars={"PYTHONPATH": "/nemo_run"},
    )
    run.run(task, executor=executor, name="train")
