"""The rule unknown-symbol."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.code.package_code import PackageCode, Use
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Lookup, Page, Site, Symbols

_WORD = re.compile(r"(?<![\w./-])[A-Z][a-z0-9]+[A-Z]\w*(?![\w-])")
_SETTING = re.compile(r"[a-z]+(?:[A-Z][a-z0-9]*)+")
_FILE = re.compile(
    r".*\.(?:cfg|csv|gz|html|ini|ipynb|json|lock|log|md|out|pyi?|sbatch|sh|sif|sqsh|tar|toml|txt|whl|ya?ml|zip)"
)


@rule(severity="error")
def unknown_symbol(
    site: Site,
    symbols: Symbols,
    package_code: PackageCode,
    *,
    names: Annotated[
        tuple[str, ...],
        Meta(description="Patterns of names in code spans that the package must have somewhere, such as `*Executor`."),
    ] = (),
) -> Iterator[Finding]:
    """The code of a page uses a name that the documented package does not have.

    ## What it finds
    Dotted names in code spans and Python blocks that do not exist, such as `shop.Basket` if there is only `shop.Cart`.
    The names begin with the package (the option `package`), or with an alias under which the pages import it.
    Attributes of classes are checked as well. With `names`, also words in code spans that match a pattern and do not
    occur in the package.

    ## Why it matters
    Readers copy the name, get an error, and then search the reference for it in vain. When a name is renamed or moved,
    pages often keep the old one.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          package: shop
    ```
    ```markdown title="docs/index.md"
    # Shop

    Put everything into a `shop.Basket`.
    ```
    ```python title="src/shop/__init__.py"
    class Cart: ...
    ```

    ## Use instead
    ```markdown title="docs/index.md"
    # Shop

    Put everything into a `shop.Cart`.
    ```

    ## Limits
    The package is read, not imported. Attributes of functions and values, of classes with a base from another package
    and of modules with `__getattr__` are not checked. Neither are names that the page's code binds to something else,
    assigned attributes, code in a `try`, and lines whose comment says that they fail. Pages about earlier versions,
    such as changelogs, may use names that no longer exist.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI"
    - kcenon/claude_code_agent#920: a check of the names in pages
    - superfly/docs#2432: a list of words that did not distinguish code from text gave 450 findings, nearly all of them
      false
    """
    for use in package_code.uses:
        found = symbols.find(use.dotted)
        is_other = use.where == "span" and _is_other(use, found, symbols)
        if found.missing and not is_other and not _import_fails(symbols, use):
            yield Finding(
                page=use.page,
                location=use.location,
                key=(use.name,),
                message=f"`{use.name}` does not exist: `{found.owner}` has no `{found.missing}`",
                hint=_hint(symbols, found),
            )
    for page in site.pages if names else ():
        if not page.is_history:
            yield from _words(page, symbols, names)


def _import_fails(symbols: Symbols, use: Use) -> bool:
    """Return whether already the import of the name's first part fails, which unresolved-import reports."""
    rest = use.name.partition(".")[2]
    return bool(symbols.find(use.dotted.removesuffix(f".{rest}")).missing)


def _is_other(use: Use, found: Lookup, symbols: Symbols) -> bool:
    """Return whether a code span is a file, a name relative to the package, or a setting like `shop.cartSize`."""
    if _FILE.fullmatch(use.name) or symbols.find(f"{symbols.package}.{use.name}").symbols:
        return True
    known = {name.lower() for name in symbols.members(found.owner)}
    return bool(_SETTING.fullmatch(found.missing)) and found.missing.lower() not in known


def _hint(symbols: Symbols, found: Lookup) -> str:
    if found.missing in symbols.exported:
        return f"use `{symbols.package}.{found.missing}`"
    elsewhere = symbols.by_name(found.missing)
    if len(elsewhere) == 1:
        return f"use `{elsewhere[0].path}`"
    near = get_close_matches(found.missing, symbols.members(found.owner), n=1)
    return f"use `{near[0]}`" if near else f"use an existing name of `{found.owner}`"


def _words(page: Page, symbols: Symbols, names: tuple[str, ...]) -> Iterator[Finding]:
    for span in page.code_spans:
        for word in dict.fromkeys(_WORD.findall(span.text)):
            if any(fnmatchcase(word, pattern) for pattern in names) and word not in symbols.words:
                near = get_close_matches(word, symbols.words, n=1)
                yield Finding(
                    page=page.path,
                    location=span.location,
                    key=(word,),
                    message=f"`{symbols.package}` has nothing named `{word}`",
                    hint=f"use `{near[0]}`" if near else "use an existing name",
                )
