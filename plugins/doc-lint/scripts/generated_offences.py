"""Offences that need a configuration, a package or built pages, each in a small site with nothing else wrong."""

import random
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scripts.mutated_site import MARK, Mutation
from scripts.mutations import Form

Files = dict[str, str]


class Offence(NamedTuple):
    """An offence and its site.

    Attributes:
        rule: The rule that has to find it.
        name: What the offence is, for the table.
        text: Files that replace or extend `SITE`, each below a line `---- path`. `++` at the start of a line marks what
            the offence adds, and `>>` a line at which a finding is right. `{lines}` is a random number of empty lines,
            `{x}` a word that the site does not have.
        also: Other rules that find an offence in it as well, and rightly.
    """

    rule: str
    name: str
    text: str
    also: tuple[str, ...] = ()


SITE = """\
---- mkdocs.yml
{lines}nav:
  - index.md
  - Guides:
      - guides/index.md
      - guides/ray.md
---- docs/index.md
# Home

{lines}See the [guides](guides/index.md).
---- docs/guides/index.md
# Guides

{lines}Read about [Ray](ray.md), which runs one job on many machines, and when to use it.
---- docs/guides/ray.md
# Ray

{lines}Back to [all guides](index.md).
"""


def with_options(options: str, *, nav: str = "", package: str = "") -> str:
    """Return a configuration with more nav entries and options of rules."""
    above = SITE.partition("---- docs/")[0]
    return f"{above}{nav}plugins:\n  - doc-lint:\n{package}      rules:\n{options}"


