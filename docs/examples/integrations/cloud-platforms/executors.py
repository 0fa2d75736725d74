import json
import os

import nemo_run as run
from nemo_run.core.execution.kuberay import KubeRayExecutor, KubeRayWorkerGroup

kuberay = KubeRayExecutor(
    namespace="ml-team",
    ray_version="2.43.0",
    worker_groups=[
        KubeRayWorkerGroup(
            group_name="gpu-workers",
            replicas=1,
            min_replicas=1,
            max_replicas=4,
            gpus_per_worker=8,
        )
    ],
)
dgx_cloud = run.DGXCloudExecutor(
    base_url="https://runai.example.com/api/v1",
    kube_apiserver_url="https://runai.example.com:6443",
    client_id=os.environ.get("DGX_CLIENT_ID", "not set"),
    client_secret=os.environ.get("DGX_CLIENT_SECRET", "not set"),
    project_name="ml-team",
    container_image="nvcr.io/nvidia/pytorch:25.06-py3",
    pvc_nemo_run_dir="/workspace/nemo_run",
    nodes=2,
    gpus_per_node=8,
    nprocs_per_node=8,
    launcher="torchrun",
)
lepton = run.LeptonExecutor(
    container_image="nvcr.io/nvidia/pytorch:25.06-py3",
    nemo_run_dir="/nemo-workspace/nemo-run",
    node_group="my-node-group",
    resource_shape="gpu.8xh100-80gb",
    nodes=2,
    gpus_per_node=8,
    nprocs_per_node=8,
    launcher="torchrun",
)

if __name__ == "__main__":
    for executor in (dgx_cloud, lepton):
        print(f"{executor.info()}: {executor.nnodes()} nodes, {executor.nproc_per_node()} processes each")
    workers = kuberay.get_cluster_body("demo")["spec"]["workerGroupSpecs"][0]
    print(json.dumps({key: workers[key] for key in ("groupName", "replicas", "minReplicas", "maxReplicas")}))
    try:
        run.SkypilotExecutor(infra="aws/us-east-1", gpus="A10G")
    except AssertionError as error:
        print(error)
