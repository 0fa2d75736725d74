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
    with run.Experiment(
        "pipeline", executor=executor, enable_goodbye_message=False
    ) as experiment:
        prepare = run.Script(inline="echo prepared")
        data = experiment.add(prepare, name="prepare")
        train = run.Script(inline="echo out of memory; exit 1")
        model = experiment.add(train, name="train", dependencies=[data])
        evaluate = run.Script(inline="echo evaluated")
        experiment.add(evaluate, name="evaluate", dependencies=[model])
        tidy = run.Script(inline="echo tidied")
        experiment.add(
            tidy, executor=in_any_case, name="tidy", dependencies=[model]
        )
        experiment.run()

    tasks = experiment.status(return_dict=True) or {}
    states = {name: str(task["status"]) for name, task in tasks.items()}
    failed = sorted(name for name in states if states[name] != "SUCCEEDED")
    sys.exit(f"\nfailed: {', '.join(failed)}" if failed else 0)
