"""What nemo_run makes of the arguments of its classes: the scripts it writes and the requests it sends.

`python -m tests.scripts.executor_requests` reads the arguments to try by class, as JSON, and writes the lines of each.
Nothing of nemo_run or its clients is replaced: what a cloud or a daemon would get goes to a server here, which takes
everything and answers as little as the clients need.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

Arguments: TypeAlias = dict[str, Any]
Lines: TypeAlias = list[str]

GROUP = {
    "heterogeneous",
    "het_group_indices",
    "monitor_group_job",
    "monitor_group_job_wait_time",
    "wait_time_for_group_job",
}
"""Fields that show in a group of tasks."""
ANSWERS: dict[str, tuple[int, object]] = {  # by the end of the path; anything else is answered with 200 and {}
    "/version": (200, {"ApiVersion": "1.43"}),
    "/containers/json": (200, []),
    "/containers/create": (201, {"Id": "c1", "Warnings": []}),
    "/networks/create": (201, {"Id": "n1"}),
    "/networks/n1": (200, {"Id": "n1", "Name": "n1"}),
    "/containers/c1/json": (200, {"Id": "c1", "State": {"Status": "running"}, "Config": {}, "Image": "i1"}),
    "/token": (200, {"accessToken": "token"}),
    "/org-unit/projects": (200, {"projects": [{"name": "research", "id": "p1", "clusterId": "k1"}]}),
    "/workloads/trainings": (202, {"workloadId": "w1", "actualPhase": "Pending"}),
    "/workloads/distributed": (202, {"workloadId": "w1", "actualPhase": "Pending"}),
    "/dedicated-node-groups": (200, [{"metadata": {"id": "g1", "name": "h100"}, "spec": {}, "status": {}}]),
    "/nodes": (200, []),
    "/jobs": (200, {"metadata": {"id": "j1"}, "status": {"state": "Completed"}}),
    "/jobs/j1": (200, {"metadata": {"id": "j1"}, "status": {"state": "Completed"}}),
}


class Recorder(ThreadingHTTPServer):
    """A server that keeps the lines of the requests it gets."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lines: list[str] = []
        self.url = f"127.0.0.1:{self.server_address[1]}"
        Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Recorder

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """Keep the lines of the request, and answer."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = self.path.partition("?")[0]
        self.server.lines += [f"{self.command} {path}", *entries(json.loads(raw) if raw else {})]
        code, answer = next((answer for end, answer in ANSWERS.items() if path.endswith(end)), (200, {}))
        body = json.dumps(answer).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_DELETE = do_POST  # noqa: N815 - the names that http.server calls


def entries(value: object, path: str = "") -> list[str]:
    """Every entry of a document, inner and outer, as `path: value`."""
    lines = [f"{path}: {value if isinstance(value, str) else json.dumps(value)}"] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            lines += entries(inner, f"{path}.{key}" if path else str(key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            lines += entries(inner, f"{path}[{index}]")
    return lines


def texts(folder: Path) -> list[str]:
    """The lines of every script in a folder."""
    return [line for file in sorted(folder.rglob("*.sh")) for line in file.read_text("utf-8").splitlines()]


def train(steps: int) -> None:
    """Be a task."""


def scripts(executors: list[Any], groups: list[bool]) -> list[Lines]:
    """The scripts of a dry run: one experiment with a task for each executor, since a dry run takes two seconds."""
    import nemo_run as run

    task = run.Partial(train, steps=1)
    with run.Experiment("demo") as experiment:
        for number, (executor, group) in enumerate(zip(executors, groups, strict=True)):
            experiment.add([task, task] if group else task, executor=executor, name=f"task{number:03}")
        experiment.dryrun(log=False, delete_exp_dir=False)
        folder = Path(experiment._exp_dir)
    found = []
    for number in range(len(executors)):
        name = f"task{number:03}"
        lines = [*(folder / f"{name}_sbatch.sh").read_text("utf-8").splitlines(), *texts(folder / name)]
        found.append([line.replace(str(folder), "<experiment>").replace(name, "train") for line in lines])
    return found


def packaged(executor: Any) -> Any:
    """The task in the form in which nemo_run hands it to the executor's scheduler."""
    import nemo_run as run
    from nemo_run.run.torchx_backend.packaging import package

    folder = Path(tempfile.mkdtemp(dir=os.environ["NEMORUN_HOME"]))
    executor.assign("demo_1", str(folder), "train", "train")
    Path(executor.job_dir).mkdir()
    return package("train", run.Partial(train, steps=1), executor, serialize_to_file=True)


def command(executor: Any) -> Lines:
    """The command and the environment of a task."""
    role = packaged(executor).roles[0]
    return [" ".join([role.entrypoint, *role.args]), *(f"{name}={value}" for name, value in role.env.items())]


def submitted(executor: Any, recorder: Recorder) -> Lines:
    """What is sent and written when a task is submitted."""
    from nemo_run.run.torchx_backend.runner import get_runner
    from nemo_run.run.torchx_backend.schedulers.api import get_executor_str

    task = packaged(executor)
    recorder.lines.clear()
    dryrun = get_runner().dryrun(task, get_executor_str(executor), cfg=executor)
    if hasattr(executor, "workdir_pvc"):  # its scheduler calls kubectl in between
        executor.launch(name="train", cmd=dryrun.request.cmd)
    else:
        get_runner().schedule(dryrun)
    folder = executor.experiment_dir
    return [line.replace(folder, "<experiment>") for line in [*recorder.lines, *texts(Path(folder))]]


