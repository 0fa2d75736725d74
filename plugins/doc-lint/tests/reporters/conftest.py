"""A report with special characters, which every format must encode correctly."""

import pytest
from msgspec.structs import replace

from doc_lint.findings import Finding, Ran, Related, Report, Skipped, Unjudged
from doc_lint.site import Location

MESSAGE = '50 % of <b>"this"</b> & that, as in `a,b:c`: \x0b\U0001f4a5'


PLACES = tuple(
    Finding(
        page="z.md", location=Location("docs/z.md", line), message=f"line {line} is long", cause=("z",), rule="long"
    )
    for line in range(1, 7)
)
SEVERAL = replace(PLACES[0], others=PLACES[1:])
"""A finding with six places."""


@pytest.fixture
def report() -> Report:
    where = Location("docs/a b,c:d.md", 7, 3)
    related = (Related(Location("docs/other.md", 2, 1), "the first one"),)
    url = "https://lint.example/rules/page/second-title/"
    return Report(
        findings=(
            Finding(
                page="a b,c:d.md",
                location=where,
                key=("`k`",),
                message=MESSAGE,
                hint="fix it\nsoon",
                related=related,
                rule="second-title",
                severity="error",
                url=url,
            ),
            Finding(page="z.md", location=Location("docs/z.md"), message="line 12 is long", rule="heading-jump"),
            Finding(page="z.md", location=Location("docs/z.md", 9), message="line 90 is long", rule="heading-jump"),
            Finding(location=Location("mkdocs.yml"), message="a remark", rule="heading-jump", severity="info"),
        ),
        skipped=(Skipped("undocumented-module", "the package `shop` is not installed"),),
        pages=2,
        unjudged=tuple(Unjudged(Location("docs/z.md", line), "hooks fill it", "broken-anchor") for line in (1, 2)),
        unjudged_pages=(Unjudged(Location("docs/z.md"), "the hook may change pages"),),
        allowed=5,
        accepted=7,
        ran=(
            Ran("second-title", "Two titles.\n\n    ## What it finds\n    Pages.\n    ", "error", url),
            Ran("heading-jump", "A jump.", "warning"),
            Ran("empty-page", "Nothing.", "warning"),
        ),
    )
