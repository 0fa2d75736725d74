import sys

from executor import executor
from nemo_run.run.ray.cluster import RayCluster

if __name__ == "__main__":
    cluster = RayCluster(name="demo", executor=executor)
    if "launch" not in sys.argv:
        cluster.start(dryrun=True)
        sys.exit()
    try:
        cluster.start(timeout=900)
        cluster.port_forward(port=8265)
        input("Dashboard on port 8265. Press Enter to delete the cluster. ")
    finally:
        cluster.stop()
