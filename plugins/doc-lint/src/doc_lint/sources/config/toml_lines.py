"""Find the line of each key and list entry in a TOML file, which `tomllib` does not report."""

import re
import tomllib
from collections.abc import Iterator

from doc_lint.sources.config.lines import OptionLines

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:\\[\s\S]|[^\\])*?\"{3,5}|'{3}[\s\S]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<comment>\#[^\n]*)|(?P<mark>[\[\]{}=,.\n])|(?P<bare>[^\s\[\]{}=,."'#]+)"""
)
Keys = tuple[str, ...]


def toml_lines(text: str, table: Keys = ()) -> OptionLines:
    """Return the line of each key of a table, by the keys that lead to it; a list entry by value and by index.

    Args:
        text: A valid TOML document.
        table: The keys of the table; empty for the whole document.
    """
    lines = {
        keys[len(table) :]: line for keys, line in reversed(list(_Reader(text).read())) if keys[: len(table)] == table
    }
    return {(): 1, **lines}


class _Reader:
    """Reads the tokens of a valid document once, from the first to the last."""

    def __init__(self, text: str):
        self.tokens: list[tuple[str, int]] = []
        line, end = 1, 0
        for found in _TOKEN.finditer(text):
            line += text.count("\n", end, found.start())
            end = found.start()
            if found.lastgroup != "comment":
                self.tokens.append((found[0], line))
        self.tokens.append(("\n", line))
        self.at = 0
        self.counts: dict[Keys, int] = {}

    @property
    def text(self) -> str:
        return self.tokens[self.at][0]

    @property
    def line(self) -> int:
        return self.tokens[self.at][1]

    def read(self) -> Iterator[tuple[Keys, int]]:
        """Yield the keys and line of each entry; those of a table before those in it."""
        table: Keys = ()
        while self.at < len(self.tokens):
            line = self.line
            if self.text == "\n":
                self.at += 1
            elif self.text == "[":
                is_array = self.tokens[self.at + 1][0] == "["
                self.at += 1 + is_array
                table = self.table(self.key(), is_array=is_array)
                self.at += 1 + is_array
                yield from ((table[:end], line) for end in range(1, len(table) + 1))
            else:
                yield from self.pair(table)

    def table(self, key: Keys, *, is_array: bool) -> Keys:
        """Return the keys of a table, with the index of the current entry after each list of tables."""
        keys: Keys = ()
        for number, part in enumerate(key, 1):
            keys = (*keys, part)
            if is_array and number == len(key):
                self.counts[keys] = self.counts.get(keys, -1) + 1
            if keys in self.counts:
                keys = (*keys, str(self.counts[keys]))
        return keys

    def key(self) -> Keys:
        parts = [_text(self.text)]
        self.at += 1
        while self.text == ".":
            parts.append(_text(self.tokens[self.at + 1][0]))
            self.at += 2
        return tuple(parts)

    def pair(self, above: Keys) -> Iterator[tuple[Keys, int]]:
        line, key = self.line, self.key()
        yield from (((*above, *key[:end]), line) for end in range(1, len(key) + 1))
        self.at += 1  # the equals sign
        yield from self.value((*above, *key))

    def value(self, keys: Keys) -> Iterator[tuple[Keys, int]]:
        closing = {"[": "]", "{": "}"}.get(self.text)
        if closing is None:
            while self.text not in (",", "]", "}", "\n"):
                self.at += 1
            return
        is_list, index = self.text == "[", 0
        self.at += 1
        while self.text != closing:
            if self.text in (",", "\n"):
                self.at += 1
            elif not is_list:
                yield from self.pair(keys)
            else:
                yield (*keys, str(index)), self.line
                if self.text[0] in "\"'":
                    yield (*keys, _text(self.text)), self.line
                yield from self.value((*keys, str(index)))
                index += 1
        self.at += 1


def _text(token: str) -> str:
    """Return the value of a string, or a bare key as it is."""
    return str(tomllib.loads(f"value = {token}")["value"]) if token[0] in "\"'" else token
