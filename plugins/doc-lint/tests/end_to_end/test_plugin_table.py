"""Each row of the table on plugins and extensions: a sound site and one with a defect, with the real plugins."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.plugins.environment import Outcomes, all_outcomes
from tests.end_to_end.plugins.sites import CASES, Case

pytestmark = pytest.mark.slow  # installs a hundred packages; once is enough, without the empty environment
PAGE = Path(__file__).parents[2] / "docs/plugins.md"
FINDING = re.compile(r"(?:ERROR|WARNING) +-  doc-lint: (\S+:\d+:\d+): ")

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.row.replace("`", ""))


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, tuple[Outcomes, Outcomes]]:
    base = tmp_path_factory.getbasetemp()
    return all_outcomes(base if worker_id == "master" else base.parent)


def reasons(report: dict[str, Any]) -> set[str]:
    """Return why something was skipped or not judged."""
    return {entry["reason"] for key in ("skipped", "unjudged") for entry in report["summary"][key]}


@each_case
def test_sound_site_passes(case: Case, outcomes: dict[str, tuple[Outcomes, Outcomes]]) -> None:
    sound, _ = outcomes[case.row]
    for code, output in sound:
        assert code == 0, output


@each_case
def test_defect_fails_the_build_at_the_line_of_the_author(
    case: Case, outcomes: dict[str, tuple[Outcomes, Outcomes]]
) -> None:
    code, output = outcomes[case.row][1].build
    assert code == 1, output
    (place,) = FINDING.findall(output)
    assert place == case.place or (place.startswith("file:///") and place.endswith(case.place))


@each_case
def test_check_without_plugins_finds_the_defect_or_says_what_it_does_not_know(
    case: Case, outcomes: dict[str, tuple[Outcomes, Outcomes]]
) -> None:
    sound, defect = (json.loads(each.without[1]) for each in outcomes[case.row])
    found = [entry["location"] for entry in defect["findings"]]
    places = [f"{where['path']}:{where['line']}:{where['column']}" for where in found]
    assert places == [case.place] * (case.without == "found")
    unjudged = [sum(entry["links"] for entry in each["summary"]["unjudged"]) for each in (sound, defect)]
    assert unjudged[1] - unjudged[0] == (case.without == "unjudged")
    assert len(case.unjudged) == sum(any(part in reason for reason in reasons(sound)) for part in case.unjudged)
    assert bool(case.unjudged) == bool(reasons(sound))


def table() -> dict[str, list[str]]:
    """Return the cells of each row after the first, by the first."""
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    return {cells[0]: cells[1:] for cells in rows if cells[0][0] == "`"}


def test_each_row_of_the_table_has_a_site() -> None:
    assert list(table()) == [case.row for case in CASES]


@each_case
def test_row_says_what_the_site_shows(case: Case) -> None:
    _, without, unjudged = table()[case.row]
    assert without.startswith("The same") == (case.without == "found")
    assert (unjudged == "Nothing") == (not case.unjudged and case.without == "found")
