import json
import socket

import nemo_run as run

QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}


def mirrored(steps: int) -> None:
    """One process with two devices: Keras splits each batch between them."""
    import keras
    import numpy as np
    import tensorflow as tf

    cpu = tf.config.list_physical_devices("CPU")[0]
    two = [tf.config.LogicalDeviceConfiguration()] * 2
    tf.config.set_logical_device_configuration(cpu, two)
    strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
    with strategy.scope():
        model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
        model.compile(optimizer=keras.optimizers.SGD(0.5), loss="mse")
    x = np.random.default_rng(0).uniform(size=(64 * steps, 1)).astype("float32")
    history = model.fit(x, 3 * x, epochs=5, batch_size=64, verbose=0).history
    replicas = strategy.num_replicas_in_sync
    print(f"{replicas} replicas, loss {history['loss'][-1]:.4f}")


def worker(steps: int) -> None:
    """One of several processes: a training loop of your own."""
    import tensorflow as tf

    strategy = tf.distribute.MultiWorkerMirroredStrategy()
    with strategy.scope():
        weight = tf.Variable(0.0)
    x = tf.linspace(0.0, 1.0, 64)
    data = tf.data.Dataset.from_tensors((x, 3 * x)).repeat()
    batches = iter(strategy.experimental_distribute_dataset(data))

    def replica_step(features: tf.Tensor, target: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((weight * features - target) ** 2)
        gradient = tape.gradient(loss, weight)
        context = tf.distribute.get_replica_context()
        mean = context.all_reduce(tf.distribute.ReduceOp.MEAN, gradient)
        weight.assign_sub(0.5 * mean)
        return loss

    @tf.function
    def step(batch: tuple[tf.Tensor, tf.Tensor]) -> tf.Tensor:
        losses = strategy.run(replica_step, args=batch)
        return strategy.reduce(tf.distribute.ReduceOp.MEAN, losses, axis=None)

    for _ in range(steps):
        loss = step(next(batches))
    print(f"{strategy.num_replicas_in_sync} workers, loss {loss.numpy():.4f}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    with run.Experiment("strategies", run.LocalExecutor()) as experiment:
        task = run.Partial(mirrored, steps=20)
        experiment.add(task, run.LocalExecutor(env_vars=QUIET), name="mirrored")

        addresses = [f"127.0.0.1:{free_port()}" for _ in range(2)]
        for index in range(2):
            config = {
                "cluster": {"worker": addresses},
                "task": {"type": "worker", "index": index},
            }
            executor = run.LocalExecutor(
                env_vars=QUIET | {"TF_CONFIG": json.dumps(config)}
            )
            task = run.Partial(worker, steps=40)
            experiment.add(task, executor, name=f"worker-{index}")
        experiment.run(tail_logs=True)
