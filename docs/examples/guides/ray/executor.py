import os

# Leave this out if you have a kubeconfig:
os.environ.setdefault("KUBECONFIG", "kubeconfig.yaml")

from nemo_run.core.execution.kuberay import KubeRayExecutor, KubeRayWorkerGroup

executor = KubeRayExecutor(
    namespace="ray-demo",
    ray_version="2.46.0",
    head_cpu="1",
    head_memory="2Gi",
    worker_groups=[
        KubeRayWorkerGroup(
            group_name="workers",
            replicas=1,
            cpu_requests="1",
            memory_requests="1Gi",
        )
    ],
    volumes=[{"name": "work", "persistentVolumeClaim": {"claimName": "work"}}],
    volume_mounts=[{"name": "work", "mountPath": "/shared"}],
)
