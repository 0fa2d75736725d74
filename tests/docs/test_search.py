"""The search in the browser: names, titles and flags lead to the pages that are about them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import griffe
import pytest
from playwright.sync_api import Browser, Page, expect

from after_build.ranking import WORD, parts
from scripts.gen_cli import installed
from scripts.static_server import StaticServer
from tests.docs.test_information_architecture import ROOT

Found = dict[str, list[str]]
ASK = """async questions => {
  const {base} = JSON.parse(document.getElementById("__config").textContent)
  const {docs} = await (await fetch(new URL("search/search_index.json", new URL(base, location)))).json()
  const worker = searchWorker()
  const ask = message => new Promise(resolve => {
    worker.addEventListener("message", function answered({data: {type, data, whole}}) {
      if (type === 3 && !whole) return
      worker.removeEventListener("message", answered)
      resolve(data)
    })
    worker.postMessage(message)
  })
  await ask({type: 0})
  const found = {}
  for (const question of questions) {
    const {items} = await ask({type: 2, data: question})
    found[question] = items.slice(0, 5).map(entries => entries[0].location.split("#")[0])
  }
  return [found, docs]
}"""
"""Asks the worker of the search what the page would ask it, in the same browser, and returns five pages for each."""


@pytest.fixture(scope="module")
def ask(page: Page) -> Callable[[list[str]], Found]:
    """Returns the first five pages for each question."""

    def answers(questions: list[str]) -> Found:
        found: Found = page.evaluate(ASK, questions)[0]
        return found

    return answers


@pytest.fixture(scope="module")
def titled(page: Page) -> dict[str, set[str]]:
    """The pages that are called so, or have a section that is; without the labels behind names such as `dataclass`."""
    docs: list[dict[str, Any]] = page.evaluate(ASK, [])[1]
    found: dict[str, set[str]] = {}
    for doc in docs:
        title = re.sub(r"<[^>]+>", "", re.sub(r"\s+<code>.*</code>\s*$", "", doc["title"]))
        found.setdefault(unescape(title).strip(), set()).add(doc["location"].split("#")[0])
    return found


@pytest.fixture(scope="module")
def package() -> griffe.Module:
    loaded = griffe.load("nemo_run", allow_inspection=False, resolve_aliases=False)
    assert isinstance(loaded, griffe.Module)
    return loaded


def defined(parent: griffe.Module | griffe.Class) -> Iterator[str]:
    """The names of public classes, functions and methods."""
    for name, member in parent.members.items():
        if name.startswith("_") or member.is_alias:
            continue
        if isinstance(member, griffe.Class | griffe.Function):
            yield name
        if isinstance(member, griffe.Class | griffe.Module):
            yield from defined(member)


def test_a_query_is_cut_into_words_as_the_texts_are(page: Page, titled: dict[str, set[str]]) -> None:
    cut = """async texts => {
      const {src} = document.querySelector("script[src$='search.js']")
      const {parts, WORD} = await import(new URL("search/words.js", src))
      return texts.map(text => text.match(WORD)?.flatMap(word => [word, ...parts(word)]) ?? [])
    }"""
    texts = [*titled, "naïve_Größe", "x²", "٣ gpus", "--no-all", "__init__", "run.Partial"]
    assert page.evaluate(cut, texts) == [
        [cut for word in WORD.findall(text) for cut in (word, *parts(word))] for text in texts
    ]


def test_the_first_page_for_an_exported_name_is_about_it(
    ask: Callable[[list[str]], Found], titled: dict[str, set[str]], package: griffe.Module
) -> None:
    names = {*map(str, package.exports or []), "KubeRayExecutor", "RayCluster", "RayJob"}
    assert len(names) == 40
    found = ask(sorted(names))
    about = {
        name: titled.get(name, set()) | {at for title in titled if title.endswith(f".{name}") for at in titled[title]}
        for name in names - {"Plugin"}
    }
    assert {name: found[name] for name in about if found[name][0] not in about[name]} == {}
    assert found["Plugin"][0] == "guides/management/", "it is called ExperimentPlugin where it is defined"


def test_a_name_is_found_in_small_letters(ask: Callable[[list[str]], Found], package: griffe.Module) -> None:
    names = sorted(map(str, package.exports or []))
    found = ask([*names, *map(str.lower, names)])
    assert {name: found[name.lower()] for name in names if found[name][0] not in found[name.lower()][:3]} == {}


@pytest.mark.parametrize(
    ("subject", "first"),
    [
        ("pytorch", "learning-resources/examples/ml-frameworks/pytorch-training/"),
        ("TensorFlow", "learning-resources/examples/ml-frameworks/tensorflow-training/"),
        ("slurm", "references/executors/slurm/"),
        ("docker", "references/executors/docker/"),
        ("command line", "references/cli-reference/"),
    ],
)
def test_a_subject_leads_to_a_page_that_has_it_as_a_tag(
    ask: Callable[[list[str]], Found], subject: str, first: str
) -> None:
    assert ask([subject])[subject][0] == first


def test_a_name_that_occurs_once_is_among_the_first_three(
    ask: Callable[[list[str]], Found], titled: dict[str, set[str]], package: griffe.Module
) -> None:
    once = [name for name, count in Counter(defined(package)).items() if count == 1]
    assert len(once) > 200
    found = ask(once)
    assert {name: found[name] for name in once if not titled[name] & {*found[name][:3]}} == {}


def test_the_first_page_for_a_title_that_one_page_has_is_that_page(
    ask: Callable[[list[str]], Found], titled: dict[str, set[str]], page: Page
) -> None:
    docs = page.evaluate(ASK, [])[1]
    articles = {re.sub(r"<[^>]+>", "", doc["title"]): doc["location"] for doc in docs if "#" not in doc["location"]}
    found = ask([*articles])
    assert {title: found[title] for title, location in articles.items() if found[title][0] != location} == {}


def test_a_flag_is_found_with_its_dashes(ask: Callable[[list[str]], Found]) -> None:
    line = installed(ROOT / "docs")
    options = [*line.entrypoint, *(option for command in line.commands for option in command.options)]
    flags = sorted({name for option in options for name in option.names})
    assert {"--dryrun", "--all", "-y"} <= {*flags}
    found = ask(flags)
    assert {flag: found[flag] for flag in flags if "references/cli-reference/" not in found[flag][:3]} == {}


@pytest.mark.parametrize("words", ["dryrun", "no-confirm", "to-yaml", "tail logs", "install completion"])
def test_a_flag_that_is_no_other_name_is_found_without_its_dashes(
    ask: Callable[[list[str]], Found], words: str
) -> None:
    assert "references/cli-reference/" in ask([words])[words]


def test_identifiers_are_found_by_their_parts(ask: Callable[[list[str]], Found]) -> None:
    found = ask(["slurm executor", "git archive packager", "ssh tunnel", "fault tolerance", "kube ray executor"])
    assert [pages[0] for pages in found.values()] == [
        "references/executors/slurm/",
        "references/executors/packagers/",
        "references/executors/tunnels/",
        "references/executors/launchers/",
        "references/executors/kuberay/",
    ]


def test_a_question_about_a_thing_leads_to_the_page_that_is_called_so(ask: Callable[[list[str]], Found]) -> None:
    things = {"an executor": "executors/", "a packager": "executors/packagers/", "a tunnel": "executors/tunnels/"}
    found = ask([f"what is {thing}" for thing in things])
    assert [pages[0] for pages in found.values()] == [f"references/{page}" for page in things.values()]


def test_a_british_spelling_finds_what_the_american_one_does(ask: Callable[[list[str]], Found]) -> None:
    found = ask(["serialise a config", "serialize a config"])
    assert found["serialise a config"] == found["serialize a config"]
    assert found["serialise a config"][0] == "guides/configuration/"


@pytest.mark.parametrize(
    ("question", "same"),
    [
        ("loginnode", "login node"),
        ("jobdependency", "job dependency"),
        ("slurm vs docker vs slurm", "slurm vs docker"),
    ],
)
def test_words_written_as_one_or_twice_count_as_once(
    ask: Callable[[list[str]], Found], question: str, same: str
) -> None:
    found = ask([question, same])
    assert found[question][:3] == found[same][:3] != []


@pytest.mark.parametrize(("form", "word"), [("orchestrate", "orchestration"), ("isolated", "isolate")])
def test_a_form_of_a_word_finds_what_the_word_does(ask: Callable[[list[str]], Found], form: str, word: str) -> None:
    found = ask([form, word])
    assert found[form][0] == found[word][0]


def test_guides_are_not_drowned_by_the_api(ask: Callable[[list[str]], Found]) -> None:
    for question, page in {
        "packaging": "guides/packaging/",
        "troubleshooting": "guides/troubleshooting/",
        "configuration": "guides/configuration/",
        "install": "get-started/install/",
        "ray": "guides/ray/",
        "monitoring": "integrations/monitoring-tools/",
    }.items():
        assert page in ask([question])[question][:4], question


def test_a_name_that_many_classes_have_leads_to_where_it_is_used(ask: Callable[[list[str]], Found]) -> None:
    assert ask(["tail_logs"])["tail_logs"][0] == "references/cli-reference/"


def test_a_synonym_of_two_words_means_both_of_them(ask: Callable[[list[str]], Found]) -> None:
    assert ask(["2fa"])["2fa"][:1] == ["guides/execution/"], "a second factor, no seconds"


@pytest.mark.parametrize(("question", "title"), [("--dryrun", "CLI Reference"), ("SlurmExecutor", "SlurmExecutor")])
def test_the_box_shows_what_the_search_finds(browser: Browser, served: StaticServer, question: str, title: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url + "guides/ray/")
        page.keyboard.press("/")
        page.get_by_role("textbox", name="Search").press_sequentially(question)
        expect(page.locator(".md-search-result__link h1").first).to_have_text(title)
