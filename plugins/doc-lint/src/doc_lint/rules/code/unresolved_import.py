"""The rule unresolved-import."""

from collections.abc import Iterator
from difflib import get_close_matches

from doc_lint.facts.code.package_code import PackageCode
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Symbols


@rule(severity="error")
def unresolved_import(symbols: Symbols, package_code: PackageCode) -> Iterator[Finding]:
    """The code of a page imports a module or name that the documented package does not have.

    ## What it finds
    In Python blocks: `import` and `from ... import` of modules and names that do not exist in the package (the option
    `package`), and of packages whose names differ from it only in `_` or case.

    ## Why it matters
    The import is the first line that readers copy. If it fails, the rest of the page is useless to them.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          package: shop
    ```
    ````markdown title="docs/index.md"
    # Shop

    ```python
    from shop.basket import Cart
    ```
    ````
    ```python title="src/shop/__init__.py"
    from shop.cart import Cart
    ```
    ```python title="src/shop/cart.py"
    class Cart: ...
    ```

    ## Use instead
    ````markdown title="docs/index.md"
    # Shop

    ```python
    from shop.cart import Cart
    ```
    ````

    ## Limits
    The package is read, not imported, so an import that fails because something else is not installed is not reported.
    Imports in a `try`, and on lines whose comment says that they fail, are not checked.

    ## References
    - Python, [the import system](https://docs.python.org/3/reference/import.html)
    """
    for wanted in package_code.imports:
        first, module = wanted.module.split(".")[0], symbols.find(wanted.module)
        if first != symbols.package:
            yield Finding(
                page=wanted.page,
                location=wanted.location,
                key=(wanted.module,),
                message=f"the package is `{symbols.package}`, not `{first}`",
                hint=f"use `{symbols.package}`",
            )
        elif module.missing:
            near = get_close_matches(module.missing, symbols.members(module.owner), n=1)
            there = f"use `{module.owner}.{near[0]}`" if near else "import an existing module"
            yield Finding(
                page=wanted.page,
                location=wanted.location,
                key=(wanted.module,),
                message=f"the module `{wanted.module}` does not exist",
                hint=_elsewhere(wanted.name, symbols) or there,
            )
        elif wanted.name and symbols.find(f"{wanted.module}.{wanted.name}").missing:
            near = get_close_matches(wanted.name, symbols.members(wanted.module), n=1)
            there = f"use `{near[0]}`" if near else "import an existing name"
            yield Finding(
                page=wanted.page,
                location=wanted.location,
                key=(wanted.module, wanted.name),
                message=f"`{wanted.module}` has no `{wanted.name}`",
                hint=_elsewhere(wanted.name, symbols) or there,
            )


def _elsewhere(name: str, symbols: Symbols) -> str:
    """Return a hint for where to import a name from: the package, or else the only module that defines it."""
    if name in symbols.exported:
        return f"import it from `{symbols.package}`"
    places = symbols.by_name(name)
    return f"import it from `{places[0].path.rpartition('.')[0]}`" if len(places) == 1 else ""
