"""The rule wrong-call."""

import re
from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.code.package_code import PackageCode
from doc_lint.facts.type_diagnostics import TypeDiagnostic, TypeDiagnostics
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Location, Symbols

_CALL_KINDS = (
    "unknown-argument",
    "missing-argument",
    "too-many-positional-arguments",
    "positional-only-parameter-as-kwarg",
    "parameter-already-assigned",
)
_ATTRIBUTE_KINDS = ("missing-attribute",)
_NAMES = re.compile(r"`([\w.]+)")


@rule(severity="warning")
def wrong_call(
    type_diagnostics: TypeDiagnostics,
    symbols: Symbols | None = None,
    package_code: PackageCode | None = None,
    *,
    kinds: Annotated[
        tuple[str, ...],
        Meta(description="Kinds of diagnostics of the type checker to report."),
    ] = (*_CALL_KINDS, *_ATTRIBUTE_KINDS),
) -> Iterator[Finding]:
    """The code of a page calls something with the wrong arguments, or uses an attribute that does not exist.

    ## What it finds
    Errors that the type checker ty reports in the Python blocks of a page, which it reads as one module: unknown,
    missing or surplus arguments in calls to any installed package, and missing attributes of objects and classes of the
    package in the option `package`. Errors that unknown-symbol, unknown-parameter, missing-parameter or
    unresolved-import report are not reported twice.

    ## Why it matters
    Which function `cart.add` calls is known only from types. Methods change as often as functions, and so do the other
    libraries that the examples use.

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
    Names that the page does not define may be anything. Values of the wrong type are not reported, because examples are
    often loose about them. These are not checked: calls of the page's own decorated functions and derived classes, code
    in a `try` or on lines whose comment says that they fail, blocks with a line of more than 2,000 characters, and
    pages about earlier versions. ty and the libraries that the examples use must be installed in the same environment
    as doc-lint.

    ## References
    - astral-sh/ty, [rules](https://docs.astral.sh/ty/reference/rules/)
    """
    reported = _reported_elsewhere(symbols, package_code)
    for row in type_diagnostics:
        elsewhere = reported.get((row.location, row.kind in _CALL_KINDS), ())
        if row.kind not in kinds or any(word in row.message for word in elsewhere):
            continue
        if row.kind not in _ATTRIBUTE_KINDS or _is_of_package(row, symbols, package_code):
            yield Finding(
                page=row.page,
                location=row.location,
                key=(row.kind, *_NAMES.findall(row.message)),
                message=_sentence(row.message),
                hint="correct the code, or write `...` for omitted arguments",
            )


def _reported_elsewhere(
    symbols: Symbols | None, package_code: PackageCode | None
) -> dict[tuple[Location, bool], tuple[str, ...]]:
    """Return the words by which to recognize diagnostics that other rules report, by location.

    The second part of the key is `True` for diagnostics about calls and `False` for those about names.
    """
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
    """Return whether the owner of a missing attribute is in the package: a module, or a class that the same file uses.

    If any class of the package has the attribute, the value may be an instance of that class, which the type checker
    cannot know.
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
