import nemo_run as run
from training import train

with run.Experiment("notebook", enable_goodbye_message=False) as experiment:
    experiment.add(run.Partial(train, epochs=2), name="train", tail_logs=True)
    experiment.run()

experiment.logs("train")
