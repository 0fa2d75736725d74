import os

os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0"}

import keras
import tensorflow as tf

keras.models.load_model("circle.keras").export("served/1", verbose=False)

served = tf.saved_model.load("served/1")
center, corner = served.serve(tf.constant([[0.0, 0.0], [1.4, 1.4]]))[:, 0].numpy()
print(f"inside: center {center:.2f}, corner {corner:.2f}")
