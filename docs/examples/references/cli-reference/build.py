import nemo_run as run
from layers import Layers


@run.cli.entrypoint
def build(layers: Layers) -> None:
    print(layers)


if __name__ == "__main__":
    run.cli.main(build)
