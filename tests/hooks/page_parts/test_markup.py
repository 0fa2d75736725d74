"""Markup that Markdown cannot be made to write."""

import re

import pytest

from tests.theme.conftest import Build

pytestmark = pytest.mark.xdist_group("theme")


def test_only_the_title_of_a_module_may_break_after_its_dots(build_site: Build) -> None:
    site = build_site({"index.md": "# a_b.c.D\n", "other.md": "# Run v1.2 of a.b\n"})
    assert "a_b.<wbr>c.<wbr>D<a" in site.page("")
    assert "Run v1.2 of a.b<a" in site.page("other/")
    assert '"title":"a_b.c.D"' in (site.folder / "search" / "search_index.json").read_text("utf-8")


def test_code_has_elements_only_around_what_has_a_color(build_site: Build) -> None:
    page = build_site({"index.md": "# Home\n\n```python\nif x in (a.b, 1):  # c\n```\n"}).page("")
    code = (
        '<span class="k">if</span> x <span class="ow">in</span> (a.b, <span class="mi">1</span>):  <span class="c1">#'
    )
    assert code in page


def test_links_to_other_pages_show_a_preview_and_no_other_links(build_site: Build) -> None:
    text = "[page](b.md) [place](b.md#two) [here](#one) [file](a.txt) [away](https://b.example/c/) [named](b.md 'B')"
    files = {"index.md": f"# A\n\n{text}\n\n## One\n", "b.md": "# B\n\n## Two\n", "a.txt": "a"}
    page = build_site(files).page("")
    assert re.findall(r"<a data-preview [^>]*>(\w+)", page) == ["page", "place"]
    assert len(re.findall("data-preview", page)) == 2
