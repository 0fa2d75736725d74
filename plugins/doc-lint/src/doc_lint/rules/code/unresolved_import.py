"""The rule unresolved-import."""

from collections.abc import Iterator
from difflib import get_close_matches

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Import, Site, Symbols


@rule(severity="error", needs=("symbols",))
def unresolved_import(site: Site) -> Iterator[Finding]:
    """The code of a page imports a module or name that the documented package does not have.

    ## What it finds
    In Python blocks: `import` and `from ... import` of modules and names that the package of the option `package` does
    not have, and of packages whose name differs from its name in `_` or case only.

    ## Why it matters
    The import is the first line that is copied. Where it fails, the rest of the page is of no use.

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
    The package is read, not imported: an import that fails because something else is not installed is not seen. An
    import in a `try`, or on a line whose comment says that it fails, is not judged.

    ## References
    - Python, [the import system](https://docs.python.org/3/reference/import.html)
    """
    symbols, code = site.symbols, site.package_code
    if symbols is None or code is None:
        return
    for wanted in code.imports:
        finding = _other_package(wanted, symbols) or _module(wanted, symbols) or _name(wanted, symbols)
        if finding is not None:
            yield finding


def _other_package(wanted: Import, symbols: Symbols) -> Finding | None:
    first = wanted.module.split(".")[0]
    if first == symbols.package:
        return None
    return Finding(wanted.location, f"the package is `{symbols.package}`, not `{first}`", f"use `{symbols.package}`")


def _module(wanted: Import, symbols: Symbols) -> Finding | None:
    found = symbols.find(wanted.module)
    if not found.missing:
        return None
    near = get_close_matches(found.missing, symbols.members(found.owner), n=1)
    hint = _elsewhere(wanted.name, symbols) or (f"use `{found.owner}.{near[0]}`" if near else "import what exists")
    return Finding(wanted.location, f"there is no module `{wanted.module}`", hint)


def _name(wanted: Import, symbols: Symbols) -> Finding | None:
    if not wanted.name or not symbols.find(f"{wanted.module}.{wanted.name}").missing:
        return None
    near = get_close_matches(wanted.name, symbols.members(wanted.module), n=1)
    hint = _elsewhere(wanted.name, symbols) or (f"use `{near[0]}`" if near else "import what exists")
    return Finding(wanted.location, f"`{wanted.module}` has no `{wanted.name}`", hint)


def _elsewhere(name: str, symbols: Symbols) -> str:
    """Return from where a name can be imported: the package itself, else where it is defined, if that is one place."""
    if name in symbols.exported:
        return f"import it from `{symbols.package}`"
    places = symbols.by_name(name)
    return f"import it from `{places[0].path.rpartition('.')[0]}`" if len(places) == 1 else ""
