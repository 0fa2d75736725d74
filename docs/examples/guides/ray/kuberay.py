import getpass

from nemo_run.core.execution.kuberay import KubeRayExecutor
from nemo_run.run.ray.cluster import RayCluster
from nemo_run.run.ray.job import RayJob


def interactive(executor: KubeRayExecutor) -> None:
    """Keep a cluster until you press Enter."""
    cluster = RayCluster(name="demo", executor=executor)
    cluster.start(timeout=900)
    cluster.status()
    cluster.port_forward(port=8265)
    input("The dashboard is on http://localhost:8265. Press Enter to delete the cluster. ")
    cluster.stop()


def batch(executor: KubeRayExecutor) -> None:
    """Run one command on a cluster of its own, which is deleted afterwards."""
    job = RayJob(name="train", executor=executor)
    code = f"/shared/{getpass.getuser()}/code/src"
    job.start(command=f"python {code}/train.py", workdir="src")
    job.logs(follow=True, timeout=3600)
    job.status()
