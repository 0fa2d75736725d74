import sys

import nemo_run as run

executor = run.DockerExecutor(
    container_image="nvcr.io/nvidia/pytorch:25.06-py3",
    num_gpus=-1,
    runtime="nvidia",
    shm_size="30g",
    ulimits=["memlock:-1", "stack:67108864"],
    volumes=["/data:/data", "/home/you/project:/project"],
    packager=run.Packager(),
)

if __name__ == "__main__":
    script = run.Script(
        "/project/train.py", args=["--epochs", "3"], entrypoint="python"
    )
    dryrun = "launch" not in sys.argv
    run.run(script, executor=executor, name="train", dryrun=dryrun)
