import nemo_run as run


def laptop(log_level: str = "INFO") -> run.LocalExecutor:
    return run.LocalExecutor(env_vars={"LOG_LEVEL": log_level})


def cluster(nodes: int = 1) -> run.SlurmExecutor:
    tunnel = run.SSHTunnel(host="login.example.com", user="you", job_dir="/scratch/you/jobs")
    return run.SlurmExecutor(account="research", partition="gpu", nodes=nodes, time="00:30:00", tunnel=tunnel)


def container() -> run.DockerExecutor:
    return run.DockerExecutor(container_image="nvcr.io/nvidia/nemo:25.04", num_gpus=1)
