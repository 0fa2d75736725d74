"""The rule stale-api-page."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Site, Symbols


@rule(severity="error")
def stale_api_page(
    site: Site,
    symbols: Symbols,
    *,
    page: Annotated[
        str,
        Meta(
            description="Path of API pages, with `{module}` (`shop.cart.api`), `{dotted}` (`cart.api`) and `{area}` "
            "(`cart`), as in undocumented-module."
        ),
    ] = "",
    pages: Annotated[
        Mapping[str, str], Meta(description="Modules whose page has another path: from the dotted name to the path.")
    ] = {},
) -> Iterator[Finding]:
    """An API page documents a name that the package no longer has.

    ## What it finds
    `:::` blocks of mkdocstrings for names that do not exist in the package (the option `package`). With `page` and
    `pages`, also pages whose path names a module, class or function that does not exist.

    ## Why it matters
    Search still finds a page whose module is gone. A `:::` block makes the build fail, but perhaps long after the
    change. A page written by hand never fails.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          package: shop
          rules:
            stale-api-page:
              page: "api/{dotted}.md"
    ```
    ```markdown title="docs/api/basket.md"
    # Basket

    ::: shop.basket
    ```
    ```python title="src/shop/__init__.py"
    ```
    ```python title="src/shop/cart.py"
    class Cart: ...
    ```

    ## Use instead
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          package: shop
          rules:
            stale-api-page:
              page: "api/{dotted}.md"
              pages: {shop.cart: api/basket.md}
    ```
    ```markdown title="docs/api/basket.md"
    # Cart

    ::: shop.cart
    ```

    ## Limits
    Blocks for other packages are not checked.

    ## References
    - mkdocstrings, [usage](https://mkdocstrings.github.io/usage/): a block that cannot be collected fails the build
    """
    pattern = _pattern(page) if page else None
    for here in site.pages:
        for directive in here.directives:
            found = symbols.find(directive.name)
            if found.missing:
                near = get_close_matches(found.missing, symbols.members(found.owner), n=1)
                yield Finding(
                    page=here.path,
                    location=directive.location,
                    key=(directive.name,),
                    message=f"`{directive.name}` does not exist: `{found.owner}` has no `{found.missing}`",
                    hint=f"use `{found.owner}.{near[0]}`" if near else "remove the block",
                )
        shape = pattern.fullmatch(here.path) if pattern and here.path not in pages.values() else None
        name = _name(shape.groupdict(), symbols) if shape else ""
        if name and symbols.find(name).missing and not any(d.name == name for d in here.directives):
            yield Finding(
                page=here.path,
                location=here.location,
                key=(name,),
                message=f"`{here.path}` documents `{name}`, which does not exist",
                hint="remove the page",
            )
    for module in (module for module in pages if symbols.find(module).missing):
        yield Finding(
            page=pages[module] if pages[module] in site.page_by_path else "",
            location=site.option_location("rules", "stale-api-page", "pages", module),
            key=("pages", module),
            message=f"`pages` names `{module}`, which does not exist",
            hint="remove the entry",
        )


def _pattern(page: str) -> re.Pattern[str]:
    parts = re.split(r"\{(module|dotted|area)\}", page)
    seen: set[str] = set()
    expressions = [re.escape(parts[0])]
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        expressions.append(f"(?P={name})" if name in seen else rf"(?P<{name}>[\w.]+)")
        expressions.append(re.escape(text))
        seen.add(name)
    return re.compile("".join(expressions))


def _name(shape: Mapping[str, str], symbols: Symbols) -> str:
    """Return the dotted name that a page documents according to its path; empty if the parts contradict each other."""
    if "module" in shape:
        return shape["module"] if shape["module"].split(".")[0] == symbols.package else ""
    dotted = shape.get("dotted", "")
    fits = dotted and shape.get("area", dotted.split(".")[0]) == dotted.split(".")[0]
    return f"{symbols.package}.{dotted}" if fits else ""
