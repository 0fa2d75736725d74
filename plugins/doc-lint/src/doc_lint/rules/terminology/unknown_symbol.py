"""The rule unknown-symbol."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Lookup, Page, Site, Symbols, Use

_WORD = re.compile(r"(?<![\w./-])[A-Z][a-z0-9]+[A-Z]\w*(?![\w-])")
_SETTING = re.compile(r"[a-z]+(?:[A-Z][a-z0-9]*)+")
_FILE = re.compile(
    r".*\.(?:cfg|csv|gz|html|ini|ipynb|json|lock|log|md|out|pyi?|sbatch|sh|sif|sqsh|tar|toml|txt|whl|ya?ml|zip)"
)


@rule(severity="error", needs=("symbols",))
def unknown_symbol(
    site: Site,
    *,
    names: Annotated[
        tuple[str, ...],
        Meta(description="Patterns of names in code spans that the package must have somewhere, such as `*Executor`."),
    ] = (),
) -> Iterator[Finding]:
    """The code of a page names something that the documented package does not have.

    ## What it finds
    Dotted names in code spans and Python blocks that begin with the package of the option `package`, or with a name
    under which the pages import it, and lead to nothing: `shop.Basket` where there is only `shop.Cart`. Attributes of
    classes count. With `names`, words in code spans that match a pattern and that the package does not have.

    ## Why it matters
    A name that does not exist is copied, fails, and is then searched for in the reference, where it is not either.
    Renamed and moved names are the ones that stay in the pages.

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
    The package is read, not imported: what is below functions, values, classes with a base from elsewhere and modules
    with `__getattr__` is not judged. Neither is a name that the page's code binds to something else, an attribute that
    is assigned, and what stands in a `try` or on a line whose comment says that it fails. Pages that tell of earlier
    versions, such as changelogs, may name what is gone.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI"
    - kcenon/claude_code_agent#920, a gate for names in pages; superfly/docs#2432, 450 findings, nearly all false, of a
      list of words that took no account of code
    """
    symbols, code = site.symbols, site.package_code
    if symbols is None or code is None:
        return
    for use in code.uses:
        found = symbols.find(use.dotted)
        is_other = use.where == "span" and _is_other(use, found, symbols)
        if found.missing and not is_other and not _told_by_import(symbols, use):
            message = f"`{use.written}`: `{found.owner}` has no `{found.missing}`"
            yield Finding(use.location, message, _hint(symbols, found))
    for page in site.pages if names else ():
        if not page.is_history:
            yield from _words(page, symbols, names)


def _told_by_import(symbols: Symbols, use: Use) -> bool:
    """Tell whether already the import of the name's first part leads to nothing."""
    rest = use.written.partition(".")[2]
    return bool(symbols.find(use.dotted.removesuffix(f".{rest}")).missing)


def _is_other(use: Use, found: Lookup, symbols: Symbols) -> bool:
    """Tell whether words in a line are a file, a name relative to the package, or a setting like `shop.cartSize`."""
    if _FILE.fullmatch(use.written) or symbols.find(f"{symbols.package}.{use.written}").symbols:
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
    return f"use `{near[0]}`" if near else f"name something that `{found.owner}` has"


def _words(page: Page, symbols: Symbols, names: tuple[str, ...]) -> Iterator[Finding]:
    for span in page.code_spans:
        for word in dict.fromkeys(_WORD.findall(span.text)):
            if any(fnmatchcase(word, pattern) for pattern in names) and word not in symbols.words:
                near = get_close_matches(word, symbols.words, n=1)
                hint = f"use `{near[0]}`" if near else "name something that exists"
                yield Finding(span.location, f"`{word}`: `{symbols.package}` has nothing of that name", hint)
