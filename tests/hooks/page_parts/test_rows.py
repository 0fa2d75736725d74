"""Rows of tables that start with code can be linked, and the search has them apart from their section."""

from page_parts.rows import with_row_anchors


def row(first: str, cell: str = "td") -> str:
    return f"<tr>\n<{cell}>{first}</{cell}>\n<td>Meaning.</td>\n</tr>"


def test_a_row_is_named_after_the_code_that_it_starts_with() -> None:
    anchors = {"title"}
    changed = with_row_anchors(
        row("<code>NEMORUN_HOME</code>", "th") + row("<code>--name</code>, <code>-n</code>"), anchors
    )
    assert '<tr id="NEMORUN_HOME" data-search-exclude="row">\n<th><code>NEMORUN_HOME</code></th>' in changed
    assert '<tr id="--name" data-search-exclude="row">\n<td><code>--name</code>, <code>-n</code></td>' in changed
    assert anchors == {"title", "NEMORUN_HOME", "--name"}


def test_an_anchor_has_neither_spaces_nor_marks() -> None:
    changed = with_row_anchors(row("<code>run.Config[&quot;a&quot;]<wbr>(x=<em>1</em>)</code>"), set())
    assert 'id="run.Config-a-x-1"' in changed


def test_a_row_keeps_its_own_anchor() -> None:
    for first in ('<code id="lambda">no &lt;lambda&gt;</code>', '<a href="#X.a" id="X.a"><code>a</code></a><br>str'):
        assert with_row_anchors(row(first), set()) == row(first).replace("<tr>", '<tr data-search-exclude="row">')


def test_other_rows_stay_in_their_section() -> None:
    for first in ("words and <code>code</code>", '<a href="x/"><code>linked</code></a>', "<code>taken</code>", ""):
        assert with_row_anchors(row(first), {"taken"}) == row(first)
