"""A walk to the pages of the tasks of `findability.toml` by the labels of the nav alone."""

import re
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import cast

from doc_lint.engine import Facts
from doc_lint.facts.navigation import Navigation  # noqa: TC002 - the type of what is read
from doc_lint.site import NavPage, Section, Site

from after_build.search import SYNONYMS
from toml_tables import read_tables

ROOT = Path(__file__).parents[2]
TASKS: dict[str, list[str]] = {
    task["task"]: task["pages"]
    for task in tomllib.loads((Path(__file__).parent / "findability.toml").read_text("utf-8"))["task"]
}
COMMON = re.findall(
    r"\w+",
    "a again an and another before by find for from good has in is it its know list look nemo not of on or out "
    "parts run set several that the them to two up use with without",
)


def stems(text: str) -> set[str]:
    """The beginnings of the words of a text, which their forms share."""
    words = [word for word in re.findall(r"[a-z&/]+", text.lower()) if word not in COMMON]
    return {re.sub(r"(ations?|ings?|ions?|ers?|ments?|ed|es|s|e)$", "", word)[:7] for word in words}


def asked(task: str) -> set[str]:
    """What a reader with a task looks for: its words, and those that they mean on the pages."""
    synonyms = read_tables(ROOT / SYNONYMS)
    words = re.findall(r"[a-z0-9&-]+", task.lower())
    meant = [task]
    for first, count in product(range(len(words)), (1, 2, 3)):
        means = synonyms.get(" ".join(words[first : first + count]), "")
        meant += [means] if isinstance(means, str) else cast("list[str]", means)
    return stems(" ".join(meant))


def ways(site: Site) -> Iterator[tuple[str, list[str], int]]:
    """The address of each page of the nav, what a reader clicks on the way to it, and how often.

    A group without a page is open already. A page that two clicks reach shows its sections for the third.
    """
    navigation: Navigation = Facts(site).get("navigation")
    for item, above in navigation.walk():
        if not isinstance(item, NavPage):
            continue
        landing = item.path.endswith("index.md")
        labels = [section.title for section in above] + ([] if landing else [item.title])
        clicks = sum(any(map(is_landing, section.children)) for section in above) + (not landing)
        if clicks < 3:
            labels += [heading.text for heading in site.page_by_path[item.path].headings if 1 < heading.level <= 3]
        yield re.sub(r"(index)?\.md$", "", item.path) + ("" if landing else "/"), labels, clicks


def is_landing(item: object) -> bool:
    """Whether an entry is the page of its section."""
    return isinstance(item, NavPage) and item.path.endswith("index.md")


def test_a_task_leads_to_its_page_by_the_labels_of_the_nav(site: Site) -> None:
    way = {address: (labels, clicks) for address, labels, clicks in ways(site)}
    assert len(TASKS) == 60
    lost = {
        task: pages
        for task, pages in TASKS.items()
        if not any(way[page][1] <= 3 and asked(task) & stems(" ".join(way[page][0])) for page in pages)
    }
    assert lost == {}


def test_launchers_tunnels_and_packagers_are_next_to_executors(site: Site) -> None:
    navigation: Navigation = Facts(site).get("navigation")
    references = next(item for item, _ in navigation.walk() if isinstance(item, Section) and item.title == "References")
    labels = [child.title for child in references.children]
    assert labels[-5:] == ["Executors", "Launchers", "Tunnels", "Packagers", "API Reference"]
