import os

import nemo_run as run


def greet(name: str) -> None:
    level = os.environ["LOG_LEVEL"]
    print(f"Hello, {name}, from a process with LOG_LEVEL={level}")


if __name__ == "__main__":
    executor = run.LocalExecutor(env_vars={"LOG_LEVEL": "DEBUG"})
    run.run(run.Partial(greet, name="you"), executor=executor, name="greet")
