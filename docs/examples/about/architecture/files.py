from pathlib import Path

import nemo_run as run
from nemo_run.config import get_nemorun_home


def greet(name: str) -> None:
    print(f"hello {name}")


def files(title: str) -> set[str]:
    root = Path(get_nemorun_home(), "experiments", title)
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {"/".join(path.parts[1:]) for path in found}


def show(step: str, names: set[str]) -> None:
    print(step, *(sorted(names) or ["nothing"]), sep="\n  ")


if __name__ == "__main__":
    task = run.Partial(greet, name="Ada")

    with run.Experiment(
        "preview", clean_mode=True, log_level="WARNING"
    ) as preview:
        preview.add(task, name="greet")
        show("after add():", files("preview"))
        preview.dryrun(log=False, delete_exp_dir=False)
    show("after dryrun():", files("preview"))

    with run.Experiment("flow", clean_mode=True, log_level="WARNING") as flow:
        flow.add(task, name="greet")
        flow.run()
    show("added by run():", files("flow") - files("preview"))
