import functools
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FunctionType
from urllib.request import Request, urlopen

import nemo_run as run
from nemo_run.core.execution.base import Executor


@dataclass(kw_only=True)
class Alerts(run.Plugin):
    """Tells every stage where alerts go."""

    url: str

    def setup(self, task: run.Partial | run.Script, executor: Executor) -> None:
        executor.env_vars |= {"ALERT_URL": self.url}


def post(message: str) -> None:
    """Send an alert as chat systems take it: a JSON object with a text."""
    body = json.dumps({"text": message}).encode()
    urlopen(Request(os.environ["ALERT_URL"], data=body, headers={"Content-Type": "application/json"}), timeout=10)


def stage(function: FunctionType) -> Callable[..., None]:
    """Makes a function alert when it raises; the task fails all the same."""

    @functools.wraps(function)
    def alerting(*args: object, **kwargs: object) -> None:
        try:
            function(*args, **kwargs)
        except Exception as error:
            try:
                post(f"{function.__name__}: {error}")
            except OSError as unsent:
                print("alert not sent:", unsent)
            raise

    return alerting


@stage
def prepare(data: str) -> None:
    """Fetch the data. The source is not ready at the first call, as sources sometimes are."""
    if Path(data).exists():
        return
    called = Path(data).with_suffix(".called")
    if not called.exists():
        called.touch()
        raise ConnectionError("the source is not ready")
    Path(data).write_text(json.dumps([1.0, 2.0, 3.0, 6.0]))


@stage
def train(data: str, model: str) -> None:
    """Fit the mean. The stage looks for its own input: a LocalExecutor starts it in any case."""
    if not Path(data).exists():
        raise FileNotFoundError(f"{Path(data).name} is missing, run the stage `prepare` first")
    numbers = json.loads(Path(data).read_text())
    Path(model).write_text(json.dumps({"mean": sum(numbers) / len(numbers)}))


def attempt(folder: Path, alerts: Alerts) -> dict[str, str]:
    """Run the pipeline once and return the status of each stage."""
    data, model = str(folder / "data.json"), str(folder / "model.json")
    with run.Experiment("pipeline", clean_mode=True, log_level="ERROR") as experiment:
        first = experiment.add(run.Partial(prepare, data=data), name="prepare", plugins=[alerts])
        second = run.Partial(train, data=data, model=model)
        experiment.add(second, name="train", dependencies=[first], plugins=[alerts])
        experiment.run()
    states = experiment.status(return_dict=True) or {}
    return {name: str(states[name]["status"]) for name in ("prepare", "train")}


class Chat(BaseHTTPRequestHandler):
    """Stands in for the webhook of your chat, mail or pager."""

    def do_POST(self) -> None:
        print("chat:", json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Print the alerts only."""


def main(folder: Path) -> int:
    folder.mkdir(exist_ok=True)
    for number, wait in enumerate((0, 1, 5), 1):
        time.sleep(wait)
        states = attempt(folder, Alerts(url=os.environ["ALERT_URL"]))
        print(f"attempt {number}:", states)
        if all(state == "SUCCEEDED" for state in states.values()):
            print((folder / "model.json").read_text())
            return 0
    post(f"the pipeline failed {number} times, the last time with {states}")
    return 1


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), Chat) as chat:
        threading.Thread(target=chat.serve_forever, daemon=True).start()
        os.environ.setdefault("ALERT_URL", f"http://127.0.0.1:{chat.server_port}")
        code = main(Path("pipeline").resolve())
        chat.shutdown()
    sys.exit(code)
