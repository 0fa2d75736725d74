import nemo_run as run
from train import Optimizer, train

if __name__ == "__main__":
    task = run.Partial(train, optimizer=run.Config(Optimizer, lr=0.1), epochs=2)
    executor = run.SlurmExecutor(
        account="research",
        partition="gpu",
        nodes=2,
        gpus_per_node=8,
        container_image="nvcr.io/nvidia/nemo:25.04",
        tunnel=run.SSHTunnel(
            host="login.example.com", user="ada", job_dir="/scratch/ada/jobs"
        ),
        packager=run.PatternPackager(include_pattern="*.py", relative_path="."),
    )
    run.run(task, executor=executor, name="train", dryrun=True)
