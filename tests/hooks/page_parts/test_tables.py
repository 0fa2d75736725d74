"""Tables have row headers, cells with the names of their columns, and code that breaks only between words."""

import re

import pytest

from page_parts.tables import with_named_cells, with_page_cards
from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")

PAGE = """\
# Home

| Option | Its "default" | |
|---|:-:|---|
| `--all` | `a | b` in <b>bold</b> | x |
| | none | y |

| Name |
|---|
| one |
"""


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A page with two tables."""
    return build_site({"index.md": PAGE}, hooks=("page_text.py", "site_files.py"))


def cells(page: str) -> list[tuple[str, str, str]]:
    """The tag, the attributes and the text of each cell."""
    found = re.findall(r"<(t[dh])((?: [^>]*)?)>(.*?)</t[dh]>", page, re.DOTALL)
    return [(tag, attributes.strip(), re.sub("<.*?>", "", text)) for tag, attributes, text in found]


def test_cells_have_the_names_of_their_columns_and_rows_have_headers(site: Built) -> None:
    assert cells(site.page("")) == [
        ("th", 'scope="col"', "Option"),
        ("th", 'style="text-align: center;" scope="col"', 'Its "default"'),
        ("th", "", ""),
        ("th", 'scope="row"', "--all"),
        ("td", 'style="text-align: center;" data-column="Its &quot;default&quot;"', "a | b in bold"),
        ("td", "", "x"),
        ("td", 'data-column="Option"', ""),
        ("td", 'style="text-align: center;" data-column="Its &quot;default&quot;"', "none"),
        ("td", "", "y"),
        ("th", 'scope="col"', "Name"),
        ("td", 'data-column="Name"', "one"),
    ]


def test_the_markdown_version_has_the_same_table(site: Built) -> None:
    text = (site.folder / "index.md").read_text("utf-8")
    assert "| `--all` | `a \\| b` in **bold** | x |" in text
    assert "| one |" in text


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("<code>--no-all</code>", "<code>--no-all</code>"),
        ("<code>run.Config(Model, lr=1)</code>", "<code>run.Config(Model, lr=1)</code>"),
        (
            "<code>python train.py --learning-rate 0.1</code>",
            '<code data-long>python train.py <span class="whole">--learning-rate</span> 0.1</code>',
        ),
        (
            "<code>run.torchx_backend.schedulers.skypilot</code>",
            "<code data-long>run.torchx_backend.schedulers.skypilot</code>",
        ),
        (
            '<code class="x">--output=/scratch/you/&lt;job-id&gt;/train/%j.out</code>',
            '<code data-long class="x"><span class="whole">--output=/</span><wbr>scratch/<wbr>you/<wbr>'
            '<span class="whole">&lt;job-id&gt;/</span><wbr>train/<wbr><span class="whole">%j.</span><wbr>out</code>',
        ),
        (
            '<code>dict[<a href="#a-b">List</a>, int] or <b>a-b</b> or c</code>',
            '<code data-long>dict[<a href="#a-b">List</a>, int] or <b><span class="whole">a-b</span></b> or c</code>',
        ),
    ],
)
def test_long_code_breaks_between_words_and_within_one_only_where_a_phone_is_too_narrow(
    code: str, expected: str
) -> None:
    table = "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>{}</td></tr></tbody></table>"
    assert expected in with_named_cells(table.format(code))


def test_a_table_with_a_class_is_left_alone_and_the_cells_of_one_without_headers_are() -> None:
    table = '<table class="x"><thead><tr><th>A</th></tr></thead></table>'
    assert with_named_cells(table) == table
    table = "<table><tr><td>a</td></tr></table>"
    assert table in with_named_cells(table)


def test_a_table_is_in_a_box_where_it_scrolls_but_not_as_cards() -> None:
    head, row = "<thead><tr><th>A</th></tr></thead>", '<tr><td><a href="a/">A</a></td><td>b</td></tr>'
    table = f"<table>{head}<tbody>{row}</tbody></table>"
    boxed = with_named_cells(f"<p>before</p>{table}<p>after</p>")
    assert re.fullmatch(
        r'<p>before</p><div class="md-typeset__scrollwrap"><div [^>]*><table>.*</table></div></div><p>after</p>', boxed
    )
    assert re.fullmatch(r'<p>before</p><table class="page-cards">.*</table><p>after</p>', with_page_cards(boxed))
