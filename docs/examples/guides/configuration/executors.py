import nemo_run as run


def laptop(processes: int = 1) -> run.LocalExecutor:
    return run.LocalExecutor(ntasks_per_node=processes)


def cluster(nodes: int = 1) -> run.SlurmExecutor:
    return run.SlurmExecutor(
        account="research", partition="long", nodes=nodes, packager=run.Packager()
    )
