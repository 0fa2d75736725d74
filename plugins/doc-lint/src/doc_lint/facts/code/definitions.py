"""The names that a code block binds, and the signatures of its functions and classes."""

import ast
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from doc_lint.facts.code.package_code import Signature
from doc_lint.facts.code.snippets import Snippet, dotted_name
from doc_lint.site import Parameter

_BINDING = (ast.stmt, ast.arg, ast.ExceptHandler)
_DATACLASS = frozenset({"dataclass", "dataclasses.dataclass"})


def bindings(snippet: Snippet, package: str) -> Counter[str]:
    """Count how often a block binds each name. Imports from the package don't count."""
    bound: Counter[str] = Counter()
    for node in snippet.nodes:
        if isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                bound[node.id] += 1
        elif isinstance(node, _BINDING):
            bound.update(_bound_by(node, package))
    return bound


def _bound_by(node: ast.AST, package: str) -> Iterable[str]:
    """Return the names that a node binds, unless it is a name itself."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return (node.name,)
        case ast.arg():
            return (node.arg,)
        case ast.ExceptHandler():
            return (node.name,) if node.name else ()
        case ast.Import():
            others = (name for name in node.names if name.name.split(".")[0] != package)
            return (name.asname or name.name.split(".")[0] for name in others)
        case ast.ImportFrom() if node.level or (node.module or "").split(".")[0] != package:
            return (name.asname or name.name for name in node.names)
    return ()


def lines_of_calls(snippet: Snippet, names: Collection[str]) -> Iterator[int]:
    """Yield the lines of all calls of these names."""
    for node in snippet.nodes:
        if isinstance(node, ast.Call) and (dotted_name(node.func) or "").split(".")[0] in names:
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def classes_with_unknown_signature(snippet: Snippet) -> frozenset[str]:
    """Return the classes and functions of a block whose parameters are unknown because of bases or decorators."""
    return frozenset(
        node.name
        for node in snippet.nodes
        if (isinstance(node, ast.ClassDef) and (node.bases or not _decorators(node) <= _DATACLASS))
        or (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.decorator_list)
    )


def definitions(snippet: Snippet) -> frozenset[str]:
    """Return the names of the top-level functions and classes of a block."""
    body = snippet.tree.body if snippet.tree else ()
    return frozenset(n.name for n in body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef))


def add_signatures(tree: ast.Module, signatures: dict[str, Signature], bound: Counter[str]) -> None:
    """Add the signatures of a block's functions and classes, by name.

    Args:
        tree: The block.
        signatures: The signatures of earlier blocks; changed in place. A name that is bound twice gets `None`.
        bound: How often the block binds each name.
    """
    defined: dict[str, Signature] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list:
            defined[node.name] = _of_arguments(node.args)
        elif isinstance(node, ast.ClassDef):
            defined[node.name] = _of_class(node)
    for name, times in bound.items():
        signatures[name] = None if name in signatures or times > 1 else defined.get(name)


def _of_arguments(arguments: ast.arguments) -> tuple[Parameter, ...]:
    either = [*arguments.posonlyargs, *arguments.args]
    required = len(either) - len(arguments.defaults)
    parameters = [
        Parameter(arg.arg, "positional" if n < len(arguments.posonlyargs) else "either", n < required)
        for n, arg in enumerate(either)
    ]
    if arguments.vararg:
        parameters.append(Parameter(arguments.vararg.arg, "args"))
    for arg, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        parameters.append(Parameter(arg.arg, "keyword", default is None))
    if arguments.kwarg:
        parameters.append(Parameter(arguments.kwarg.arg, "kwargs"))
    return tuple(parameters)


def _decorators(node: ast.ClassDef) -> set[str | None]:
    return {dotted_name(d.func if isinstance(d, ast.Call) else d) for d in node.decorator_list}


def _of_class(node: ast.ClassDef) -> Signature:
    """Return the parameters of `__init__`, or the fields of a dataclass; `None` if they are unknown."""
    decorators = _decorators(node)
    init = next((s for s in node.body if isinstance(s, ast.FunctionDef) and s.name == "__init__"), None)
    if node.keywords or not decorators <= _DATACLASS:
        return None
    if init is not None:
        return None if init.decorator_list else _of_arguments(init.args)[1:]
    if node.bases or any(isinstance(s, ast.FunctionDef) and s.name == "__new__" for s in node.body):
        return None
    fields = (s for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name))
    return tuple(
        Parameter(ast.unparse(field.target), "either", field.value is None)
        for field in fields
        if decorators and "ClassVar" not in ast.unparse(field.annotation)
    )
