import os
import sys

import nemo_run as run


def greet(name: str) -> None:
    print(f"Hello, {name}! The log level is {os.environ['LOG_LEVEL']}.")


if __name__ == "__main__":
    environment, *options = sys.argv[1:]
    settings = dict(option.split("=", 1) for option in options)
    executor = run.import_executor(environment, "executors.py", **settings)
    run.run(run.Partial(greet, name="team"), executor=executor, name="greet")
