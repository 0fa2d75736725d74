import nemo_run as run
from train import train

if __name__ == "__main__":
    task = run.Partial(train, lr=0.1, epochs=3)
    executor = run.DockerExecutor(
        container_image="nvcr.io/nvidia/nemo:25.04",
        runtime="nvidia",
        num_gpus=-1,
        shm_size="30g",
    )
    run.run(task, executor=executor, name="train")
