"""A block that shows a program has a badge for how the program is tested, and a link to the file."""

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.theme.conftest import HOOKS, Build, Built

pytestmark = pytest.mark.xdist_group("theme")

TABLES = """\
["greet.py"]
kind = "local"
status = {greet = "SUCCEEDED"}
output = true

["plain.py"]
kind = "local"

["submit.py"]
kind = "dry-run"

["cloud.py"]
kind = "static"
why = "needs a cloud"
"""
PROGRAMS = {
    "greet.py": 'print("hello")\nprint(1 < 2)\n',
    "plain.py": "a = 1\n",
    "submit.py": "b = 2\n",
    "cloud.py": "c = 3\n",
}
PAGE = """\
# Run

```python title="any.py"
print("hello")
print(1 < 2)
```

- In a list:

    ```python
    a = 1
    ```

```python
b = 2
```

```python
c = 3
```

```python
b = 2; c = 3
```
"""


FILES = {f"examples/guides/run/{name}": text for name, text in PROGRAMS.items()} | {
    "examples/guides/run/examples.toml": TABLES,
    "index.md": "# Home\n",
    "guides/run.md": PAGE,
}


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A page with four programs and a fragment, and another page whose folder has an equal program."""
    other = {"examples/other/same.py": "b = 2\n", "examples/other/examples.toml": '["same.py"]\nkind = "slurm"\n'}
    return build_site(FILES | other | {"other.md": "# Other\n\n```python\nb = 2\n```\n"})


def blocks(page: str) -> dict[str, str]:
    """The marked blocks of a page by the path of their example, with the kind and the words below."""
    found = re.findall(r'<div [^>]*data-example="(.*?)" data-kind="(.*?)">(.*?)</div>', page, re.DOTALL)
    return {
        path: f"{kind}|{' '.join(re.sub('<.*?>', '', text.partition('</pre>')[2]).split())}"
        for path, kind, text in found
    }


def test_each_program_has_a_badge_and_a_fragment_has_none(site: Built) -> None:
    assert blocks(site.page("guides/run/")) == {
        "guides/run/greet.py": "local|Local Download greet.py",
        "guides/run/plain.py": "local|Local Download plain.py",
        "guides/run/submit.py": "dry-run|Dry run Download submit.py",
        "guides/run/cloud.py": "static|Not run Download cloud.py",
    }


def test_a_badge_has_its_meaning_as_a_title(site: Built) -> None:
    page = site.page("guides/run/")
    assert '<span class="example__kind" title="Tested in CI on one machine">Local</span>' in page
    assert 'title="Not run in CI: its calls are checked against the package">Not run</span>' in page


def test_a_badge_links_the_page_that_explains_the_tests(build_site: Build) -> None:
    explanation = {"about/how-these-docs-are-tested.md": "# How These Docs Are Tested\n"}
    page = build_site(FILES | explanation).page("guides/run/")
    links = re.findall(r'<a class="example__kind" href="([^"]*)" title="[^"]*">([^<]*)</a>', page)
    assert links == [
        ("../../about/how-these-docs-are-tested/", badge) for badge in ("Local", "Local", "Dry run", "Not run")
    ]


def test_of_equal_programs_the_one_in_the_folder_of_the_page_counts(site: Built) -> None:
    assert blocks(site.page("other/")) == {"other/same.py": "slurm|Slurm Download same.py"}


def test_the_link_leads_to_the_file(site: Built) -> None:
    for address in ("guides/run/", "other/"):
        for href, name in re.findall(r'<a href="([^"]*)" download>Download (.*?)</a>', site.page(address)):
            file = (site.folder / address / href).resolve()
            assert (file.name, file.is_file()) == (name, True)


def test_search_does_not_find_the_badge(site: Built) -> None:
    assert "Download" not in site.found_by_search("guides/run/")


@pytest.mark.parametrize("table", ['["none.py"]\nkind = "local"\n', '["a.py"]\nkind = "guess"\n'])
def test_a_table_without_file_or_kind_stops_the_build(
    table: str, build_site: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_site({"index.md": "# Home\n", "examples/a.py": "", "examples/examples.toml": table})
    assert re.search(r"examples/examples\.toml: \[.(none|a)\.py.\] must name a file next to it", caplog.text)


def test_the_theme_knows_every_kind_of_the_harness() -> None:
    tables = (Path(__file__).parents[2] / "examples/tables.py").read_text("utf-8")
    kinds = re.search(r"kind: Literal\[(.*?)\]", tables)
    assert kinds
    theme = (HOOKS / "page_parts" / "programs.py").read_text("utf-8")
    assert [kind for kind in re.findall(r'"(.*?)"', kinds[1]) if f'    "{kind}": (' not in theme] == []
