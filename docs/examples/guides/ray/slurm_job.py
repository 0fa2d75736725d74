import contextlib
import difflib
import io

from nemo_run.run.ray.cluster import RayCluster
from nemo_run.run.ray.job import RayJob

from slurm import executor

if __name__ == "__main__":
    scripts = [io.StringIO(), io.StringIO()]
    with contextlib.redirect_stdout(scripts[0]):
        RayCluster(name="train", executor=executor).start(dryrun=True)
    with contextlib.redirect_stdout(scripts[1]):
        job = RayJob(name="train", executor=executor, log_level="ERROR")
        job.start(command="python train.py", workdir="src", dryrun=True)
    cluster, script = (text.getvalue().splitlines() for text in scripts)
    for line in difflib.ndiff(cluster, script):
        if line.startswith("+ "):
            print(line)
