import contextlib
import io

import nemo_run as run
from nemo_run.run.ray.cluster import RayCluster

if __name__ == "__main__":
    executor = run.SlurmExecutor(
        account="research",
        partition="gpu",
        nodes=2,
        gpus_per_node=8,
        time="02:00:00",
        container_image="rayproject/ray:2.43.0",
        tunnel=run.LocalTunnel(job_dir="/scratch/you/ray"),
    )
    with contextlib.redirect_stdout(io.StringIO()) as script:
        RayCluster(name="demo", executor=executor).start(dryrun=True)
    lines = script.getvalue().splitlines()
    print("\n".join(line for line in lines if line.startswith("#SBATCH")))
    print(len(lines), "lines,", sum("--container-" in line for line in lines), "of them ask for a container")
