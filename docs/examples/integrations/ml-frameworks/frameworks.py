import os
import sys

import nemo_run as run


def torch_task(samples: int) -> None:
    import torch

    distributed = torch.distributed
    distributed.init_process_group("gloo")
    total = torch.tensor(float(samples))
    distributed.all_reduce(total)
    if distributed.get_rank() == 0:
        print(f"{distributed.get_world_size()} ranks saw {total.item():.0f} samples")
    distributed.destroy_process_group()


def tensorflow_task(samples: int) -> None:
    import tensorflow as tf

    strategy = tf.distribute.MirroredStrategy()
    print(f"{strategy.num_replicas_in_sync} replica, sum {tf.reduce_sum(tf.ones(samples)).numpy():.0f}")


def jax_task(samples: int) -> None:
    import jax

    print(f"{jax.local_device_count()} devices, gradient {jax.grad(lambda x: x**2)(float(samples)):.0f}")


def sklearn_task(samples: int) -> None:
    from sklearn.datasets import make_classification
    from sklearn.linear_model import LogisticRegression

    features, labels = make_classification(samples, random_state=0)
    print(f"accuracy {LogisticRegression().fit(features, labels).score(features, labels):.2f}")


def xgboost_task(samples: int) -> None:
    import xgboost
    from sklearn.datasets import make_regression

    features, target = make_regression(samples, random_state=0)
    model = xgboost.XGBRegressor(n_estimators=20, n_jobs=int(os.environ["OMP_NUM_THREADS"]))
    print(f"score {model.fit(features, target).score(features, target):.2f}")


def transformers_task(samples: int) -> None:
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    model = BertForSequenceClassification(BertConfig(vocab_size=100, **sizes))
    print(f"logits of shape {tuple(model(torch.ones(samples, 8, dtype=torch.long)).logits.shape)}")


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
            experiment.add(run.Partial(task, samples=64), executor, name=name)
        if chosen:
            experiment.run(sequential=True)
        else:
            experiment.dryrun(log=False)
    for job in experiment.jobs:
        print(f"{job.id}: {type(job.executor.get_launcher()).__name__}, {job.executor.env_vars}")
        if chosen:
            experiment.logs(job.id)
