"""The rule missing-parameter."""

from collections.abc import Iterator

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Call, Parameter, Site


@rule(severity="error", needs=("symbols",))
def missing_parameter(site: Site) -> Iterator[Finding]:
    """A call leaves out an argument that the function or class of the documented package requires.

    ## What it finds
    Calls of what the package of the option `package` has, in Python blocks, that do not give a required parameter.

    ## Why it matters
    Parameters become required from one version to the next. The example is copied, and its first line is a `TypeError`.

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
    Code spans are not judged: they show the argument that the sentence is about. A `...` among the arguments, `*args`
    and `**kwargs` stand for all others. Signatures that decorators or bases from elsewhere may change are not judged.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI and parameter names"
    """
    symbols, code = site.symbols, site.package_code
    if symbols is None or code is None:
        return
    for call in code.calls:
        parameters = symbols.find(call.dotted).parameters if call.where == "block" and call.is_whole else None
        missing = _missing(call, parameters) if parameters else []
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            noun = "the required parameters" if len(missing) > 1 else "the required parameter"
            yield Finding(call.location, f"`{call.written}` is called without {noun} {names}", "give a value, or `...`")


def _missing(call: Call, parameters: tuple[Parameter, ...]) -> list[str]:
    """Return the required parameters that a call leaves out; none where it has too many positional arguments."""
    by_position = [parameter for parameter in parameters if parameter.kind in ("positional", "either")]
    if len(call.positional) > len(by_position) and not any(p.kind == "args" for p in parameters):
        return []
    given = {p.name for p in by_position[: len(call.positional)]} | {name for name, _ in call.keywords}
    return [p.name for p in parameters if p.required and p.name not in given]
