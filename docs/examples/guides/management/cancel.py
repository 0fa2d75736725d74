import time
from pathlib import Path

import nemo_run as run

if __name__ == "__main__":
    with run.Experiment(
        "cancel", enable_goodbye_message=False, skip_status_at_exit=True
    ) as experiment:
        experiment.add(
            run.Script(inline="touch started; sleep 600"),
            name="train",
            tail_logs=True,
        )
        experiment.run()
        while not Path("started").exists():
            time.sleep(0.1)
        experiment.cancel("train")
    print((experiment.status(return_dict=True) or {})["train"]["status"])
