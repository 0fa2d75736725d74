import sys

import nemo_run as run


def train(hidden: int, lr: float, epochs: int, saved: str) -> None:
    """Learn which points of the plane lie in the unit circle, on all devices that TensorFlow sees."""
    import keras
    import numpy as np
    import tensorflow as tf

    keras.utils.set_random_seed(0)
    points = np.random.uniform(-1.5, 1.5, (512, 2)).astype("float32")
    labels = (np.linalg.norm(points, axis=1) < 1).astype("float32")

    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = keras.Sequential(
            [
                keras.Input((2,)),
                keras.layers.Dense(hidden, activation="relu"),
                keras.layers.Dense(1, activation="sigmoid"),
            ]
        )
        model.compile(keras.optimizers.Adam(lr), loss="binary_crossentropy", metrics=["accuracy"])
    history = keras.callbacks.CSVLogger("history.csv")
    model.fit(points, labels, epochs=epochs, batch_size=32, verbose=0, callbacks=[history])
    model.save(saved)

    again = keras.models.load_model(saved)
    loss, accuracy = again.evaluate(points, labels, verbose=0)
    inside, outside = again.predict(np.array([[0.0, 0.0], [1.4, 1.4]]), verbose=0)[:, 0]
    print(f"{strategy.num_replicas_in_sync} replica, loss {loss:.3f}, accuracy {accuracy:.2f}, saved {saved}")
    print(f"centre {inside:.2f}, corner {outside:.2f}")


if __name__ == "__main__":
    task = run.Partial(train, hidden=32, lr=0.01, epochs=20, saved="circle.keras")
    executor = run.LocalExecutor(env_vars={"TF_CPP_MIN_LOG_LEVEL": "2"})
    run.run(task, executor, name="circle", dryrun="--dryrun" in sys.argv)
