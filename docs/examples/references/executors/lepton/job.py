import nemo_run as run

if __name__ == "__main__":
    executor = run.LeptonExecutor(
        container_image="nvcr.io/nvidia/pytorch:25.06-py3",
        node_group="h100-pool",
        resource_shape="gpu.8xh100-80gb",
        mounts=[
            {"path": "/", "mount_path": "/workspace", "from": "node-nfs:work"}
        ],
        nemo_run_dir="/workspace/nemo_run",
        secret_vars={"HF_TOKEN": "hf-token"},
    )
    script = run.Script(inline="nvidia-smi && python /workspace/train.py")
    run.run(script, executor=executor, name="train", dryrun=True)
