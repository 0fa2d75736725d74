"""The rule undocumented-module."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.all_pages import AllPages
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Package, Site


@rule(severity="error")
def undocumented_module(
    site: Site,
    package: Package,
    all_pages: AllPages,
    *,
    page: Annotated[
        str,
        Meta(
            description="Path of a module's page, with `{module}` (`shop.cart.api`), `{dotted}` (`cart.api`) and "
            "`{area}` (`cart`). If empty, any page with a `:::` block for the module or a name in it counts."
        ),
    ] = "",
    pages: Annotated[
        Mapping[str, str], Meta(description="Modules whose page has another path: from the dotted name to the path.")
    ] = {},
    undocumented: Annotated[
        Mapping[str, str],
        Meta(description="Modules that need no page, by dotted name, each with the reason."),
    ] = {},
) -> Iterator[Finding]:
    """A public module of the documented package has no API page.

    ## What it finds
    Public modules of the package (the option `package`) whose page, as given by `page` or `pages`, does not exist. If
    neither option is set, modules for which no page has a `:::` block of mkdocstrings. Entries of `pages` and
    `undocumented` that do not name a public module are reported as well.

    ## Why it matters
    Readers assume that a module missing from the API reference does not exist. New modules are easily forgotten.

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
    The rule looks for the files of modules and does not import the package, so modules created at run time are not
    found.

    ## References
    - Sphinx, [coverage builder](https://www.sphinx-doc.org/en/master/usage/extensions/coverage.html)
    - uv, [STYLE.md](https://github.com/astral-sh/uv/blob/main/STYLE.md): reference documentation enumerates all options
    """
    option = ("rules", "undocumented-module")
    for name in (name for name in {**pages, **undocumented} if name not in package.modules):
        name_of_option = "pages" if name in pages else "undocumented"
        yield Finding(
            location=site.option_location(*option, name_of_option, name),
            key=(name_of_option, name),
            message=f"`{name_of_option}` names `{name}`, which is not a public module of `{package.name}`",
            hint="correct the name, or remove the entry",
        )
    for module in package.modules:
        if module in undocumented:
            continue
        expected = pages.get(module) or (page and _expected(page, module, package))
        if expected and expected not in all_pages:
            set_by = ("pages", module) if module in pages else ("page",)
            yield Finding(
                location=site.option_location(*option, *set_by),
                key=(module,),
                message=f"the module `{module}` has no API page; expected `{expected}`",
                hint=f"add `{expected}`",
            )
        elif not expected and not _has_directive(all_pages, module):
            yield Finding(
                location=site.option_location("package"),
                key=(module,),
                message=f"the module `{module}` has no API page",
                hint=f"add a page with `::: {module}`",
            )


def _expected(pattern: str, module: str, package: Package) -> str:
    dotted = module.removeprefix(package.name).lstrip(".") or package.name
    return pattern.format(module=module, dotted=dotted, area=dotted.split(".")[0])


def _has_directive(all_pages: AllPages, module: str) -> bool:
    names = (directive.name for page in all_pages.values() for directive in page.directives)
    return any(name == module or name.startswith(f"{module}.") for name in names)
