import yaml

from nemo_run.core.execution.kuberay import KubeRayExecutor, KubeRayWorkerGroup

if __name__ == "__main__":
    executor = KubeRayExecutor(
        namespace="research",
        ray_version="2.46.0",
        worker_groups=[
            KubeRayWorkerGroup(
                group_name="gpu-workers",
                replicas=2,
                min_replicas=1,
                max_replicas=4,
                gpus_per_worker=8,
                memory_requests="256Gi",
                memory_limits="256Gi",
            )
        ],
    )
    body = executor.get_cluster_body("demo")
    print(yaml.safe_dump(body["spec"]["workerGroupSpecs"], sort_keys=False))
