"""Plots are compared as a reader would: shapes, words and places, not the last digits."""

from pathlib import Path

import pytest

from tests.examples.plots import alike, record, recorded

SVG = """<svg><path d="M 10.25 20 L 30 40" style="stroke: #1f2937"/> \n<text x="10">0.5</text></svg>"""


def test_a_plot_whose_points_lie_a_hair_apart_looks_alike() -> None:
    assert alike(SVG, SVG.replace("10.25", "10.30"))


def test_a_program_may_allow_more() -> None:
    assert alike(SVG, SVG.replace("10.25", "14.25"), 5)
    assert not alike(SVG, SVG.replace("10.25", "14.25"), 3)


@pytest.mark.parametrize(
    ("shown", "other"),
    [("10.25", "14.25"), ("L 30", "M 30"), ("#1f2937", "#c2570c"), (">0.5<", ">0.6<"), ("L 30 40", "L 30 40 L 50 60")],
)
def test_a_plot_that_looks_different_is_noticed(shown: str, other: str) -> None:
    assert not alike(SVG, SVG.replace(shown, other))


def test_a_plot_is_recorded_in_two_inks_and_stays_while_it_looks_alike(tmp_path: Path) -> None:
    light, dark = recorded(tmp_path, "loss.svg")
    record(tmp_path, "loss.svg", SVG)
    assert "#1f2937" in light.read_text("utf-8")
    assert "#1f2937" not in dark.read_text("utf-8")
    assert "> \n" not in light.read_text("utf-8")
    record(tmp_path, "loss.svg", SVG.replace("10.25", "10.26"))
    assert "10.25" in light.read_text("utf-8")
    record(tmp_path, "loss.svg", SVG.replace("10.25", "50"))
    assert "50" in dark.read_text("utf-8")
