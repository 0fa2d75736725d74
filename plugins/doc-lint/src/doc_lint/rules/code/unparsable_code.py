"""The rule unparsable-code."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site


@rule(severity="warning")
def unparsable_code(site: Site) -> Iterator[Finding]:
    """A block that is marked as Python is none.

    ## What it finds
    Blocks with the language `python`, `py` or `pycon` that do not parse. Of an interactive session the input is read.
    These are no findings: `...` and `<name>` for what the reader fills in, a fragment that is Python together with the
    block before it, with a body or within a call, a bare signature, code that an extension makes later, and blocks with
    `lint="skip"` behind the language.

    ## Why it matters
    The example is copied and ends in a `SyntaxError`; a reader who learns the language cannot tell whose mistake it is.

    ## Example
    ````markdown title="docs/index.md"
    # Shop

    ```python
    def pay(amount: int)
        return amount
    ```
    ````

    ## Use instead
    ````markdown title="docs/index.md"
    # Shop

    ```python
    def pay(amount: int):
        return amount
    ```
    ````

    ## Limits
    The Python that runs doc-lint parses; where it is older than a block's syntax, the block is not judged. Neither are
    pages that tell of earlier versions: changelogs, release notes, guides for upgrades.

    ## References
    - pydantic tests the Python of its pages likewise:
      [tests/test_docs.py](https://github.com/pydantic/pydantic/blob/main/tests/test_docs.py)
    """
    places = {}
    for page in (page for page in site.pages if not page.is_history):
        for snippet in site.snippets[page.path]:
            if snippet.defect is not None:
                places[snippet.at(snippet.defect.line)] = snippet.defect.message
    for where, message in places.items():
        yield Finding(where, f"this is no Python: {message}", "mend the code, or name another language")
