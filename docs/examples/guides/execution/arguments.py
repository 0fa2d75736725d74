import shlex

import nemo_run as run

VALUES = ["two words", "$HOME", "it's; done"]

executor = run.SlurmExecutor(
    account="docs",
    partition="debug",
    time="00:05:00",
    packager=run.PatternPackager(include_pattern="show.sh", relative_path="."),
)

if __name__ == "__main__":
    written = run.Script("show.sh", args=VALUES[:2])
    quoted = run.Script("show.sh", args=[shlex.quote(value) for value in VALUES])
    with run.Experiment(
        "arguments", executor=executor, enable_goodbye_message=False
    ) as experiment:
        experiment.add(written, name="as-written")
        experiment.add(quoted, name="quoted")
        experiment.run()

    print()
    for name in ("as-written", "quoted"):
        experiment.logs(name)
