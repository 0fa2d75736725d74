"""The rule undocumented-symbol."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from math import floor
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site, Symbol, Symbols

_SHOWN = 5


@rule(severity="warning", opt_in=True)
def undocumented_symbol(
    site: Site,
    symbols: Symbols,
    *,
    min_ratio: Annotated[
        float, Meta(ge=0, le=1, description="Minimum share of public symbols with a docstring, from 0 to 1.")
    ] = 1.0,
    ignore: Annotated[
        tuple[str, ...], Meta(description="Patterns of dotted names that need no docstring, such as `shop.testing.*`.")
    ] = (),
) -> Iterator[Finding]:
    """The documented package has fewer docstrings than the site requires.

    ## What it finds
    A package in which the share of public modules, classes, functions and methods with a docstring is below
    `min_ratio`. A share that is higher by 0.01 or more is reported as well: raise `min_ratio`, so that the share cannot
    fall again.

    ## Why it matters
    A generated reference page is only as good as the docstrings. A package with few docstrings can start with its
    current share and raise the minimum step by step.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          package: shop
          rules:
            undocumented-symbol:
              min_ratio: 0.66
    ```
    ```markdown title="docs/index.md"
    # Shop
    ```
    ```python title="src/shop/__init__.py"
    \"\"\"A shop.\"\"\"

    def pay() -> None: ...

    class Cart: ...
    ```

    ## Use instead
    ```python title="src/shop/__init__.py"
    \"\"\"A shop.\"\"\"

    def pay() -> None:
        \"\"\"Pay for everything.\"\"\"

    class Cart: ...
    ```

    ## Limits
    The rule does not judge whether a docstring is useful. A method without a docstring counts as documented if it
    overrides a method with one, as in `help()`. Attributes and special methods are not counted.

    ## References
    - Sphinx, [coverage builder](https://www.sphinx-doc.org/en/master/usage/extensions/coverage.html)
    - lancedb/lancedb#3747: a similar check with a list of exceptions
    """
    counted = [symbol for symbol in symbols.defined if _counts(symbol, ignore)]
    bare = [symbol.path for symbol in counted if not symbol.has_docstring]
    if not counted:
        return
    ratio = floor(100 * (len(counted) - len(bare)) / len(counted) + 1e-9) / 100
    share = f"{len(counted) - len(bare)} of {len(counted)} public symbols have a docstring ({ratio:.2f})"
    if ratio < min_ratio:
        names = ", ".join(f"`{name}`" for name in bare[:_SHOWN])
        more = f" and {len(bare) - _SHOWN} more" if len(bare) > _SHOWN else ""
        message, hint = f"{share}, below the minimum of {min_ratio:.2f}", f"add docstrings to {names}{more}"
    elif ratio > min_ratio:
        message, hint = f"{share}, above the minimum of {min_ratio:.2f}", f"set `min_ratio: {ratio:.2f}`"
    else:
        return
    yield Finding(
        location=site.option_location("rules", "undocumented-symbol", "min_ratio"),
        key=("min_ratio",),
        message=message,
        hint=hint,
    )


def _counts(symbol: Symbol, ignore: tuple[str, ...]) -> bool:
    return symbol.is_public and symbol.kind != "attribute" and not any(fnmatchcase(symbol.path, p) for p in ignore)
