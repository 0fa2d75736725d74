import sys

import nemo_run as run

import tasks

one_process = run.LocalExecutor(env_vars={"OMP_NUM_THREADS": "1"})
two_ranks = run.LocalExecutor(
    ntasks_per_node=2,
    launcher="torchrun",
    env_vars={"OMP_NUM_THREADS": "1", "LOGLEVEL": "WARNING"},
)
two_devices = run.LocalExecutor(
    env_vars={"XLA_FLAGS": "--xla_force_host_platform_device_count=2"}
)
quiet = run.LocalExecutor(env_vars={"TF_CPP_MIN_LOG_LEVEL": "2"})
TASKS = {
    "torch": (tasks.torch_task, two_ranks),
    "tensorflow": (tasks.tensorflow_task, quiet),
    "jax": (tasks.jax_task, two_devices),
    "sklearn": (tasks.sklearn_task, one_process),
    "xgboost": (tasks.xgboost_task, one_process),
    "transformers": (tasks.transformers_task, one_process),
}

if __name__ == "__main__":
    with run.Experiment("frameworks") as experiment:
        for name in sys.argv[1:]:
            function, executor = TASKS[name]
            task = run.Partial(function, samples=512)
            experiment.add(task, executor, name=name)
        experiment.run(sequential=True)
    for name in sys.argv[1:]:
        experiment.logs(name, regex=f"{name}: ")
