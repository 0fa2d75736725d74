"""Read `mkdocs.yml` without MkDocs: its plugins need not be installed, and none of the code that it names runs."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import urlsplit

import yaml
from yaml_env_tag import construct_env_tag

from doc_lint.sources import SourceError
from doc_lint.sources.files.yaml_limits import YamlError, compose_yaml, load_yaml
from doc_lint.sources.markdown import slugs

Config = Mapping[str, Any]
Files = Mapping[str, bytes]

variables: set[str] = set()
"""Names of environment variables that configuration files may have asked for in this process."""
_DEPTH = 100
_YAML = "tag:yaml.org,2002:python/"
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "docs_dir": str,
    "nav": list,
    "hooks": list,
    "plugins": (list, dict),
    "markdown_extensions": (list, dict),
    "site_url": str,
    "theme": (str, dict),
    "validation": dict,
}
_KINDS: Mapping[object, str] = {
    str: "a string",
    dict: "a mapping",
    list: "a list",
    (list, dict): "a list or a mapping",
    (str, dict): "a string or a mapping",
}


def _unicode_slug(text: str, separator: str) -> str:
    from markdown.extensions.toc import slugify_unicode

    slug: str = slugify_unicode(text, separator)
    return slug


def unknown_slug(text: str, separator: str) -> str:
    """Replace a slug function that doc-lint doesn't run. The anchors of the site are then unknown."""
    return slugs.default(text, separator)


# Slug functions that doc-lint has its own version of. Other functions are not run.
_SLUGS: Mapping[str, slugs.Slugify] = {
    "markdown.extensions.toc.slugify": slugs.default,
    "markdown.extensions.toc.slugify_unicode": _unicode_slug,
    "pymdownx.slugs.gfm": slugs.pymdownx("lower-ascii"),
    "pymdownx.slugs.uslugify": slugs.pymdownx("lower"),
    "pymdownx.slugs.uslugify_cased": slugs.pymdownx(),
}
_SLUG_FACTORIES: Mapping[str, Callable[..., slugs.Slugify]] = {"pymdownx.slugs.slugify": slugs.pymdownx}


def read_config(files: Files, path: str) -> Config:
    """Return the configuration of a site, with the values that it inherits; empty if there is no such file.

    Raises:
        SourceError: If it is invalid, with the line.
    """
    return _read(files, path, ()) if path in files else {}


def _read(files: Files, path: str, above: tuple[str, ...]) -> Config:
    try:
        _, values = load_yaml(_decode(files[path]), _Loader)
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        what = getattr(error, "problem", None) or str(error)
        where = f"{path}:{line}" if line else path
        raise SourceError(f"{where}: {what}; fix the YAML", 0 if above else line) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise SourceError(f"{path}: expected a mapping of options, got {_kind(values)}")
    _check(values, path)
    base = values.pop("INHERIT", None)
    if base is None:
        return values
    inherited = normpath(join(dirname(path), str(base)))
    if len(above) >= _DEPTH:
        raise SourceError(f"{path}: `INHERIT` leads through more than {_DEPTH} files; merge some of them")
    if inherited in above or inherited == path or inherited not in files:
        why = "does not exist" if inherited not in files else "inherits from this file"
        raise SourceError(f"{path}: `INHERIT: {base}` names `{inherited}`, which {why}")
    return _merge(_read(files, inherited, (*above, path)), values)


def check_size(path: Path) -> None:
    """Raise an error for a configuration file whose aliases expand to more than doc-lint reads.

    MkDocs has loaded it, without copies. It fails when it shows or copies the values.

    Raises:
        SourceError: With the line.
    """
    data = path.read_bytes() if path.is_file() else b""
    if b"*" not in data or b"&" not in data:
        return
    try:
        compose_yaml(_decode(data), _Loader)
    except YamlError as error:
        mark = error.problem_mark
        raise SourceError(f"{path.name}{f':{mark.line + 1}' if mark else ''}: {error.problem}; fix the YAML") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        return  # what else is wrong, MkDocs reports


def _decode(data: bytes) -> str:
    """Return the text of a file. PyYAML recognizes UTF-16 by its byte order mark, so MkDocs reads it, too."""
    return data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")


