"""The text of a page that a finding is about."""

from doc_lint.findings import Finding
from doc_lint.mkdocs.marks import Mark, mark
from doc_lint.site import Location, Page
from doc_lint.testing import loaded

SOURCE = """\
---
title: Home
---
# Home

A paragraph with [a link](gone.md), [another
link](gone.md) and `code`.

## Part two

![](a.png)

- An item

```python
print(1)
print(2)
```
"""


def page() -> Page:
    with loaded({"mkdocs.yml": "", "docs/index.md": SOURCE}) as found:
        return found.site.pages[0]


def at(line: int, column: int = 1, path: str = "docs/index.md") -> Mark | None:
    return mark(page(), Finding(location=Location(path, line, column), message="x", rule="y"))


def test_a_link_is_marked_itself() -> None:
    assert at(6, 18) == Mark("a link", "home")
    assert at(6, 37) == Mark("another link", "home")


def test_otherwise_the_block_that_the_line_is_in() -> None:
    whole = Mark("A paragraph with a link, another link and `code`.", "home")
    assert (at(6), at(7)) == (whole, whole)
    assert at(9) == Mark("Part two", "part-two")
    assert at(13) == Mark("An item", "part-two")


def test_of_code_the_line() -> None:
    assert at(17) == Mark("print(2)", "part-two")


def test_what_is_not_text_of_the_page_is_not_marked() -> None:
    assert [at(line) for line in (1, 2, 8, 11)] == [None] * 4
    assert at(6, path="mkdocs.yml") is None
