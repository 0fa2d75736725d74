import os
import sys

import nemo_run as run


def torch_task(samples: int) -> None:
    """DDP: each rank takes its part of the data, gradients are averaged."""
    import torch
    from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

    torch.distributed.init_process_group("gloo")
    torch.manual_seed(0)
    x = torch.rand(samples, 1)
    data = TensorDataset(x, 3 * x)
    model = torch.nn.parallel.DistributedDataParallel(torch.nn.Linear(1, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    loss = torch.tensor(0.0)
    for _ in range(30):
        for features, target in DataLoader(data, batch_size=16, sampler=DistributedSampler(data)):
            loss = torch.nn.functional.mse_loss(model(features), target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    if torch.distributed.get_rank() == 0:
        print(f"torch: {torch.distributed.get_world_size()} ranks, loss {loss.item():.4f}")
    torch.distributed.destroy_process_group()


def tensorflow_task(samples: int) -> None:
    """MirroredStrategy: one process, a replica on each device."""
    import numpy as np
    import tensorflow as tf

    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile(optimizer=tf.keras.optimizers.SGD(0.3), loss="mse")
    x = np.linspace(0, 1, samples)[:, None]
    history = model.fit(x, 3 * x, epochs=30, batch_size=16, verbose=0)
    print(f"tensorflow: {strategy.num_replicas_in_sync} replica, loss {history.history['loss'][-1]:.4f}")


def jax_task(samples: int) -> None:
    """Sharding: the data lies on all devices, the compiler moves what it has to."""
    import jax
    import jax.numpy as jnp
    from jax.sharding import PartitionSpec

    jax.set_mesh(jax.make_mesh((jax.device_count(),), ("data",)))
    x = jax.device_put(jnp.linspace(0, 1, samples), PartitionSpec("data"))

    def loss(weight: jax.Array) -> jax.Array:
        return jnp.mean((weight * x - 3 * x) ** 2)

    step = jax.jit(lambda weight: weight - 0.5 * jax.grad(loss)(weight))
    weight = jnp.float32(0)
    for _ in range(30):
        weight = step(weight)
    print(f"jax: {len(x.sharding.device_set)} devices, loss {loss(weight):.4f}")


def sklearn_task(samples: int) -> None:
    from sklearn.datasets import load_digits
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import train_test_split

    images, digits = load_digits(return_X_y=True)
    learn, test, learn_digits, test_digits = train_test_split(
        images / 16, digits, train_size=samples, random_state=0, stratify=digits
    )
    model = LogisticRegression(max_iter=1000).fit(learn, learn_digits)
    print(f"sklearn: accuracy {model.score(test, test_digits):.2f}")


def xgboost_task(samples: int) -> None:
    import xgboost
    from sklearn.datasets import load_digits

    images, digits = load_digits(return_X_y=True)
    learn = xgboost.DMatrix(images[:samples], digits[:samples])
    test = xgboost.DMatrix(images[samples:], digits[samples:])
    settings = {"objective": "multi:softmax", "num_class": 10, "nthread": int(os.environ["OMP_NUM_THREADS"])}
    model = xgboost.train(settings, learn, num_boost_round=10)
    print(f"xgboost: accuracy {(model.predict(test) == digits[samples:]).mean():.2f}")


def transformers_task(samples: int) -> None:
    """The Trainer on a tiny model with random weights: nothing is downloaded."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, Trainer, TrainingArguments

    torch.manual_seed(0)
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    model = BertForSequenceClassification(BertConfig(vocab_size=100, **sizes))
    tokens = torch.randint(100, (samples, 8))
    data = [{"input_ids": row, "labels": int(row[0] >= 50)} for row in tokens]
    settings = TrainingArguments(
        "bert", max_steps=20, learning_rate=0.01, report_to="none", disable_tqdm=True, use_cpu=True
    )
    print(f"transformers: loss {Trainer(model, settings, train_dataset=data).train().training_loss:.4f}")


one_process = run.LocalExecutor(env_vars={"OMP_NUM_THREADS": "1"})
two_ranks = run.LocalExecutor(
    ntasks_per_node=2, launcher="torchrun", env_vars={"OMP_NUM_THREADS": "1", "LOGLEVEL": "WARNING"}
)
two_devices = run.LocalExecutor(env_vars={"XLA_FLAGS": "--xla_force_host_platform_device_count=2"})
quiet = run.LocalExecutor(env_vars={"TF_CPP_MIN_LOG_LEVEL": "2"})
TASKS = {
    "torch": (torch_task, two_ranks),
    "tensorflow": (tensorflow_task, quiet),
    "jax": (jax_task, two_devices),
    "sklearn": (sklearn_task, one_process),
    "xgboost": (xgboost_task, one_process),
    "transformers": (transformers_task, one_process),
}

if __name__ == "__main__":
    chosen = [name for name in sys.argv[1:] if name in TASKS]
    with run.Experiment("frameworks", log_level="ERROR", clean_mode=True) as experiment:
        for name in chosen or TASKS:
            task, executor = TASKS[name]
            experiment.add(run.Partial(task, samples=512), executor, name=name)
        if chosen:
            experiment.run(sequential=True)
        else:
            experiment.dryrun(log=False)
    for job in experiment.jobs:
        if chosen:
            experiment.logs(job.id, regex=f"{job.id}:")
        else:
            print(f"{job.id}: {type(job.executor.get_launcher()).__name__}, {job.executor.env_vars}")
