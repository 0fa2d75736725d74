"""The colours of the stylesheet reach WCAG AA, 4.5:1, for each text color on each of its backgrounds."""

import re
from itertools import product
from typing import Final

import pytest

from tests.theme.conftest import THEME

STYLESHEET: Final = (THEME / "assets" / "stylesheets" / "site.css").read_text("utf-8")
GROUNDS: Final = ("--md-default-bg-color", "--site-surface", "--md-code-bg-color")
CODE: Final = (
    "--md-code-fg-color",
    "--md-typeset-a-color",
    "--md-accent-fg-color",
    *(
        f"--md-code-hl-{part}-color"
        for part in (
            "comment",
            "constant",
            "function",
            "generic",
            "keyword",
            "number",
            "operator",
            "punctuation",
            "special",
            "string",
            "variable",
        )
    ),
)
PAIRS: Final = (
    *product(("--md-default-fg-color", "--md-default-fg-color--light", "--md-typeset-a-color"), GROUNDS),
    *product(CODE, ("--md-code-bg-color",)),
    *product(("--md-default-fg-color--lighter",), ("--md-default-bg-color", "--md-code-bg-color")),
    *product(("--md-primary-bg-color", "--md-primary-bg-color--light"), ("--md-primary-fg-color", "--site-surface")),
    *product(("--md-footer-fg-color", "--md-footer-fg-color--light"), ("--md-footer-bg-color",)),
    ("--md-warning-fg-color", "--md-warning-bg-color"),
    ("--md-default-fg-color--light", "--md-default-fg-color--lightest"),
    ("--md-default-bg-color", "--md-typeset-a-color"),
)


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme; the dark one takes from the light one what it does not set."""
    blocks = [
        re.search(rf'data-md-color-scheme="{name}"\] {{(.*?)}}', STYLESHEET, re.DOTALL) for name in ("default", scheme)
    ]
    return {name: value for block in blocks if block for name, value in re.findall(r"(--[\w-]+): (#\w{6});", block[1])}


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_can_be_read(scheme: str) -> None:
    found = colours(scheme)
    ratios = {pair: contrast(found[pair[0]], found[pair[1]]) for pair in PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}
