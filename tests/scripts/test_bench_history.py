"""`scripts/bench` keeps the ratios of its runs."""

import json
from pathlib import Path

from scripts.bench_history import HISTORIES, Ratios, append, series


def test_each_ratio_is_of_a_pair() -> None:
    assert f"{Ratios.of([2, 4, 9], [1, 4, 3])}" == "1.00 2.00 3.00"


def test_a_plot_has_the_ratios_of_all_runs_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "history"
    for ratio in (1.5, 1.25):
        append(file, "build", 3, {"no cache, of stock": ratio})
    assert series(map(json.loads, file.read_text("utf-8").splitlines())) == {
        "build": {"no cache, of stock": [1.5, 1.25]}
    }


def test_the_histories_of_the_repository_can_be_plotted() -> None:
    lines = [line for file in HISTORIES if file.exists() for line in file.read_text("utf-8").splitlines()]
    assert all(
        ratio > 0 for bench in series(map(json.loads, lines)).values() for each in bench.values() for ratio in each
    )
    assert lines
