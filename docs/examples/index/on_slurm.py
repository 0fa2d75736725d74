import nemo_run as run
from train import train

if __name__ == "__main__":
    task = run.Partial(train, lr=0.1, epochs=3)
    executor = run.SlurmExecutor(
        account="research",
        partition="gpu",
        nodes=2,
        ntasks_per_node=8,
        gpus_per_node=8,
        container_image="nvcr.io/nvidia/nemo:25.04",
        tunnel=run.SSHTunnel(
            host="login.example.com", user="ada", job_dir="/scratch/ada/jobs"
        ),
    )
    run.run(task, executor=executor, name="train")
