"""Single values of options, validated: each error has the path to the option."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec


class OptionError(ValueError):
    """An invalid option.

    Attributes:
        keys: The path to the option: its key and those of the mappings around it.
        message: What is wrong.
    """

    def __init__(self, keys: tuple[str, ...], message: str):
        super().__init__(f"{'.'.join(keys)}: {message}" if keys else message)
        self.keys = keys
        self.message = message


def convert(keys: tuple[str, ...], value: object, kind: Any) -> Any:
    """Return a value as a type.

    Raises:
        OptionError: If it is of another type.
    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        raise OptionError((*keys[:-1], keys[-1] + path.rstrip("`")), message[:1].lower() + message[1:]) from None


def reject_unknown(keys: tuple[str, ...], given: Mapping[str, Any], known: Iterable[str], what: str = "option") -> None:
    """Do nothing if all names are known.

    Raises:
        OptionError: For the first name that is not, with a suggestion if there is one.
    """
    names = list(known)
    for name in given:
        if name not in names:
            raise OptionError((*keys, str(name)), f"unknown {what}{did_you_mean(str(name), names)}")


def did_you_mean(name: object, known: Iterable[str]) -> str:
    """Return the end of a message on an unknown name: the closest one, or all that are known."""
    names = list(known)
    near = difflib.get_close_matches(str(name), names, n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else f"; known: {', '.join(names)}"


def kind_of(value: object) -> str:
    """Return the type of a value in the words of YAML."""
    return {"list": "a list", "str": "a string", "int": "a number"}.get(type(value).__name__, type(value).__name__)
