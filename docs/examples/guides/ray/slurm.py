import nemo_run as run
from nemo_run.run.ray.cluster import RayCluster

executor = run.SlurmExecutor(
    account="research",
    partition="gpu",
    nodes=2,
    gpus_per_node=8,
    time="02:00:00",
    container_image="rayproject/ray:2.43.0",
    tunnel=run.LocalTunnel(job_dir="/scratch/you/ray"),
)

if __name__ == "__main__":
    RayCluster(name="demo", executor=executor).start(dryrun=True)
