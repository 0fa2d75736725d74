import sys

import nemo_run as run


def greet(name: str) -> None:
    print(f"Hello, {name}!")


def laptop() -> run.LocalExecutor:
    return run.LocalExecutor(env_vars={"LOG_LEVEL": "DEBUG"})


def cluster() -> run.SlurmExecutor:
    tunnel = run.SSHTunnel(host="login.example.com", user="you", job_dir="/scratch/you/jobs")
    return run.SlurmExecutor(account="research", partition="gpu", time="00:30:00", tunnel=tunnel)


if __name__ == "__main__":
    executors = {"laptop": laptop, "cluster": cluster}
    executor = executors[sys.argv[1]]()
    run.run(run.Partial(greet, name="team"), executor=executor, name="greet")
