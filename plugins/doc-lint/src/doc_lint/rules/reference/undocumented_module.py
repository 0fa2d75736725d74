"""The rule undocumented-module."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Package, Site


@rule(severity="error", needs=("package", "pages"))
def undocumented_module(
    site: Site,
    *,
    page: Annotated[
        str,
        Meta(
            description="Path of a module's page, with `{module}` (`shop.cart.api`), `{dotted}` (`cart.api`) and "
            "`{area}` (`cart`); empty: a page with a `:::` block for the module or something in it."
        ),
    ] = "",
    pages: Annotated[Mapping[str, str], Meta(description="Pages of modules that lie elsewhere, by dotted name.")] = {},
    undocumented: Annotated[
        Mapping[str, str],
        Meta(description="Modules that need no page, by dotted name, each with the reason."),
    ] = {},
) -> Iterator[Finding]:
    """A public module of the documented package has no API page.

    ## What it finds
    Modules of the option `package` for which neither the page that `page` and `pages` name exists nor, where these
    options are not set, any page has a `:::` block of mkdocstrings. Entries of `pages` and `undocumented` that name
    no public module are reported as well.

    ## Why it matters
    An API reference that leaves out a module says that the module does not exist. New modules are the ones that are
    left out.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          package: shop
    ```
    ```markdown title="docs/index.md"
    # Reference

    ::: shop
    ```
    ```python title="src/shop/__init__.py"
    ```
    ```python title="src/shop/cart.py"
    def total() -> int: ...
    ```

    ## Use instead
    ```markdown title="docs/cart.md"
    # Cart

    ::: shop.cart.total
    ```

    ## Limits
    Modules are found as files, without importing the package; modules that are made at run time are not seen.

    ## References
    - Sphinx, [coverage builder](https://www.sphinx-doc.org/en/master/usage/extensions/coverage.html)
    - uv, [STYLE.md](https://github.com/astral-sh/uv/blob/main/STYLE.md): reference documentation enumerates all options
    """
    package = site.package
    if package is None:
        return
    option = ("rules", "undocumented-module")
    for name in (name for name in {**pages, **undocumented} if name not in package.modules):
        where = site.option_location(*option, "pages" if name in pages else "undocumented", name)
        yield Finding(
            where,
            f"the options name `{name}`, which is no public module of `{package.name}`",
            "remove the entry",
        )
    for module in package.modules:
        if module in undocumented:
            continue
        expected = pages.get(module) or (page and _expected(page, module, package))
        if expected and expected not in site.page_by_path:
            where = (
                site.option_location(*option, "pages", module)
                if module in pages
                else site.option_location(*option, "page")
            )
            yield Finding(where, f"the module `{module}` has no API page; expected `{expected}`", f"add `{expected}`")
        elif not expected and not _has_directive(site, module):
            where = site.option_location("package")
            yield Finding(where, f"the module `{module}` has no API page", f"add a page with `::: {module}`")


def _expected(pattern: str, module: str, package: Package) -> str:
    dotted = module.removeprefix(package.name).lstrip(".") or package.name
    return pattern.format(module=module, dotted=dotted, area=dotted.split(".")[0])


def _has_directive(site: Site, module: str) -> bool:
    names = (directive.name for page in site.pages for directive in page.directives)
    return any(name == module or name.startswith(f"{module}.") for name in names)
