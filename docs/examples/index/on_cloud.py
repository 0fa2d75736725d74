import nemo_run as run
from train import train

if __name__ == "__main__":
    task = run.Partial(train, lr=0.1, epochs=3)
    executor = run.LeptonExecutor(
        node_group="h100-pool",
        resource_shape="gpu.8xh100-80gb",
        nodes=2,
        gpus_per_node=8,
        container_image="nvcr.io/nvidia/nemo:25.04",
        mounts=[{"path": "/", "mount_path": "/data", "from": "node-nfs:data"}],
        nemo_run_dir="/data/nemo_run",
        packager=run.GitArchivePackager(),
    )
    run.run(task, executor=executor, name="train")
