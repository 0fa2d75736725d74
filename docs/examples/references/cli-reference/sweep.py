import nemo_run as run


def train(seed: int) -> None:
    print(f"trained with seed {seed}")


@run.cli.entrypoint(type="experiment")
def sweep(ctx: run.cli.RunContext, count: int = 2) -> None:
    """Train with several seeds."""
    with run.Experiment("sweep", executor=ctx.executor) as experiment:
        for seed in range(count):
            experiment.add(run.Partial(train, seed=seed), name=f"seed-{seed}")
        ctx.launch(experiment)


@run.cli.factory
@run.autoconvert
def local() -> run.LocalExecutor:
    return run.LocalExecutor()


if __name__ == "__main__":
    run.cli.main(sweep)
