import getpass
import sys

from executor import executor
from nemo_run.run.ray.job import RayJob

if __name__ == "__main__":
    job = RayJob(name="squares", executor=executor)
    command = f"python /shared/{getpass.getuser()}/code/src/squares.py"
    if "launch" not in sys.argv:
        job.start(command=command, workdir="src", dryrun=True)
        sys.exit()
    job.start(command=command, workdir="src")
    job.logs(follow=True, timeout=3600)
    job.status()
