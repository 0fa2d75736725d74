"""How long the search takes to show results, next to Material's own search on the same site.

Usage: .venv/bin/python -m scripts.audit_search FOLDER [--runs N]

FOLDER is the built site. Each run opens a page with an empty cache, on a desk and on a phone, puts the focus into the
box and asks at once. The phone has a quarter of the speed: Chromium slows down the page, not its workers, so that the
answers of a worker are held back until four times their time has passed. Compare the ratios: times depend on what else
the machine does.
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from scripts.audit_tools import chromium
from scripts.static_server import StaticServer, serve

PAGE = "guides/execution/"
QUERIES = ("slurm", "cancel a job", "No module named 'nemo_run'", "container_mounts")
PROFILES = {"desk": (1280, 800, 1), "phone": (390, 844, 4)}
WORKER = """([material, slower]) => {
  let ours
  const held = worker => {
    const target = new EventTarget
    let asked
    worker.addEventListener("message", ({data}) => setTimeout(
      () => target.dispatchEvent(new MessageEvent("message", {data})), (performance.now() - asked) * (slower - 1)))
    target.postMessage = message => { asked = performance.now(); worker.postMessage(message) }
    return target
  }
  Object.defineProperty(globalThis, "searchWorker", {
    set: start => { ours = start },
    get: () => address => held(material ? new Worker(address) : ours(address)),
  })
}"""
ASK = """async queries => {
  const input = document.querySelector("[data-md-component=search-query]")
  const list = document.querySelector(".md-search-result__list")
  const ask = text => new Promise(resolve => {
    const start = performance.now()
    const seen = new MutationObserver(() => {
      if (!list.querySelector("a")) return
      seen.disconnect()
      requestAnimationFrame(() => resolve(performance.now() - start))
    })
    seen.observe(list, {childList: true})
    input.value = text
    input.dispatchEvent(new Event("input"))
  })
  input.focus()
  const times = []
  for (const query of queries) times.push(await ask(query))
  return times
}"""


def times(browser: Browser, server: StaticServer, profile: str, *, material: bool) -> list[float]:
    """Return the seconds until the results of each query are shown, the first of a page that has just loaded."""
    width, height, slower = PROFILES[profile]
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.add_init_script(f"({WORKER})({json.dumps([material, slower])})")
        index = server.folder / "search/search_index.json"
        text = _without_ours(index) if material else index.read_text("utf-8")
        page.route("**/search_index.json", lambda route: route.fulfill(content_type="application/json", body=text))
        page.goto(server.url + PAGE, wait_until="networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        return [milliseconds / 1000 for milliseconds in page.evaluate(ASK, QUERIES)]


def _without_ours(file: Path) -> str:
    """Return an index that has what Material's has: no entries for rows of tables, and no fields for our ranking."""
    index = json.loads(file.read_text("utf-8"))
    kept = ("location", "title", "text", "boost", "tags")
    index["docs"] = [{name: doc[name] for name in kept if name in doc} for doc in index["docs"] if not doc.get("row")]
    index["config"].pop("synonyms", None)
    return json.dumps(index, ensure_ascii=False)


def main() -> None:
    """Print the medians for both searches, and their ratios."""
    parser = ArgumentParser(prog="audit_search")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(f"{'':8}{'first result':27}    later results")
    print(f"{'':8}{'    '.join([' ours    Material  ratio'.ljust(27)] * 2)}")
    with serve(options.folder) as server, chromium() as browser:
        for profile in PROFILES:
            runs = [[times(browser, server, profile, material=it) for it in (False, True)] for _ in range(options.runs)]
            cells = []
            for part in (slice(0, 1), slice(1, None)):
                ours, theirs = (median(second for run in runs for second in run[it][part]) for it in (0, 1))
                cells.append(f"{ours:5.2f} s  {theirs:5.2f} s   {ours / theirs:5.2f}")
            print(f"{profile:8}{'    '.join(cells)}")


if __name__ == "__main__":
    main()
