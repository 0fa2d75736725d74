"""The rule unknown-cli-option."""

import re
import shlex
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Annotated

from msgspec import Meta

from doc_lint.findings import Finding
from doc_lint.kept import kept
from doc_lint.rules.base import rule
from doc_lint.site import Location, Page, Site

_SHELLS = frozenset({"bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession", "terminal"})
_SESSIONS = frozenset({"console", "shell-session", "shellsession", "terminal"})
_FLAG = re.compile(r"--?[A-Za-z][\w-]*")
_PATTERN = re.compile(r"[*?\[]|^$")
_QUOTES = re.compile(r"[\"'\\]")
_ENDS = frozenset({"|", "||", "&", "&&", ";", "(", ")", "<", ">", ">>"})


@rule(severity="error", opt_in=True)
def unknown_cli_option(
    site: Site,
    *,
    commands: Annotated[
        Mapping[str, tuple[str, ...]],
        Meta(
            description="Options of each command, such as `shop list` or `python *.py`; `*` matches any text. "
            "Options of `shop` also apply to `shop list`."
        ),
    ] = {},
) -> Iterator[Finding]:
    """A command is used with an option that it does not have.

    ## What it finds
    Commands in shell blocks and code spans that begin with the words of an entry in `commands`, with a long or short
    option that neither this entry nor a shorter matching one lists. Arguments after `--` are not checked.

    ## Why it matters
    At best, an option that does not exist is an error. Some programs ignore it and do exactly what the reader wanted to
    prevent.

    ## Example
    ```yaml title="mkdocs.yml"
    plugins:
      - doc-lint:
          rules:
            unknown-cli-option:
              commands:
                shop: [--help]
                shop list: [--all, -a]
    ```
    ````markdown title="docs/index.md"
    # Shop

    ```bash
    shop list --everything
    ```
    ````

    ## Use instead
    ````markdown title="docs/index.md"
    # Shop

    ```bash
    shop list --all
    ```
    ````

    ## Limits
    The rule knows only the options in `commands`. Commands inside quotes, loops and aliases are not checked.

    ## References
    - NVIDIA-NeMo/Run#282, the reviewer's checklist: "Terminology matches code/CLI and parameter names"
    """
    for page in site.pages if commands else ():
        yield from _findings(page, commands)


@kept
def _findings(page: Page, commands: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """Return the findings on a page."""
    known = {tuple(command.split()): options for command, options in commands.items()}
    programs = frozenset(words[0] if words else "" for words in known)
    found: list[Finding] = []
    for words, where in _commands(page, programs):
        matching = [known_words for known_words in known if _after(words, known_words) is not None]
        allowed = {option for known_words in matching for option in known[known_words]}
        longest = max(matching, key=len, default=())
        for flag in _flags(_after(words, longest) if longest else None):
            if flag not in allowed:
                near = get_close_matches(flag, allowed, n=1)
                command = " ".join(longest)
                found.append(
                    Finding(
                        page=page.path,
                        location=where,
                        key=(command, flag),
                        message=f"`{command}` has no option `{flag}`",
                        hint=f"use `{near[0]}`" if near else "use an existing option, or add it to `commands`",
                    )
                )
    return found


def _commands(page: Page, programs: frozenset[str]) -> list[tuple[list[str], Location]]:
    """Return the words of each command on a page that may run one of these programs, and its place."""
    return [*_in_blocks(page, programs), *_in_spans(page, programs)]


def _in_blocks(page: Page, programs: frozenset[str]) -> Iterator[tuple[list[str], Location]]:
    for block in page.code_blocks:
        if block.language in _SHELLS:
            for text, number in _lines(block.text, session=block.language in _SESSIONS):
                if _may_run(programs, text):
                    yield from ((words, block.at(number)) for words in _split(text))


def _in_spans(page: Page, programs: frozenset[str]) -> Iterator[tuple[list[str], Location]]:
    for span in page.code_spans:
        if " -" in span.text and _may_run(programs, span.text):
            yield from ((words, span.location) for words in _split(span.text.removeprefix("$ ")))


def _may_run(programs: frozenset[str], text: str) -> bool:
    """Return whether a line may have one of these words, which quotes can hide. To split it takes longer."""
    return any(program in text or _PATTERN.search(program) for program in programs) or bool(_QUOTES.search(text))


def _lines(text: str, *, session: bool) -> Iterator[tuple[str, int]]:
    """Yield commands with the line at which they start; in a session, only the text after a prompt."""
    lines = text.split("\n")
    prompts = session or any(line.lstrip().startswith("$ ") for line in lines)
    start, joined = 0, ""
    for number, line in enumerate(lines, 1):
        code = line.strip()
        if not joined:
            start = number
            if prompts and not code.startswith("$ "):
                continue
            code = code.removeprefix("$ ")
        joined += code.removesuffix("\\")
        if not code.endswith("\\"):
            yield joined, start
            joined = ""


def _split(text: str) -> Iterator[list[str]]:
    """Yield the words of each simple command of a line, without the assignments before it."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    try:
        for word in lexer:
            if word in _ENDS:
                yield words
                words = []
            elif words or not re.match(r"\w+=", word):
                words.append(word)
    except ValueError:
        return
    yield words


def _after(words: list[str], command: tuple[str, ...]) -> list[str] | None:
    """Return the words after those of a command, skipping options between them; `None` if the words differ."""
    rest = iter(words)
    for part in command:
        word = next((word for word in rest if not word.startswith("-") or word == part), None)
        if word is None or not fnmatchcase(word, part):
            return None
    return [*rest]


def _flags(words: list[str] | None) -> Iterator[str]:
    for word in words or ():
        if word == "--":
            return
        found = _FLAG.match(word)
        if found and word[found.end() :][:1] in ("", "="):
            yield found[0]
