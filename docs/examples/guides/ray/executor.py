import os

os.environ.setdefault("KUBECONFIG", "kubeconfig.yaml")  # drop this if you have one

from nemo_run.core.execution.kuberay import KubeRayExecutor, KubeRayWorkerGroup

executor = KubeRayExecutor(
    namespace="research",
    ray_version="2.43.0",
    head_cpu="4",
    head_memory="16Gi",
    worker_groups=[
        KubeRayWorkerGroup(
            group_name="workers", replicas=2, gpus_per_worker=8, cpu_requests="32", memory_requests="256Gi"
        )
    ],
    volumes=[{"name": "shared", "persistentVolumeClaim": {"claimName": "research"}}],
    volume_mounts=[{"name": "shared", "mountPath": "/shared"}],
)
