import nemo_run as run
import numpy as np


def circle(size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Points of the plane, labeled 1 inside the unit circle and 0 outside."""
    draw = np.random.default_rng(seed)
    points = draw.uniform(-1.5, 1.5, (size, 2)).astype("float32")
    return points, (np.linalg.norm(points, axis=1) < 1).astype("float32")


def train(hidden: int, lr: float, epochs: int, saved: str) -> None:
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(0)
    points, labels = circle(1024, seed=1)
    held_out = circle(512, seed=2)

    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = keras.Sequential(
            [
                keras.Input((2,)),
                keras.layers.Dense(hidden, activation="relu"),
                keras.layers.Dense(1, activation="sigmoid"),
            ]
        )
        model.compile(
            optimizer=keras.optimizers.Adam(lr),
            loss="binary_crossentropy",
            metrics=["accuracy"],
        )
    model.fit(
        points,
        labels,
        validation_data=held_out,
        epochs=epochs,
        batch_size=32,
        verbose=0,
        callbacks=[
            keras.callbacks.CSVLogger("history.csv"),
            keras.callbacks.TensorBoard("tensorboard"),
        ],
    )
    model.save(saved)

    loaded = keras.models.load_model(saved)
    loss, accuracy = loaded.evaluate(*held_out, verbose=0)
    print(f"reloaded {saved}: loss {loss:.3f}, accuracy {accuracy:.3f}")


if __name__ == "__main__":
    task = run.Partial(train, hidden=32, lr=0.01, epochs=10, saved="circle.keras")
    executor = run.LocalExecutor(
        env_vars={
            "TF_ENABLE_ONEDNN_OPTS": "0",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "",  # remove this to use a GPU
        }
    )
    run.run(task, executor=executor, name="fit")
