import sys

import nemo_run as run

from devices import train

JAX_AND_NEMO_RUN = "'jax[tpu]' 'nemo-run==0.11.1' 'leptonai<0.47'"


def executor(device: str) -> run.Executor:
    if device == "tpu":
        return run.SkypilotExecutor(
            infra="gcp/us-central1",
            gpus="tpu-v5e-8",
            gpus_per_node=1,
            cluster_name="tpu",
            setup=f"pip install {JAX_AND_NEMO_RUN}",
        )
    devices = {"XLA_FLAGS": "--xla_force_host_platform_device_count=4"}
    return run.LocalExecutor(env_vars={"JAX_PLATFORMS": "cpu"} | devices)


if __name__ == "__main__":
    task = run.Partial(train, samples=1024)
    run.run(task, executor=executor(sys.argv[1]), name="train")
