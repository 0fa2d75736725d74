"""The rule unparsable-code."""

from collections.abc import Iterator

from doc_lint.facts.code.snippets import PythonBlocks
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, Site


@rule(severity="warning")
def unparsable_code(site: Site, snippets: PythonBlocks) -> Iterator[Finding]:
    """A Python code block does not parse.

    ## What it finds
    Blocks with the language `python`, `py` or `pycon` that do not parse. In interactive sessions, only the input is
    parsed. These are accepted: `...` and `<name>` as placeholders; a fragment that parses together with the block
    before it, with a body added, or inside a call; a bare signature; code that an extension adds later; and blocks with
    `lint="skip"` after the language.

    ## Why it matters
    Readers copy the example and get a `SyntaxError`. Beginners do not know whether the mistake is theirs.

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
    Blocks are parsed by the Python version that runs doc-lint. Blocks with newer syntax are not checked, and neither
    are pages about earlier versions: changelogs, release notes and upgrade guides.

    ## References
    - pydantic, [tests/test_docs.py](https://github.com/pydantic/pydantic/blob/main/tests/test_docs.py): a similar test
      of the Python code on its pages
    """
    seen: set[Location] = set()
    for page in (page for page in site.pages if not page.is_history):
        for snippet in snippets[page.path]:
            where = snippet.at(snippet.defect.line) if snippet.defect else None
            if snippet.defect is None or where is None or where in seen:
                continue
            seen.add(where)
            yield Finding(
                page=page.path,
                location=where,
                key=(_line(snippet.text, snippet.defect.line),),
                message=f"this is not valid Python: {snippet.defect.message}",
                hint="fix the code, or set another language for the block",
            )


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[min(number, len(lines)) - 1].strip()
