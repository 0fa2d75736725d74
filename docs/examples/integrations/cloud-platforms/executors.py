import json
import os
import re
from contextlib import redirect_stdout
from io import StringIO

# Remove this line if you have a kubeconfig
os.environ.setdefault("KUBECONFIG", "kubeconfig.yaml")

import nemo_run as run
from nemo_run.core.execution.base import Executor
from nemo_run.core.execution.kuberay import KubeRayExecutor, KubeRayWorkerGroup

IMAGE = "nvcr.io/nvidia/pytorch:25.06-py3"


def dgx_cloud() -> run.DGXCloudExecutor:
    """Two nodes of a Run:ai cluster."""
    return run.DGXCloudExecutor(
        base_url="https://runai.example.com/api/v1",
        kube_apiserver_url="https://runai.example.com:6443",
        client_id=os.environ.get("DGX_CLIENT_ID", "not set"),
        client_secret=os.environ.get("DGX_CLIENT_SECRET", "not set"),
        project_name="ml-team",
        container_image=IMAGE,
        pvc_nemo_run_dir="/workspace/nemo_run",
        pvcs=[{"name": "workspace", "path": "/workspace"}],
        nodes=2,
        gpus_per_node=8,
        nprocs_per_node=8,
        launcher="torchrun",
    )


def lepton() -> run.LeptonExecutor:
    """Two nodes of a Lepton workspace that more urgent jobs may take."""
    return run.LeptonExecutor(
        container_image=IMAGE,
        nemo_run_dir="/nemo-workspace/nemo-run",
        node_group="my-node-group",
        resource_shape="gpu.8xh100-80gb",
        nodes=2,
        gpus_per_node=8,
        nprocs_per_node=8,
        can_be_preempted=True,
        launcher="torchrun",
    )


def kubeflow() -> run.KubeflowExecutor:
    """Two pods on any Kubernetes cluster with Kubeflow's trainer."""
    return run.KubeflowExecutor(
        namespace="ml-team", image=IMAGE, num_nodes=2, gpus_per_node=8
    )


def kuberay() -> KubeRayExecutor:
    """A Ray cluster on Kubernetes."""
    workers = KubeRayWorkerGroup(
        group_name="gpu",
        replicas=1,
        min_replicas=1,
        max_replicas=4,
        gpus_per_worker=8,
    )
    return KubeRayExecutor(
        namespace="ml-team", ray_version="2.43.0", worker_groups=[workers]
    )


def dry_run(executor: Executor) -> str:
    """Return the command that the service would run."""
    shown, task = StringIO(), run.Script(inline="python train.py")
    with redirect_stdout(shown), run.Experiment("dry-run") as experiment:
        experiment.add(task, executor, name="train")
        experiment.dryrun()
    text = " ".join(re.sub(r"\S+\.py:\d+", "", shown.getvalue()).split())
    return re.sub(r", executor: .*", "", text.partition("cmd: ")[2])


if __name__ == "__main__":
    for executor in (dgx_cloud(), lepton(), kubeflow()):
        print(f"{executor.info()}: {dry_run(executor)}")
    workers = kuberay().get_cluster_body("demo")["spec"]["workerGroupSpecs"][0]
    keys = ("groupName", "replicas", "minReplicas", "maxReplicas")
    print(json.dumps({key: workers[key] for key in keys}))
    try:
        run.SkypilotExecutor(infra="aws/us-east-1", gpus="A10G")
    except AssertionError as error:
        print(error)
