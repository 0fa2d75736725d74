import nemo_run as run
from fiddle.printing import as_str_flattened
from train import Model, tiny


def evaluate(model: Model, batches: int = 1) -> None:
    print(f"evaluating {model} on {batches} batches")


if __name__ == "__main__":
    task = run.Partial(evaluate, model=tiny(), batches=3)
    run.help(evaluate)
    run.dryrun_fn(task)

    wider = task.clone()
    wider.model.hidden = 4
    old = set(as_str_flattened(task).splitlines())
    new = set(as_str_flattened(wider).splitlines())
    print(*(old - new), "->", *(new - old))
    print("a graph:", task._repr_svg_().endswith("</svg>\n"))
