import nemo_run as run
import ray


@ray.remote
def square(number: int) -> int:
    return number * number


def total(numbers: int) -> None:
    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR")
    squares = ray.get([square.remote(number) for number in range(numbers)])
    cpus = int(ray.cluster_resources()["CPU"])
    print(f"on {cpus} CPUs, the squares sum up to {sum(squares)}")
    ray.shutdown()


if __name__ == "__main__":
    executor = run.LocalExecutor(env_vars={"RAY_USAGE_STATS_ENABLED": "0"})
    with run.Experiment(
        "ray", executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(
            run.Partial(total, numbers=10), name="total", tail_logs=True
        )
        experiment.run()
