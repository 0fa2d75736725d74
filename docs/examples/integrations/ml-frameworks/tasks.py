import os


def torch_task(samples: int) -> None:
    """DDP: each rank gets its part of the data; gradients are averaged."""
    import torch
    from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

    torch.distributed.init_process_group("gloo")
    torch.manual_seed(0)
    x = torch.rand(samples, 1)
    data = TensorDataset(x, 3 * x)
    loader = DataLoader(data, batch_size=16, sampler=DistributedSampler(data))
    model = torch.nn.parallel.DistributedDataParallel(torch.nn.Linear(1, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    loss = torch.tensor(0.0)
    for _ in range(10):
        for features, target in loader:
            loss = torch.nn.functional.mse_loss(model(features), target)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    ranks = torch.distributed.get_world_size()
    if torch.distributed.get_rank() == 0:
        print(f"torch: {ranks} ranks, loss {loss.item():.4f}")
    torch.distributed.destroy_process_group()


def tensorflow_task(samples: int) -> None:
    """MirroredStrategy: one process with a replica on each device."""
    import numpy as np
    import tensorflow as tf

    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile(optimizer=tf.keras.optimizers.SGD(0.5), loss="mse")
    x = np.linspace(0, 1, samples, dtype="float32")[:, None]
    data = tf.data.Dataset.from_tensor_slices((x, 3 * x)).shuffle(samples, seed=0)
    history = model.fit(data.batch(16), epochs=5, verbose=0).history
    replicas = strategy.num_replicas_in_sync
    print(f"tensorflow: {replicas} replica, loss {history['loss'][-1]:.4f}")


def jax_task(samples: int) -> None:
    """Sharding: the data is spread over all devices."""
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
        weight = jax.block_until_ready(step(weight))
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
    settings = {
        "objective": "multi:softmax",
        "num_class": 10,
        "nthread": int(os.environ["OMP_NUM_THREADS"]),
    }
    model = xgboost.train(settings, learn, num_boost_round=10)
    accuracy = (model.predict(test) == digits[samples:]).mean()
    print(f"xgboost: accuracy {accuracy:.2f}")


def transformers_task(samples: int) -> None:
    """The Trainer on a tiny model with random weights, with AdamW by default."""
    import torch
    import transformers

    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=100,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    model = transformers.BertForSequenceClassification(config)
    tokens = torch.randint(100, (samples, 8))
    data = [{"input_ids": row, "labels": int(row[0] >= 50)} for row in tokens]
    settings = transformers.TrainingArguments(
        "bert",
        max_steps=20,
        learning_rate=0.01,
        report_to="none",
        disable_tqdm=True,
        use_cpu=True,
    )
    trainer = transformers.Trainer(model, settings, train_dataset=data)
    print(f"transformers: loss {trainer.train().training_loss:.4f}")
