"""Runs examples and rewrites the output that the pages show: the command behind scripts/record."""

import time
from contextlib import ExitStack
from pathlib import Path

import click

from tests.examples import plots
from tests.examples.harness import run
from tests.examples.outcome import comparable, unmet
from tests.examples.slurm import SlurmError, cluster
from tests.examples.tables import EXAMPLES, ROOT, Example, load


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(paths: tuple[Path, ...]) -> None:
    """Run the examples below PATHS (default: all) and rewrite their .out files and plots.

    PATHS are folders below docs/examples, or single programs. An output is written when the run did what
    examples.toml says; exit code 1 tells that one did not. Without PATHS, what needs packages that are not
    installed is left out.
    """
    wanted = [path.resolve() for path in paths] or [EXAMPLES]
    chosen = [
        example
        for example in load()
        if example.table.kind != "static" and any(example.path.is_relative_to(path) for path in wanted)
    ]
    for option, lacking in {
        "--all": sorted({module for example in chosen for module in example.lacking}),
        "--tools": sorted({tool for example in chosen for tool in example.lacking_tools}),
    }.items():
        if lacking and paths:
            raise click.ClickException(f"{', '.join(lacking)} is not installed; run: scripts/install {option}")
        if lacking:
            click.echo(f"without the examples that need {', '.join(lacking)}; scripts/install {option} installs that")
    chosen = [example for example in chosen if not example.lacking and not example.lacking_tools]
    if not chosen:
        raise click.ClickException("no example with a kind that runs is listed in an examples.toml there")
    with ExitStack() as stack:
        slurm = None
        if any(example.table.kind == "slurm" for example in chosen):
            click.echo("starting Slurm")
            try:
                slurm = stack.enter_context(cluster())
            except SlurmError as reason:
                raise click.ClickException(f"the examples of kind slurm cannot run here: {reason}") from None
        failed = [
            example
            for number, example in enumerate(chosen, 1)
            if not _record(example, f"{number}/{len(chosen)}", slurm if example.table.kind == "slurm" else None)
        ]
    if failed:
        raise click.ClickException(f"{len(failed)} of {len(chosen)} did not do what examples.toml says")


def _record(example: Example, position: str, slurm: Path | None) -> bool:
    click.echo(f"{position} {example.name} ... ", nl=False)
    start = time.monotonic()
    outcome = run(example, slurm)
    click.echo(f"{time.monotonic() - start:.1f} s", nl=False)
    sentences = unmet(example, outcome)
    if sentences:
        click.echo("\n" + outcome.output + "\n".join(f"  {sentence}" for sentence in sentences))
        return False
    for name, svg in outcome.plots.items():
        plots.record(example.path.parent, name, svg, example.table.tolerance)
    if not example.table.output:
        click.echo(", met")
        return True
    before = example.recorded.read_text("utf-8") if example.recorded.exists() else None
    shown = example.shown(outcome.output)
    same = before is not None and comparable(before, example.table) == comparable(shown, example.table)
    if not same:
        example.recorded.write_text(shown, "utf-8")
    word = "new" if before is None else "unchanged" if same else "changed"
    click.echo(f", {example.recorded.relative_to(ROOT)} {word}")
    return True


if __name__ == "__main__":
    main(prog_name="scripts/record")
