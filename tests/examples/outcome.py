"""What a run of a program left, and whether that is what its table says."""

import fnmatch
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.examples.tables import Example, Table


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    output: str
    exit_code: int
    status: dict[str, str]
    files: list[str] = field(default_factory=list)
    plots: dict[str, str] = field(default_factory=dict)

    def metric(self, name: str) -> float | None:
        """Returns the last number that was printed behind `name`."""
        found = re.findall(_number_behind([name]), self.output)
        return float(found[-1][1]) if found else None


def unmet(example: Example, outcome: Outcome) -> list[str]:
    """Returns one sentence for each statement of the table that `outcome` does not meet."""
    table, output = example.table, outcome.output
    found = []
    if outcome.exit_code != table.exit_code:
        found.append(f"exit code is {outcome.exit_code}, not {table.exit_code}")
    if outcome.status != table.status and (table.status or set(outcome.status.values()) - {"SUCCEEDED"}):
        found.append(f"status is {outcome.status}, not {table.status}")
    found += [f"the output does not contain {text!r}" for text in table.contains if text not in output]
    found += [
        f"it leaves no file {name}" for name in table.files + table.plots if not fnmatch.filter(outcome.files, name)
    ]
    for name, (low, high) in table.metrics.items():
        value = outcome.metric(name)
        if value is None or not low <= value <= high:
            found.append(f"{name} is {value}, not between {low} and {high}")
    if not table.error:
        found += [f"the output has {text!r}" for text in ("Unexpected error", "Traceback (") if text in output]
    return found


_TIME = re.compile(r"^\[\d\d:\d\d:\d\d\]", re.MULTILINE)


def comparable(output: str, table: Table) -> str:
    """Returns `output` without what differs between runs.

    That is the numbers behind the words in `metrics`, whose last digits differ between machines, the time at the start
    of a line, which a display leaves out where it is that of the line above, and the number of empty lines between two
    others. On Slurm that is all empty lines: threads of NeMo Run print one anywhere.
    """
    output = "\n".join(line.rstrip() for line in _TIME.sub(" " * 10, output).split("\n"))
    output = re.sub(r"\n{2,}", "\n" if table.kind == "slurm" else "\n\n", output)
    return re.sub(_number_behind(table.metrics), r"\1…", output) if table.metrics else output


def _number_behind(words: Iterable[str]) -> str:
    return rf"(\b(?:{'|'.join(map(re.escape, words))})[ =:]+)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)"
