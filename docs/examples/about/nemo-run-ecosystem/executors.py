import nemo_run as run

EXECUTOR_MAP = {
    "cluster": run.SlurmExecutor(
        account="research",
        partition="gpu",
        nodes=2,
        ntasks_per_node=8,
        gpus_per_node=8,
        container_image="registry.example.com/automodel:1",
        tunnel=run.SSHTunnel(
            host="login.example.com", user="ada", job_dir="/scratch/ada/jobs"
        ),
    )
}
