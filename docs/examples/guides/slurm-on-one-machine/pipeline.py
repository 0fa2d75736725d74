import sys

import nemo_run as run

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    packager=run.Packager(),
    additional_parameters={"kill-on-invalid-dep": "yes"},
)
in_any_case = executor.clone()
in_any_case.dependency_type = "afterany"

if __name__ == "__main__":
    with run.Experiment("pipeline", executor=executor, enable_goodbye_message=False) as experiment:
        data = experiment.add(run.Script(inline="echo prepared"), name="prepare")
        model = experiment.add(run.Script(inline="echo out of memory; exit 1"), name="train", dependencies=[data])
        experiment.add(run.Script(inline="echo evaluated"), name="evaluate", dependencies=[model])
        experiment.add(run.Script(inline="echo tidied"), executor=in_any_case, name="tidy", dependencies=[model])
        experiment.run()

    tasks = experiment.status(return_dict=True) or {}
    failed = sorted(name for name, task in tasks.items() if str(task["status"]) != "SUCCEEDED")
    sys.exit(f"\nfailed: {', '.join(failed)}" if failed else 0)
