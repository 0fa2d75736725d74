"""The rule wrong-call."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, Site, TypeRow

_OF_CALLS = (
    "unknown-argument",
    "missing-argument",
    "too-many-positional-arguments",
    "positional-only-parameter-as-kwarg",
    "parameter-already-assigned",
)
_OF_NAMES = ("missing-attribute",)
_WORDS = re.compile(r"`([\w.]+)")


@rule(severity="warning", needs=("type_rows",), wants=("symbols",))
def wrong_call(
    site: Site,
    *,
    kinds: Annotated[
        tuple[str, ...],
        Meta(description="Kinds of what the type checker says that are findings."),
    ] = (*_OF_CALLS, *_OF_NAMES),
) -> Iterator[Finding]:
    """The code of a page calls something in a way in which it cannot be called.

    ## What it finds
    What the type checker ty says of the Python blocks of each page, read as one module: arguments that are unknown,
    missing or too many, in calls of anything that is installed, and attributes that objects and classes of the package
    of the option `package` do not have. What unknown-symbol, unknown-parameter, missing-parameter and unresolved-import
    tell is left to them.

    ## Why it matters
    Only with types can one know what `cart.add` is. Methods change as often as functions do, and so do other libraries
    that examples use.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          package: shop
    ```
    ````markdown title="docs/index.md"
    # Shop

    ```python
    import shop

    cart = shop.Cart()
    cart.add(number=2)
    ```
    ````
    ```python title="src/shop/__init__.py"
    class Cart:
        def add(self, count: int) -> None: ...
    ```

    ## Use instead
    ````markdown title="docs/index.md"
    # Shop

    ```python
    import shop

    cart = shop.Cart()
    cart.add(count=2)
    ```
    ````

    ## Limits
    Names that nothing on the page defines are taken for anything. Wrong types of values are not told: examples are
    loose with them. Calls of the page's own decorated functions and derived classes are not judged, nor is what stands
    in a `try` or on a line whose comment says that it fails, nor are pages that tell of earlier versions. ty has to be
    installed beside doc-lint, and so has what the examples use.

    ## References
    - astral-sh/ty, [rules](https://docs.astral.sh/ty/reference/rules/)
    """
    told = _told_elsewhere(site)
    for row in site.type_rows or ():
        elsewhere = told.get((row.location, row.kind in _OF_CALLS), ())
        if row.kind not in kinds or any(word in row.message for word in elsewhere):
            continue
        if row.kind not in _OF_NAMES or _is_of_package(row, site):
            yield Finding(row.location, _sentence(row.message), "correct the code, or write `...` for what is left out")


def _told_elsewhere(site: Site) -> dict[tuple[Location, bool], tuple[str, ...]]:
    """Return where other rules tell of arguments (`True`) and names (`False`), and words of what they tell."""
    code, symbols = site.package_code, site.symbols
    if code is None or symbols is None:
        return {}
    told: dict[tuple[Location, bool], tuple[str, ...]] = {}
    for use in code.uses:
        missing = symbols.find(use.dotted).missing
        if missing:
            told[use.location, False] = (f"`{missing}`",)
    for call in code.calls:
        parameters = symbols.find(call.dotted).parameters
        if parameters is not None:
            places = (*call.positional, *(where for _, where in call.keywords))
            told |= dict.fromkeys(((place, True) for place in places), ("",))
            told[call.location, True] = tuple(f"`{parameter.name}`" for parameter in parameters)
    return told


def _is_of_package(row: TypeRow, site: Site) -> bool:
    """Tell whether what lacks an attribute is of the package: a module, or a class that the same file names.

    An attribute that some class of the package has may be that of a subclass, which the checker cannot know is meant.
    """
    words, symbols, code = _WORDS.findall(row.message), site.symbols, site.package_code
    if len(words) < 2 or symbols is None or code is None:
        return False
    owner, attribute = words[0], words[-1]
    if owner.split(".")[0] == symbols.package:
        return True
    classes = {symbol.path for symbol in symbols.by_name(owner.rpartition(".")[2]) if not symbol.is_open}
    here = row.location.path
    names = {use.dotted for use in code.uses if use.location.path == here}
    names |= {call.dotted for call in code.calls if call.location.path == here}
    named = {symbol.path for name in names for symbol in symbols.find(name).symbols}
    return attribute not in symbols.attributes and not classes.isdisjoint(named)


def _sentence(message: str) -> str:
    return message[:1].lower() + message[1:]
