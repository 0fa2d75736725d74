from dataclasses import dataclass

import nemo_run as run


@dataclass
class Model:
    hidden: int = 8
    layers: int = 2


try:
    run.Config(Model, hiden=16)
except TypeError as error:
    print("unknown name:", error)

model = run.Config(Model, hidden=16)
try:
    model.hiden = 32
except AttributeError as error:
    print("unknown name:", error)

wrong = run.Config(Model, hidden="sixteen")
print("wrong type:", wrong)