def sky_task(executor: Any) -> Lines:
    """The task file of SkyPilot."""
    packaged(executor)
    return entries(executor.to_task("train", ["python"]).to_yaml_config())


def renderers(recorder: Recorder) -> dict[str, Callable[[list[Arguments]], list[Lines]]]:
    """For each class, what turns its arguments into lines."""
    import nemo_run as run
    from nemo_run.core.execution.kuberay import KubeRayExecutor, KubeRayWorkerGroup
    from nemo_run.core.execution.slurm import SlurmJobDetails

    def in_scripts(make: Callable[..., Arguments]) -> Callable[[list[Arguments]], list[Lines]]:
        base = {"account": "research", "packager": run.Packager()}
        return lambda cases: scripts(
            [run.SlurmExecutor(**{**base, **make(**case)}) for case in cases],
            [bool(GROUP & case.keys()) for case in cases],
        )

    def each(lines: Callable[[Any], Lines], make: Callable[..., Any], **base: Any) -> Callable[..., list[Lines]]:
        return lambda cases: [lines(make(**{**base, **case})) for case in cases]

    def cluster(**arguments: Any) -> Lines:
        return entries(KubeRayExecutor(**arguments).get_cluster_body("train"))

    def launcher(cls: Callable[..., Any], **base: Any) -> Callable[..., Arguments]:
        return lambda **case: {"nodes": 2, "launcher": cls(**{**base, **case})}

    tunnel = in_scripts(lambda **case: {"tunnel": run.SSHTunnel(**{**ssh, **case})})
    send = partial(submitted, recorder=recorder)
    code = {"packager": run.Packager()}
    storage = {"pvc_nemo_run_dir": "/workspace", "pvcs": [{"name": "w", "path": "/workspace"}]}
    address = {"base_url": f"http://{recorder.url}/api/v1", "kube_apiserver_url": "https://k", "client_id": "i"}
    dgx = {**address, "client_secret": "s", "project_name": "research", "container_image": "i", **storage}
    lepton = {"container_image": "i", "nemo_run_dir": "/workspace", "node_group": "h100"}
    ssh = {"host": "login.example.com", "user": "you", "job_dir": "/home/you"}
    return {
        "SlurmExecutor": in_scripts(dict),
        "SlurmJobDetails": in_scripts(lambda **case: {"job_details": SlurmJobDetails(**case)}),
        "Launcher": in_scripts(launcher(run.Torchrun)),
        "Torchrun": in_scripts(launcher(run.Torchrun)),
        "FaultTolerance": in_scripts(launcher(run.FaultTolerance)),
        "SlurmTemplate": in_scripts(launcher(run.SlurmTemplate, template_inline="{{ command }}")),
        "SlurmRay": in_scripts(launcher(run.SlurmRay)),
        "Tunnel": lambda cases: [tunnel([case])[0] for case in cases],  # an experiment has one tunnel for a host
        "Packager": in_scripts(lambda **case: {"launcher": "torchrun", "packager": run.Packager(**case)}),
        "LocalExecutor": each(command, run.LocalExecutor),
        "DockerExecutor": each(send, run.DockerExecutor, container_image="python:3.12", **code),
        "KubeflowExecutor": each(send, run.KubeflowExecutor),
        "DGXCloudExecutor": each(send, run.DGXCloudExecutor, **dgx, launched_from_cluster=True),
        "LeptonExecutor": each(send, run.LeptonExecutor, **lepton),
        "KubeRayExecutor": lambda cases: [cluster(**case) for case in cases],
        "KubeRayWorkerGroup": lambda cases: [
            cluster(worker_groups=[KubeRayWorkerGroup(**{"group_name": "workers", **case})]) for case in cases
        ],
        "SkypilotExecutor": each(sky_task, run.SkypilotExecutor),
    }


def evaluated(arguments: str) -> Arguments:
    """Arguments that are written as in a call."""
    import nemo_run as run
    from nemo_run.core.execution.kuberay import KubeRayWorkerGroup
    from nemo_run.core.execution.slurm import SlurmJobDetails

    names = {"run": run, "KubeRayWorkerGroup": KubeRayWorkerGroup, "SlurmJobDetails": SlurmJobDetails}
    found: Arguments = eval(f"dict({arguments})", names)  # noqa: S307 - written by us, in fields/*.toml
    return found


def main() -> None:
    """Read classes and arguments, write lines."""
    recorder = Recorder()
    home = Path(os.environ["NEMORUN_HOME"])
    home.mkdir(exist_ok=True)
    cluster = {"name": "demo", "cluster": {"server": f"http://{recorder.url}"}}
    context = {"name": "demo", "context": {"cluster": "demo", "user": "demo"}}
    users = [{"name": "demo", "user": {}}]
    config = {"clusters": [cluster], "contexts": [context], "users": users, "current-context": "demo"}
    (home / "kubeconfig").write_text(json.dumps(config), "utf-8")
    os.environ["KUBECONFIG"] = str(home / "kubeconfig")  # read when nemo_run is imported
    os.environ["DOCKER_HOST"] = f"tcp://{recorder.url}"
    os.environ["LEPTON_WORKSPACE_ID"] = "demo"
    os.environ["LEPTON_WORKSPACE_TOKEN"] = "token"
    os.environ["LEPTON_WORKSPACE_URL"] = f"http://{recorder.url}"
    asked: dict[str, list[str]] = json.load(sys.stdin)
    with redirect_stdout(sys.stderr):
        render = renderers(recorder)
        found = {cls: render[cls]([evaluated(case) for case in cases]) for cls, cases in asked.items()}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
