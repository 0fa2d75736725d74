import json
import sqlite3
from pathlib import Path

import nemo_run as run
from churn import train

TITLE = "churn-model"
SCHEMA = """CREATE TABLE IF NOT EXISTS runs
    (experiment, task, by, arguments, status, loss, UNIQUE (experiment, task))"""
REPORT = """SELECT task, by, status, iif(loss IS NULL, '-', printf('%.4f', loss))
    FROM runs ORDER BY status != 'SUCCEEDED', loss"""


def launch(by: str, rates: tuple[float, ...], metrics: Path) -> None:
    """Run tasks under the title that the team shares."""
    with run.Experiment(TITLE, run.LocalExecutor()) as experiment:
        for lr in rates:
            file = str(metrics / f"{by}-lr-{lr}.jsonl")
            task = run.Partial(train, by=by, lr=lr, metrics=file)
            experiment.add(task, name=f"lr-{lr}")
        experiment.run()


def collect(database: sqlite3.Connection) -> None:
    """Read the records of every experiment into one table."""
    database.execute(SCHEMA)
    for experiment_id in run.Experiment.catalog(TITLE):
        experiment = run.Experiment.from_id(experiment_id)
        states = experiment.status(return_dict=True) or {}
        for job, task in zip(experiment.jobs, experiment.tasks, strict=True):
            metrics = Path(task.metrics)
            lines = metrics.read_text().splitlines() if metrics.exists() else []
            loss = json.loads(lines[-1])["loss"] if lines else None
            arguments = json.dumps({"lr": task.lr, "metrics": task.metrics})
            status = str(states[job.id]["status"])
            row = (experiment_id, job.id, task.by, arguments, status, loss)
            insert = "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?)"
            database.execute(insert, row)
    database.commit()


def report(database: sqlite3.Connection) -> str:
    """Return a Markdown table: the best result first, failed tasks last."""
    rows = ["| task | by | status | loss |", "|---|---|---|---|"]
    for task, by, status, loss in database.execute(REPORT):
        rows.append(f"| {task} | {by} | {status} | {loss} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    metrics = Path("metrics").resolve()
    metrics.mkdir(exist_ok=True)
    launch("ana", (0.01, 0.1), metrics)
    launch("ben", (0.3, 1.1), metrics)
    with sqlite3.connect("runs.db") as database:
        collect(database)
        Path("report.md").write_text(report(database))
    print(Path("report.md").read_text())
