import json
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import nemo_run as run
from release import route

VERSIONS = {"v1-a": "v1", "v1-b": "v1", "v2-a": "v2"}  # replica -> version


class Json(BaseHTTPRequestHandler):
    """Answers GET with what `answer` returns for the path and the query."""

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        try:
            query = {key: values[0] for key, values in parse_qs(address.query).items()}
            status, body = 200, self.answer(address.path, query)
        except (KeyError, ValueError) as error:
            status, body = 400, {"error": repr(error)}
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def answer(self, path: str, query: dict[str, str]) -> dict[str, object]:
        raise NotImplementedError

    def log_message(self, *args: object) -> None:
        """Keep the log for what matters."""


def replica(name: str, version: str, model: str, address: str) -> None:
    """The task: serve one version until it is asked to stop."""
    weights = json.loads(Path(model).read_text())

    class Replica(Json):
        def answer(self, path: str, query: dict[str, str]) -> dict[str, object]:
            if path == "/stop":
                threading.Thread(target=server.shutdown).start()
                return {"stopped": name}
            y = weights["slope"] * float(query["x"]) + weights["intercept"]
            return {"replica": name, "version": version, "y": y}

    with ThreadingHTTPServer(("127.0.0.1", 0), Replica) as server:
        Path(address).write_text(f"http://127.0.0.1:{server.server_port}")
        server.serve_forever()
    print(name, "stopped")


class Balancer:
    """Sends a request to a replica of the version that its user meets, and to the next one when that is gone."""

    def __init__(self, addresses: dict[str, str], share: float) -> None:
        self.addresses, self.share, self.turn = addresses, share, count()
        self.served: Counter[str] = Counter()
        self.log: list[dict[str, object]] = []

    def __call__(self, user: str, x: str) -> dict[str, object]:
        version = route(user, live="v1", canary="v2", share=self.share)
        pool = [name for name in self.addresses if VERSIONS[name] == version]
        first = next(self.turn)
        for name in (pool[(first + step) % len(pool)] for step in range(len(pool))):
            start = time.monotonic()
            try:
                with urlopen(f"{self.addresses[name]}/predict?{urlencode({'x': x})}", timeout=10) as reply:
                    answer = json.load(reply)
            except HTTPError as error:  # the replica lives: it refused this request
                raise ValueError(f"{name} refused x={x!r}") from error
            except OSError as error:
                self.log.append({"replica": name, "version": version, "ok": False, "error": repr(error)})
                del self.addresses[name]
                continue
            self.log.append({**answer, "ok": True, "seconds": time.monotonic() - start})
            self.served[name] += 1
            return answer
        raise ConnectionError(f"no replica of {version} answers")


def address_of(file: Path) -> str:
    """Wait until a replica has written where it listens."""
    deadline = time.monotonic() + 120
    while not file.exists() or not file.read_text():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{file.name} did not start")
        time.sleep(0.1)
    return file.read_text()


def stop(address: str) -> None:
    """Ask a replica to stop, and wait until it does not answer any more."""
    try:
        while True:
            urlopen(f"{address}/stop", timeout=10).close()
            time.sleep(0.1)
    except OSError:
        return


def traffic(front: str, balancer: Balancer) -> None:
    """Two hundred users ask once each."""
    balancer.served.clear()
    for number in range(200):
        urlopen(f"{front}/predict?user=user-{number}&x=3", timeout=10).close()
    print(f"share {balancer.share}:", dict(sorted(balancer.served.items())))


def operate(addresses: dict[str, str]) -> Balancer:
    """Put the balancer in front, lose a replica, take the canary back."""
    balancer = Balancer(dict(addresses), share=0.1)

    class Front(Json):
        def answer(self, path: str, query: dict[str, str]) -> dict[str, object]:
            return balancer(query["user"], query["x"])

    with ThreadingHTTPServer(("127.0.0.1", 0), Front) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        front = f"http://127.0.0.1:{server.server_port}"
        traffic(front, balancer)
        stop(addresses["v1-a"])
        traffic(front, balancer)
        balancer.share = 0.0
        traffic(front, balancer)
        server.shutdown()
    return balancer


if __name__ == "__main__":
    folder = Path("serving").resolve()
    folder.mkdir()
    with run.Experiment("serving", clean_mode=True, log_level="ERROR") as experiment:
        for name, version in VERSIONS.items():
            model = str(Path("releases").resolve() / version / "model.json")
            where = str(folder / name)
            task = run.Partial(replica, name=name, version=version, model=model, address=where)
            experiment.add(task, name=name)
        experiment.run()  # returns when the tasks are launched
        try:
            balancer = operate({name: address_of(folder / name) for name in VERSIONS})
        finally:
            for name in VERSIONS:
                with suppress(TimeoutError):
                    stop(address_of(folder / name))

    (folder / "requests.jsonl").write_text("\n".join(json.dumps(row) for row in balancer.log) + "\n")
    for version in ("v1", "v2"):
        rows = [row for row in balancer.log if row["version"] == version]
        answers = {row["y"] for row in rows if row["ok"]}
        failed = sum(not row["ok"] for row in rows)
        print(f"{version}: {len(rows)} requests, {failed} failed, answers {answers}")
    states = experiment.status(return_dict=True) or {}
    sys.exit(any(str(state["status"]) != "SUCCEEDED" for state in states.values()))
