import sys

from sweep import sweep

if __name__ == "__main__":
    experiment = sweep("descend", [(10, 0.1), (10, -0.1)])
    tasks = experiment.status(return_dict=True) or {}
    states = {name: str(task["status"]) for name, task in sorted(tasks.items())}
    for name, state in states.items():
        print(name, state)
    failed = [name for name, state in states.items() if state != "SUCCEEDED"]
    for name in failed:
        experiment.logs(name, regex="Error")
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)
