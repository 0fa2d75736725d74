"""The rule unknown-parameter."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.rules.base import rule
from doc_lint.site import Call, Parameter, Site, Symbols


@rule(severity="error", needs=("symbols",))
def unknown_parameter(
    site: Site,
    *,
    forwarding: Annotated[
        tuple[str, ...],
        Meta(description="Functions and classes that pass their keywords on to their first argument."),
    ] = (),
) -> Iterator[Finding]:
    """A call passes an argument that the function or class of the documented package does not take.

    ## What it finds
    Calls of what the package of the option `package` has, in Python blocks and code spans: keyword arguments that are
    no parameter, and positional arguments that are too many. With `forwarding`, keywords are held against what is
    called later: in `shop.later(pay, amount=3)` against `pay`, be it the package's or defined on the page.

    ## Why it matters
    Parameters are renamed more often than functions. The example is copied and ends in a `TypeError`, or, where
    keywords are passed on, in a setting that has no effect.

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
    Signatures are read from the source: those of decorated functions, overloads and classes whose base or metaclass
    comes from elsewhere are not judged. Methods of objects are left to wrong-call.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI and parameter names"
    """
    symbols, code = site.symbols, site.package_code
    if symbols is None or code is None:
        return
    passing = {symbol.path for name in forwarding for symbol in symbols.find(name).symbols}
    for name in (name for name in forwarding if not symbols.find(name).symbols):
        where = site.option_location("rules", "unknown-parameter", "forwarding", name)
        yield Finding(where, f"`forwarding` names `{name}`, which `{symbols.package}` does not have", "correct it")
    for call in code.calls:
        found = symbols.find(call.dotted)
        own = found.parameters
        if own is not None:
            yield from _surplus(call, own)
        if any(symbol.path in passing for symbol in found.symbols):
            yield from _unknown(call, _of_target(call, symbols), own or (), call.first)
        elif own is not None:
            yield from _unknown(call, own, (), call.written)


def _surplus(call: Call, parameters: tuple[Parameter, ...]) -> Iterator[Finding]:
    most = sum(parameter.kind in ("positional", "either") for parameter in parameters)
    given = len(call.positional)
    if call.is_whole and given > most and not any(parameter.kind == "args" for parameter in parameters):
        takes = f"{most or 'no'} positional argument{'' if most == 1 else 's'}"
        message = f"`{call.written}` takes {takes}, and is given {given}"
        yield Finding(call.positional[most], message, "name the arguments")


def _unknown(
    call: Call, parameters: tuple[Parameter, ...] | None, also: tuple[Parameter, ...], owner: str
) -> Iterator[Finding]:
    if parameters is None or any(parameter.kind == "kwargs" for parameter in parameters):
        return
    known = [p.name for p in (*parameters, *also) if p.kind in ("either", "keyword")]
    for name, where in call.keywords:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"use `{near[0]}`" if near else "use a parameter that it has"
            yield Finding(where, f"`{owner or call.written}` has no parameter `{name}`", hint)


def _of_target(call: Call, symbols: Symbols) -> tuple[Parameter, ...] | None:
    return symbols.find(call.target).parameters if isinstance(call.target, str) else call.target