def _check(values: Config, path: str) -> None:
    """Raise an error for a value of the wrong type, among the keys that doc-lint reads."""
    for key, kind in _TYPES.items():
        if values.get(key) is not None and not isinstance(values[key], kind):
            raise SourceError(f"{path}: `{key}`: expected {_KINDS[kind]}, got {_kind(values[key])}")
    theme = values.get("theme")
    name = theme.get("name") if isinstance(theme, dict) else None
    if not isinstance(name, str | None):
        raise SourceError(f"{path}: `name` of `theme`: expected a string, got {_kind(name)}")
    try:
        urlsplit(values.get("site_url") or "")
    except ValueError as error:
        raise SourceError(f"{path}: `site_url` is not a valid URL ({error}): `{values['site_url']}`") from None
    if _is_deep(values.get("nav"), 2 * _DEPTH):
        raise SourceError(f"{path}: `nav` has more than {_DEPTH} levels, or contains itself; remove sections")
    for key in ("plugins", "markdown_extensions"):
        given = values.get(key) or []
        for item in [{name: options} for name, options in given.items()] if isinstance(given, dict) else given:
            options = next(iter(item.values())) if isinstance(item, dict) and len(item) == 1 else None
            is_named = isinstance(item, str) or (
                isinstance(item, dict) and len(item) == 1 and isinstance(next(iter(item)), str)
            )
            if not is_named or not isinstance(options, dict | None):
                raise SourceError(
                    f"{path}: `{key}`: expected a name, or a name with a mapping of options, got `{item}`"
                )


def _is_deep(nav: object, limit: int) -> bool:
    if limit == 0:
        return True
    below = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return any(_is_deep(item, limit - 1) for item in below)


def _merge(base: Config, values: Config) -> Config:
    """Return a configuration merged into another: mappings are merged, other values replaced."""
    merged = dict(base)
    for key, value in values.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def entries(given: object) -> dict[str, Any]:
    """Return the options of each entry of a list such as `plugins`, by name."""
    if isinstance(given, dict):
        return {str(name): options or {} for name, options in given.items()}
    named: dict[str, Any] = {}
    for item in given if isinstance(given, list) else []:
        named |= {str(name): options or {} for name, options in item.items()} if isinstance(item, dict) else {item: {}}
    return named


def plugins_of(config: "Config") -> dict[str, Any]:
    """Return the options of each plugin that is turned on, by name.

    Many plugins have the option `enabled`. Material's plugin `group` has more plugins in its options.
    """
    found: dict[str, Any] = {}
    for name, given in entries(config.get("plugins")).items():
        options: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
        is_group = name.rpartition("/")[2] == "group"
        if options.get("enabled", not is_group) is not False:
            found |= plugins_of(options) if is_group else {name: given}
    return found


def construct(node: yaml.Node) -> Any:
    """Return the value of a node of a configuration file."""
    return _Loader("").construct_object(node, deep=True)


def _kind(value: object) -> str:
    return {"list": "a list", "dict": "a mapping", "str": "a string", "int": "a number"}.get(
        type(value).__name__, type(value).__name__
    )


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads values and `!ENV`. Doesn't import or call anything that the file names."""


def _name(_loader: object, name: str, _node: yaml.Node) -> slugs.Slugify | None:
    return _SLUGS.get(name, unknown_slug)


def _call(loader: Any, name: str, node: yaml.Node) -> slugs.Slugify | None:
    make = _SLUG_FACTORIES.get(name)
    if make is None:
        return unknown_slug
    options = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    return make(**(options.get("kwds") or {}))


def _relative(_loader: object, node: yaml.Node) -> str | None:
    """Return `$docs_dir/x` and `$config_dir/x` unchanged; `None` for `!relative` alone, the folder of each page."""
    return str(node.value) or None


def _variable(loader: Any, node: yaml.Node) -> Any:
    """Return the value of an environment variable. A list has several names, and then a value if none is set."""
    named = node.value[:-1] or node.value if isinstance(node, yaml.SequenceNode) else [node]
    variables.update(each.value for each in named if isinstance(each, yaml.ScalarNode))
    return construct_env_tag(loader, node)


_Loader.add_constructor("!ENV", _variable)
_Loader.add_constructor("!relative", _relative)
_Loader.add_multi_constructor(f"{_YAML}name:", _name)
_Loader.add_multi_constructor(f"{_YAML}object/apply:", _call)
_Loader.add_multi_constructor("", lambda *_: None)