LANDING = "---- docs/guides/index.md\n>># Guides\n\n[Ray](ray.md)\n"
SHOP = "---- src/shop/__init__.py\n'''A shop.'''\n"
MODULE = "++---- src/shop/{x}.py\n++'''A module.'''\n"
NAMED = ">>      package: shop\n"
REFERENCE = "---- docs/api/shop.md\n# shop\n\n{lines}::: shop\n"
OFFENCES = (
    Offence(
        "missing-page",
        "required",
        with_options("        missing-page:\n          pages:\n            - index.md\n++>>            - {x}.md\n"),
    ),
    Offence(
        "unreachable-page",
        "not in the nav",
        "---- mkdocs.yml\nnot_in_nav: lost-{x}.md\n++---- docs/lost-{x}.md\n++>># Lost {x}\n++\n++Text.\n",
    ),
    Offence(
        "link-to-draft-page",
        "sentence",
        "---- mkdocs.yml\ndraft_docs: plans-{x}.md\n---- docs/plans-{x}.md\n# Plans\n"
        "---- docs/guides/ray.md\n# Ray\n\n{lines}++>>See [plans](../plans-{x}.md).\n",
    ),
    Offence(
        "link-to-draft-page",
        "list",
        "---- mkdocs.yml\ndraft_docs: plans-{x}.md\n---- docs/plans-{x}.md\n# Plans\n"
        "---- docs/guides/ray.md\n# Ray\n\n{lines}- item\n++>>- [plans](../plans-{x}.md#goals)\n",
    ),
    Offence(
        "unlinked-child",
        "page",
        with_options("        unlinked-child:\n", nav="++      - guides/{x}.md\n")
        + LANDING
        + "++---- docs/guides/{x}.md\n++# Title {x}\n++\n++Text.\n",
    ),
    Offence(
        "unlinked-child",
        "section",
        with_options("        unlinked-child:\n", nav="++      - Part: [guides/{x}/index.md]\n")
        + LANDING
        + "++---- docs/guides/{x}/index.md\n++# Title {x}\n++\n++Text.\n",
    ),
    Offence(
        "bare-list-landing",
        "links",
        with_options("        bare-list-landing:\n          min_words: 8\n", nav="++  - Part: [part-{x}/index.md]\n")
        + "++---- docs/part-{x}/index.md\n++>># Part\n++\n++- [Ray](../guides/ray.md)\n",
    ),
    Offence(
        "nav-folder-mismatch",
        "page of another folder",
        with_options(
            "        nav-folder-mismatch:\n", nav="  - About:\n      - about/index.md\n++>>      - guides/{x}.md\n"
        )
        + "---- docs/about/index.md\n# About\n++---- docs/guides/{x}.md\n++# Title {x}\n++\n++Text.\n",
    ),
    Offence(
        "section-order-mismatch",
        "not linked",
        with_options("        section-order-mismatch:\n", nav="++>>  - Part: [part-{x}/index.md]\n")
        + "++---- docs/part-{x}/index.md\n++# Part {x}\n++\n++Text.\n",
    ),
    Offence(
        "section-order-mismatch",
        "order",
        with_options("        section-order-mismatch:\n", nav="  - Part: [part/index.md]\n").replace(
            "  - Guides:", ">>  - Guides:"
        )
        + "---- docs/index.md\n# Home\n\n{lines}++See the [part](part/index.md) {x}.\n"
        "See the [guides](guides/index.md) and the [part](part/index.md).\n---- docs/part/index.md\n# Part\n",
    ),
    Offence(
        "undocumented-module",
        "path",
        with_options(
            "        undocumented-module:\n>>          page: 'api/{dotted}.md'\n", package="      package: shop\n"
        )
        + SHOP
        + MODULE
        + REFERENCE,
    ),
    Offence(
        "undocumented-module",
        "block",
        with_options("        undocumented-module:\n", package=NAMED) + SHOP + MODULE + REFERENCE,
    ),
    Offence(
        "undocumented-module",
        "exception",
        with_options(
            "        undocumented-module:\n          undocumented: {shop: none}\n"
            "++          pages:\n++>>            shop.{x}: index.md\n",
            package="      package: shop\n",
        )
        + SHOP,
    ),
    Offence(
        "stale-api-page",
        "path",
        with_options("        stale-api-page:\n          page: 'api/{dotted}.md'\n", package="      package: shop\n")
        + SHOP
        + "++---- docs/api/{x}.md\n++>># Title {x}\n++\n++Text.\n",
        also=("page-not-in-nav",),
    ),
    Offence(
        "stale-api-page",
        "block",
        with_options("        stale-api-page:\n", package="      package: shop\n")
        + SHOP
        + REFERENCE
        + "\n{lines}++>>::: shop.{x}\n",
    ),
    Offence(
        "undocumented-symbol",
        "function",
        with_options("        undocumented-symbol:\n>>          min_ratio: 1.0\n", package="      package: shop\n")
        + SHOP
        + "++def {x}() -> None: ...\n",
    ),
    Offence(
        "stale-baseline-entry",
        "entry",
        "---- mkdocs.yml\nplugins:\n  - doc-lint: {baseline: baseline.json}\n"
        '---- baseline.json\n{"version": 2, "findings": [\n'
        '++>>{"rule": "heading-jump", "page": "guides/ray.md", "key": ["{x}"], "count": 1}\n]}\n',
    ),
    Offence(
        "sidebar-mismatch",
        "other name",
        SITE.partition("---- docs/")[0].replace("      - guides/ray", ">>      - guides/ray")
        + '++---- site/guides/index.html\n++<ul class="nav navbar-nav"><li><a href="..">Home</a></li>'
        '<li><a href="./">Guides</a></li><li><a href="ray/">Other {x}</a></li></ul>\n',
    ),
)


def sites(each: int, seed: int, only: Iterable[str] = ()) -> Iterator[tuple[Mutation, Files, Files]]:
    """Yield each offence this many times, with the files of its site without it and with it."""
    source = random.Random(seed)  # noqa: S311 - the same offences at every run
    rules = set(only)
    for offence in (offence for offence in OFFENCES if not rules or offence.rule in rules):
        for number in range(each):
            word = f"zq{number}x"
            text = (SITE + offence.text).replace("{x}", word)
            text = re.sub(r"\{lines\}", lambda _: "\n" * source.randrange(20), text)
            files = _files(text.replace("\n++", "\n"))
            lines = [(path, n, line) for path, text in files.items() for n, line in enumerate(text.split("\n"), 1)]
            mutation = Mutation(
                Form(offence.rule, offence.name, "", also=offence.also),
                word,
                frozenset((path, n) for path, n, _ in lines),
                frozenset((path, n) for path, n, line in lines if line.startswith(MARK)),
            )
            before = "\n".join(line for line in text.split("\n") if not line.startswith("++"))
            yield mutation, _unmarked(_files(before)), _unmarked(files)


def _files(text: str) -> Files:
    parts = re.split(r"^---- (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _unmarked(files: Files) -> Files:
    return {path: re.sub(f"^{MARK}", "", text, flags=re.MULTILINE) for path, text in files.items()}
