"""The rule wrong-call."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.code.package_code import PackageCode
from doc_lint.facts.type_diagnostics import TypeDiagnostic, TypeDiagnostics
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, Site, Symbols

_OF_CALLS = (
    "unknown-argument",
    "missing-argument",
    "too-many-positional-arguments",
    "positional-only-parameter-as-kwarg",
    "parameter-already-assigned",
)
_OF_NAMES = ("missing-attribute",)
_NAMES = re.compile(r"`([\w.]+)")


@rule(severity="warning")
def wrong_call(
    site: Site,
    type_diagnostics: TypeDiagnostics,
    symbols: Symbols | None = None,
    package_code: PackageCode | None = None,
    *,
    kinds: Annotated[
        tuple[str, ...],
        Meta(description="Kinds of diagnostics of the type checker that are findings."),
    ] = (*_OF_CALLS, *_OF_NAMES),
) -> Iterator[Finding]:
    """The code of a page calls something with the wrong arguments, or uses an attribute that does not exist.

    ## What it finds
    Errors that the type checker ty reports in the Python blocks of each page, read as one module: unknown, missing or
    surplus arguments in calls of anything that is installed, and attributes that objects and classes of the package of
    the option `package` do not have. What unknown-symbol, unknown-parameter, missing-parameter and unresolved-import
    report is not reported twice.

    ## Why it matters
    Only types show what `cart.add` is. Methods change as often as functions do, and so do other libraries that the
    examples use.

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
    Names that the page does not define may be anything. Wrong types of values are not reported: examples are often
    loose about them. Calls of the page's own decorated functions and derived classes are not judged, nor is code in a
    `try` or on lines whose comment says that they fail, nor are pages about earlier versions. ty and the libraries that
    the examples use have to be installed in the same environment as doc-lint.

    ## References
    - astral-sh/ty, [rules](https://docs.astral.sh/ty/reference/rules/)
    """
    paths = {page.location.path: page.path for page in site.pages}
    reported = _reported_elsewhere(symbols, package_code)
    for row in type_diagnostics:
        elsewhere = reported.get((row.location, row.kind in _OF_CALLS), ())
        if row.kind not in kinds or any(word in row.message for word in elsewhere):
            continue
        if row.kind not in _OF_NAMES or _is_of_package(row, symbols, package_code):
            yield Finding(
                page=paths.get(row.location.path, ""),
                location=row.location,
                key=(row.kind, *_NAMES.findall(row.message)),
                message=_sentence(row.message),
                hint="correct the code, or write `...` for what is left out",
            )


def _reported_elsewhere(
    symbols: Symbols | None, package_code: PackageCode | None
) -> dict[tuple[Location, bool], tuple[str, ...]]:
    """Return where other rules report arguments (`True`) and names (`False`), and words of a diagnostic of the same."""
    if symbols is None or package_code is None:
        return {}
    reported: dict[tuple[Location, bool], tuple[str, ...]] = {}
    for use in package_code.uses:
        missing = symbols.find(use.dotted).missing
        if missing:
            reported[use.location, False] = (f"`{missing}`",)
    for call in package_code.calls:
        parameters = symbols.find(call.dotted).parameters
        if parameters is not None:
            places = (*call.positional, *(where for _, where in call.keywords))
            reported |= dict.fromkeys(((place, True) for place in places), ("",))
            reported[call.location, True] = tuple(f"`{parameter.name}`" for parameter in parameters)
    return reported


def _is_of_package(row: TypeDiagnostic, symbols: Symbols | None, package_code: PackageCode | None) -> bool:
    """Return whether what lacks an attribute is of the package: a module, or a class that the same file names.

    An attribute that some class of the package has may be that of a subclass, which the checker cannot know is meant.
    """
    names = _NAMES.findall(row.message)
    if len(names) < 2 or symbols is None or package_code is None:
        return False
    owner, attribute = names[0], names[-1]
    if owner.split(".")[0] == symbols.package:
        return True
    classes = {symbol.path for symbol in symbols.by_name(owner.rpartition(".")[2]) if not symbol.is_open}
    here = row.location.path
    used = {use.dotted for use in package_code.uses if use.location.path == here}
    used |= {call.dotted for call in package_code.calls if call.location.path == here}
    named = {symbol.path for name in used for symbol in symbols.find(name).symbols}
    return attribute not in symbols.attributes and not classes.isdisjoint(named)


def _sentence(message: str) -> str:
    return message[:1].lower() + message[1:]
