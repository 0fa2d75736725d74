"""How long the search takes to show results, next to Material's own search on the same site.

Usage: .venv/bin/python -m scripts.audit_search FOLDER [--runs N]

FOLDER is the built site. Each run opens a page with an empty cache, on a desk and on a phone, puts the focus into the
box and asks: at once (cold), or a second later, as a reader who has to type does (warm). The phone has a quarter of the
speed: Chromium slows down the page, not its workers, so that the answers of a worker are held back until four times
their time has passed. It also has the network of Lighthouse's phone. Compare the ratios: times depend on what else the
machine does.
"""

import gzip
import json
import time
from argparse import ArgumentParser
from itertools import product
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Route

from scripts.audit_tools import chromium
from scripts.static_server import StaticServer, serve

PAGE = "guides/execution/"
QUERIES = ("slurm", "cancel a job", "No module named 'nemo_run'", "container_mounts")
PROFILES = {"desk": (1280, 800, 1), "phone": (390, 844, 4)}
LATENCY, BYTES = 0.15, 1_638_400 / 8  # of the phone's network, in seconds and per second
LEADS = {"cold": 0, "warm": 1000}  # milliseconds from the focus to the first query
WORKER = """([material, slower]) => {
  const Real = Worker
  globalThis.Worker = class extends EventTarget {
    constructor(...start) {
      super()
      this.real = new Real(...start)
      this.real.onmessage = ({data}) => setTimeout(() => {
        const event = new MessageEvent("message", {data})
        this.dispatchEvent(event)
        this.onmessage?.(event)
      }, (performance.now() - this.asked) * (slower - 1))
    }
    postMessage(message, moved) {
      if (message.type < 3) this.asked = performance.now()
      this.real.postMessage(message, moved)
    }
  }
  if (!material) return
  const put = (name, value) => Object.defineProperty(globalThis, name, {set: () => {}, get: () => value})
  put("searchIndex", async () => (await fetch("/search/search_index.json")).json())
  put("searchWorker", address => new Worker(address))
}"""
ASK = """async ([lead, queries]) => {
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
  await new Promise(resolve => setTimeout(resolve, lead))
  const times = []
  for (const query of queries) times.push(await ask(query))
  return times
}"""


def times(browser: Browser, server: StaticServer, profile: str, lead: int, *, material: bool) -> list[float]:
    """Return the seconds until the results of each query are shown, the first of a page that has just loaded."""
    width, height, slower = PROFILES[profile]
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.add_init_script(f"({WORKER})({json.dumps([material, slower])})")
        if material:
            text = _without_ours(server.folder / "search/search_index.json")
            delay = LATENCY + len(gzip.compress(text.encode())) / BYTES if slower > 1 else 0

            def answer(
                route: Route,
            ) -> None:  # the network of Chromium's profile does not slow down what a test answers
                time.sleep(delay)
                route.fulfill(content_type="application/json", body=text)

            page.route("**/search_index.json", answer)
        page.goto(server.url + PAGE, wait_until="networkidle")
        chromium = context.new_cdp_session(page)
        if slower > 1:
            network = {
                "offline": False,
                "latency": LATENCY * 1000,
                "downloadThroughput": BYTES,
                "uploadThroughput": BYTES,
            }
            chromium.send("Network.emulateNetworkConditions", network)
        chromium.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        return [milliseconds / 1000 for milliseconds in page.evaluate(ASK, [lead, QUERIES])]


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
    print(f"{'':14}{'first result':27}    later results")
    print(f"{'':14}{'    '.join([' ours    Material  ratio'.ljust(27)] * 2)}")
    with serve(options.folder) as server, chromium() as browser:
        for profile, (kind, lead) in product(PROFILES, LEADS.items()):
            runs = [
                [times(browser, server, profile, lead, material=it) for it in (False, True)]
                for _ in range(options.runs)
            ]
            cells = []
            for part in (slice(0, 1), slice(1, None)):
                ours, theirs = (median(second for run in runs for second in run[it][part]) for it in (0, 1))
                cells.append(f"{ours:5.2f} s  {theirs:5.2f} s   {ours / theirs:5.2f}")
            print(f"{profile + ' ' + kind:14}{'    '.join(cells)}")


if __name__ == "__main__":
    main()
