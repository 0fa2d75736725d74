"""The rule missing-parameter."""

from collections.abc import Iterator

from doc_lint.facts.code.package_code import Call, PackageCode
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Parameter, Symbols


@rule(severity="error")
def missing_parameter(symbols: Symbols, package_code: PackageCode) -> Iterator[Finding]:
    """A call omits an argument that a function or class of the documented package requires.

    ## What it finds
    Calls of functions and classes of the package (the option `package`), in Python blocks, without a value for a
    required parameter.

    ## Why it matters
    Parameters become required from one version to the next. Readers copy the example, and its first line raises a
    `TypeError`.

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

    shop.pay()
    ```
    ````
    ```python title="src/shop/__init__.py"
    def pay(amount: int) -> None: ...
    ```

    ## Use instead
    ````markdown title="docs/index.md"
    # Shop

    ```python
    import shop

    shop.pay(3)
    ```
    ````

    ## Limits
    Code spans are not checked, because they often show only the argument that the sentence is about. Calls with `...`,
    `*args` or `**kwargs` among the arguments are not checked either, and neither are functions and classes whose
    signature a decorator or a base class from another package may change.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI and parameter names"
    """
    for call in package_code.calls:
        parameters = symbols.find(call.dotted).parameters if call.where == "block" and call.is_whole else None
        missing = _missing(call, parameters) if parameters else []
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            noun = "the required parameters" if len(missing) > 1 else "the required parameter"
            yield Finding(
                page=call.page,
                location=call.location,
                key=(call.name, *missing),
                message=f"`{call.name}` is called without {noun} {names}",
                hint="pass a value, or write `...` for the omitted arguments",
            )


def _missing(call: Call, parameters: tuple[Parameter, ...]) -> list[str]:
    """Return the required parameters that a call omits; empty if it has too many positional arguments."""
    by_position = [parameter for parameter in parameters if parameter.kind in ("positional", "either")]
    if len(call.positional) > len(by_position) and not any(p.kind == "args" for p in parameters):
        return []
    given = {p.name for p in by_position[: len(call.positional)]} | {name for name, _ in call.keywords}
    return [p.name for p in parameters if p.required and p.name not in given]
