"""What a block of code binds and defines, and what calls of that take."""

import ast
from collections import Counter
from collections.abc import Collection, Iterator

from doc_lint.facts.code.package_code import Taken
from doc_lint.facts.code.snippets import Snippet, dotted_name
from doc_lint.site import Parameter

_DATACLASS = frozenset({"dataclass", "dataclasses.dataclass"})


def bindings(tree: ast.Module, package: str) -> Counter[str]:
    """Count how often a block binds each name, other than by an import from the package."""
    bound: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound[node.id] += 1
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bound[node.name] += 1
        elif isinstance(node, ast.arg):
            bound[node.arg] += 1
        elif isinstance(node, ast.ExceptHandler) and node.name:
            bound[node.name] += 1
        elif isinstance(node, ast.Import):
            other = (name for name in node.names if name.name.split(".")[0] != package)
            bound.update(name.asname or name.name.split(".")[0] for name in other)
        elif isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] != package):
            bound.update(name.asname or name.name for name in node.names)
    return bound


def calls_of_made(snippet: Snippet, made: Collection[str]) -> Iterator[int]:
    """Yield the lines of calls of these names."""
    for node in ast.walk(snippet.tree) if snippet.tree else ():
        if isinstance(node, ast.Call) and (dotted_name(node.func) or "").split(".")[0] in made:
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def classes_with_unknown_signature(snippet: Snippet) -> frozenset[str]:
    """Return the classes with bases and the decorated functions of a block: a call may take other than they say."""
    return frozenset(
        node.name
        for node in (ast.walk(snippet.tree) if snippet.tree else ())
        if (isinstance(node, ast.ClassDef) and (node.bases or not _decorators(node) <= _DATACLASS))
        or (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.decorator_list)
    )


def definitions(snippet: Snippet) -> frozenset[str]:
    """Return the functions and classes that a block defines at its top level."""
    body = snippet.tree.body if snippet.tree else ()
    return frozenset(n.name for n in body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef))


def define(tree: ast.Module, known: dict[str, Taken], bound: Counter[str]) -> None:
    """Note what calls of the block's functions and classes take; a name that is bound twice may take anything."""
    defined: dict[str, Taken] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list:
            defined[node.name] = _of_arguments(node.args)
        elif isinstance(node, ast.ClassDef):
            defined[node.name] = _of_class(node)
    for name, times in bound.items():
        known[name] = None if name in known or times > 1 else defined.get(name)


def _of_arguments(arguments: ast.arguments) -> tuple[Parameter, ...]:
    either = [*arguments.posonlyargs, *arguments.args]
    required = len(either) - len(arguments.defaults)
    taken = [
        Parameter(arg.arg, "positional" if n < len(arguments.posonlyargs) else "either", n < required)
        for n, arg in enumerate(either)
    ]
    if arguments.vararg:
        taken.append(Parameter(arguments.vararg.arg, "args"))
    for arg, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        taken.append(Parameter(arg.arg, "keyword", default is None))
    if arguments.kwarg:
        taken.append(Parameter(arguments.kwarg.arg, "kwargs"))
    return tuple(taken)


def _decorators(node: ast.ClassDef) -> set[str | None]:
    return {dotted_name(d.func if isinstance(d, ast.Call) else d) for d in node.decorator_list}


def _of_class(node: ast.ClassDef) -> Taken:
    """Return what a class without bases takes: the parameters of `__init__`, or the fields of a dataclass."""
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
