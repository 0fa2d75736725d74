import sys

import nemo_run as run
from pretrain import training


def container() -> run.DockerExecutor:
    return run.DockerExecutor(
        container_image="nvcr.io/nvidia/pytorch:25.06-py3",
        num_gpus=-1,
        ntasks_per_node=8,
        shm_size="30g",
        volumes=["/home/you/data:/data"],
        env_vars={"NCCL_DEBUG": "WARN"},
        packager=run.GitArchivePackager(subpath="src"),
        launcher=run.Torchrun(),
    )


if __name__ == "__main__":
    with run.Experiment("pretrain", executor=container()) as experiment:
        experiment.add(training(), name="train", tail_logs=True)
        if "launch" in sys.argv:
            experiment.run()
        else:
            experiment.dryrun()
