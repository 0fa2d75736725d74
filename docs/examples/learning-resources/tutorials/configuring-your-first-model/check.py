import fiddle as fdl
import nemo_run as run

from model import Model

if __name__ == "__main__":
    config = run.Config(Model, features=3)
    config.hidden = "many"
    print("accepted:", config)

    try:
        fdl.build(config)
    except ValueError as error:
        print("refused:", str(error).splitlines()[0])
