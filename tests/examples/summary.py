"""The table at the end of a test run: each program, what it needs, its wall time, and what was asserted of it."""

from collections.abc import Iterable, Iterator, Sequence

from tests.examples.outcome import Outcome
from tests.examples.tables import Example

HEAD = ("program", "packages", "seconds", "asserted")
Row = tuple[str, ...]


def row(example: Example, outcome: Outcome, seconds: float) -> Row:
    """Returns what the table says of a program that did what examples.toml says."""
    table = example.table
    asserted = [f"exit {table.exit_code}"] if table.exit_code else []
    states = [table.status[task] for task in outcome.status if task in table.status] or list(outcome.status.values())
    asserted += [f"{states.count(state)} {state}" for state in sorted(set(states))]
    asserted += [f"{name} {outcome.metric(name)} in {low}..{high}" for name, (low, high) in table.metrics.items()]
    asserted += table.files + table.plots
    if table.output:
        asserted.append("output as recorded")
    elif table.contains:
        asserted.append(f"{len(table.contains)} texts")
    return example.name, ", ".join(table.needs) or "-", f"{seconds:.1f}", "; ".join(asserted) or "exit 0"


def unchanged(before: Row) -> Row:
    """Returns the row of a program that did not run, because nothing has changed since `before`."""
    name, packages, _, asserted = before
    return name, packages, "0.0", f"{asserted} (in an earlier run)"


def lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yields `rows` as a table, sorted by program, with the sum of the seconds."""
    rows = sorted(map(tuple, rows))
    widths = [max(map(len, column)) for column in zip(HEAD, *rows, strict=True)]
    for cells in (HEAD, *rows):
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        padded[2] = cells[2].rjust(widths[2])
        yield "  ".join(padded).rstrip()
    yield f"{len(rows)} programs, {sum(float(cells[2]) for cells in rows):.0f} seconds"
