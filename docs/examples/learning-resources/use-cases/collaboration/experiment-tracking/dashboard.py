import json
import sqlite3
from pathlib import Path

import matplotlib.pyplot as plt

PAGE = """<!doctype html>
<meta charset="utf-8">
<meta http-equiv="refresh" content="60">
<title>churn-model</title>
<h1>churn-model</h1>
{picture}
<table>
<tr><th>task<th>by<th>status<th>loss
{rows}
</table>
"""

if __name__ == "__main__":
    figure, axes = plt.subplots()
    rows = []
    with sqlite3.connect("runs.db") as database:
        columns = "task, by, arguments, status, loss"
        query = f"SELECT {columns} FROM runs ORDER BY loss"
        for task, by, arguments, status, loss in database.execute(query):
            shown = "-" if loss is None else f"{loss:.4f}"
            rows.append(f"<tr><td>{task}<td>{by}<td>{status}<td>{shown}")
            if status == "SUCCEEDED":
                metrics = Path(json.loads(arguments)["metrics"])
                lines = metrics.read_text().splitlines()
                losses = [json.loads(line)["loss"] for line in lines]
                axes.plot(losses, label=f"{task} ({by})")
    axes.set(xlabel="step", ylabel="loss", xticks=range(0, 20, 5))
    axes.legend()
    figure.savefig("curves.svg")
    picture = Path("curves.svg").read_text()
    page = PAGE.format(picture=picture, rows="\n".join(rows))
    Path("dashboard.html").write_text(page)
