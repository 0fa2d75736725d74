"""Markup that Markdown cannot be made to write."""

import re

import pytest

from tests.theme.conftest import Build

pytestmark = pytest.mark.xdist_group("theme")


def test_the_title_of_a_module_is_its_last_part_with_the_path_above(build_site: Build) -> None:
    site = build_site({"index.md": "# a_b.c.D\n", "other.md": "# Run v1.2 of a.b\n"})
    assert '<span class="title-path">a_b.<wbr>c.<wbr></span>D<a' in site.page("")
    assert "Run v1.2 of a.b<a" in site.page("other/")
    assert '"title":"a_b.c.D"' in (site.folder / "search" / "search_index.json").read_text("utf-8")


def test_the_permanent_link_of_a_heading_has_a_name_and_is_no_tab_stop(build_site: Build) -> None:
    step = "---\nnext_steps: [{page: b.md}]\n---\n"
    page = build_site({"index.md": f'{step}# Home\n\n## Run `a` & "b"\n\nText.\n', "b.md": "# B\n"}).page("")
    links = re.findall(r'<a class="headerlink" href="(.*?)" aria-label="(.*?)" tabindex="-1">', page)
    assert links == [
        ("#home", "Link to Home"),
        ("#run-a-b", "Link to Run a &amp; &quot;b&quot;"),
        ("#next-steps", "Link to Next steps"),
    ]
    assert "Permanent link" not in page


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
