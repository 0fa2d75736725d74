import json
import random
from pathlib import Path

import nemo_run as run


def check(log: str, report: str, max_errors: float, max_p95: float) -> None:
    """Summarize a log of requests; fail if errors or latency exceed a limit."""
    rows = [json.loads(line) for line in Path(log).read_text().splitlines()]
    seconds = sorted(row["seconds"] for row in rows)
    answers = [row["y"] for row in rows if row["ok"]]
    figures = {
        "requests": len(rows),
        "errors": sum(not row["ok"] for row in rows) / len(rows),
        "p95": seconds[int(0.95 * len(rows))],
        "mean answer": round(sum(answers) / len(answers), 3),
    }
    Path(report).write_text(json.dumps(figures))
    if figures["errors"] > max_errors or figures["p95"] > max_p95:
        raise ValueError(f"limits exceeded: {figures}")


if __name__ == "__main__":
    # What your server writes: a line for each request. Here, 4 % of them fail.
    draw = random.Random(0)
    with open("requests.jsonl", "w") as log:
        for _ in range(500):
            ok, seconds = draw.random() > 0.04, draw.uniform(0.01, 0.08)
            row = {"ok": ok, "seconds": seconds, "y": draw.gauss(2, 0.5)}
            print(json.dumps(row), file=log)

    releases = Path("releases")
    releases.mkdir(exist_ok=True)
    (releases / "live").write_text("v2")

    task = run.Partial(
        check,
        log=str(Path("requests.jsonl").resolve()),
        report=str(Path("monitor.json").resolve()),
        max_errors=0.01,
        max_p95=0.1,
    )
    with run.Experiment("monitor", run.LocalExecutor()) as experiment:
        experiment.add(task, name="check")
        experiment.run()
    status = str((experiment.status(return_dict=True) or {})["check"]["status"])
    if status != "SUCCEEDED":
        (releases / "live").write_text("v1")
    print(f"check {status}, live: {(releases / 'live').read_text()}")
    print(Path("monitor.json").read_text())
