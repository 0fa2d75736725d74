from pathlib import Path

import nemo_run as run
from nemo_run.config import get_nemorun_home


def greet(name: str) -> None:
    print(f"hello {name}")


def files(title: str) -> set[str]:
    folders = Path(get_nemorun_home(), "experiments", title).glob("*")
    return {path.relative_to(folder).as_posix() for folder in folders for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    task = run.Partial(greet, name="Ada")

    with run.Experiment("preview", log_level="WARNING", clean_mode=True) as preview:
        preview.add(task, name="greet")
        print("after add():", *sorted(files("preview")), sep="\n  ")
        preview.dryrun(log=False, delete_exp_dir=False)
    prepared = files("preview")
    print("after dryrun():", *sorted(prepared), sep="\n  ")

    with run.Experiment("flow", log_level="WARNING", clean_mode=True, enable_goodbye_message=False) as flow:
        flow.add(task, name="greet")
        flow.run()
    print("added by run():", *sorted(files("flow") - prepared), sep="\n  ")
