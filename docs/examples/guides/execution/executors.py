import nemo_run as run


def laptop(log_level: str = "INFO") -> run.LocalExecutor:
    return run.LocalExecutor(env_vars={"LOG_LEVEL": log_level})


def cluster(nodes: int = 1) -> run.SlurmExecutor:
    login = run.SSHTunnel(
        host="login.example.com", user="you", job_dir="/scratch/you"
    )
    return run.SlurmExecutor(
        account="research",
        partition="gpu",
        nodes=nodes,
        time="00:30:00",
        tunnel=login,
    )


def container() -> run.DockerExecutor:
    image = "nvcr.io/nvidia/nemo:25.04"
    return run.DockerExecutor(container_image=image, num_gpus=1)
