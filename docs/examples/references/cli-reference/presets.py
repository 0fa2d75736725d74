import nemo_run as run
from layers import Layers


@run.cli.factory
@run.autoconvert
def deep(count: int = 64) -> Layers:
    return Layers(count=count)


@run.cli.factory
@run.autoconvert
def cluster() -> run.SlurmExecutor:
    return run.SlurmExecutor(account="research")
