"""The rule unknown-parameter."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated

from msgspec import Meta

from doc_lint.facts.code.package_code import Call, PackageCode
from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Parameter, Site, Symbols


@rule(severity="error")
def unknown_parameter(
    site: Site,
    symbols: Symbols,
    package_code: PackageCode,
    *,
    forwarding: Annotated[
        tuple[str, ...],
        Meta(description="Functions and classes that pass their keyword arguments on to their first argument."),
    ] = (),
) -> Iterator[Finding]:
    """A call passes an argument that a function or class of the documented package does not accept.

    ## What it finds
    Calls of functions and classes of the package (the option `package`), in Python blocks and code spans, with unknown
    keyword arguments or too many positional arguments. Keyword arguments of functions in `forwarding` are compared with
    the function that is called later: those of `shop.later(pay, amount=3)` with `pay`, which may be defined in the
    package or on the page.

    ## Why it matters
    Parameters are renamed more often than functions. Readers copy the example and get a `TypeError` or, if keyword
    arguments are passed on, a setting without effect.

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

    shop.pay(total=3)
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

    shop.pay(amount=3)
    ```
    ````

    ## Limits
    Signatures are read from the source. Decorated functions, overloads, and classes with a base or metaclass from
    another package are not checked. Calls of methods on objects are checked by wrong-call.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI and parameter names"
    """
    passing = {symbol.path for name in forwarding for symbol in symbols.find(name).symbols}
    for name in (name for name in forwarding if not symbols.find(name).symbols):
        yield Finding(
            location=site.option_location("rules", "unknown-parameter", "forwarding", name),
            key=("forwarding", name),
            message=f"`forwarding` names `{name}`, which `{symbols.package}` does not have",
            hint="correct the name, or remove it",
        )
    for call in package_code.calls:
        found = symbols.find(call.dotted)
        own = found.parameters
        if own is not None:
            yield from _surplus(call, own)
        if any(symbol.path in passing for symbol in found.symbols):
            yield from _unknown(call, _of_target(call, symbols), own or (), call.first)
        elif own is not None:
            yield from _unknown(call, own)


def _surplus(call: Call, parameters: tuple[Parameter, ...]) -> Iterator[Finding]:
    most = sum(parameter.kind in ("positional", "either") for parameter in parameters)
    given = len(call.positional)
    if call.is_whole and given > most and not any(parameter.kind == "args" for parameter in parameters):
        takes = f"{most or 'no'} positional argument{'' if most == 1 else 's'}"
        yield Finding(
            page=call.page,
            location=call.positional[most],
            key=(call.name,),
            message=f"`{call.name}` takes {takes} but {given} {'was' if given == 1 else 'were'} given",
            hint="pass the arguments by name, or remove them",
        )


def _unknown(
    call: Call,
    parameters: tuple[Parameter, ...] | None,
    also: tuple[Parameter, ...] = (),
    owner: str = "",
) -> Iterator[Finding]:
    if parameters is None or any(parameter.kind == "kwargs" for parameter in parameters):
        return
    owner = owner or call.name
    known = [p.name for p in (*parameters, *also) if p.kind in ("either", "keyword")]
    for name, where in call.keywords:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            yield Finding(
                page=call.page,
                location=where,
                key=(owner, name),
                message=f"`{owner}` has no parameter `{name}`",
                hint=f"use `{near[0]}`" if near else "use an existing parameter",
            )


def _of_target(call: Call, symbols: Symbols) -> tuple[Parameter, ...] | None:
    return symbols.find(call.target).parameters if isinstance(call.target, str) else call.target
