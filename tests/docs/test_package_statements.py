"""What pages of About and Get Started state about the package holds for the installed version."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nemo_run
import pytest
from nemo_run.run.ray.dgxcloud import DGXCloudRayCluster
from nemo_run.run.ray.lepton import LeptonRayCluster

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs/assets/src/repo-diagram.dot"
ROWS = ["nemo_run", "help", "cli", "run", "api", "devspace", "core", "config", "exceptions"]
"""The parts of the package from the top of the picture to its bottom."""
NAMED = {
    ("core.runners.fdl_runner", "run"),
    ("core.serialization.yaml", "cli"),
    ("core.execution.slurm", "devspace"),
    ("cli.api", "help"),
}
"""The imports against the arrows that the page names."""


def imports() -> Iterator[tuple[str, str]]:
    """Every import of the package: the module, and the part of the package that it imports."""
    root = Path(nemo_run.__file__).parent
    for file in root.rglob("*.py"):
        module = ".".join(file.relative_to(root).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nemo_run."):
                yield module, str(node.module).split(".")[1]


def arrows() -> set[tuple[str, str]]:
    """The visible arrows of the picture, between parts of the package."""
    text = PICTURE.read_text("utf-8")
    place = {"root": "nemo_run"}
    for cluster, body in re.findall(r"subgraph cluster_(\w+) \{(.*?)\n  \}", text, re.DOTALL):
        place |= {node: node if cluster == "modules" else cluster for node in re.findall(r"(\w+) \[.*URL", body)}
    found = re.findall(r"(\w+) -> (\w+)(?!.*style=invis)", text)
    return {(place.get(tail, tail), place.get(head, head)) for tail, head in found}


def test_each_arrow_of_the_package_picture_is_an_import() -> None:
    real = {(module.split(".")[0].replace("__init__", "nemo_run"), part) for module, part in imports()}
    drawn = {(tail, "config" if tail == "core" else head) for tail, head in arrows()}  # core points at the whole box
    assert {("help", "cli"), ("api", "core"), ("devspace", "core")} <= drawn
    assert drawn - real == set()


def test_imports_against_the_arrows_are_those_that_the_page_names() -> None:
    against = {
        (module, part)
        for module, part in imports()
        if module.split(".")[0] in ROWS and part in ROWS and ROWS.index(module.split(".")[0]) > ROWS.index(part)
    }
    assert against == NAMED
    page = (ROOT / "docs/about/architecture.md").read_text("utf-8")
    assert [module for module, _ in NAMED if f"`{module}`" not in page] == []


@pytest.mark.parametrize("cluster", [LeptonRayCluster, DGXCloudRayCluster])
def test_a_ray_cluster_on_lepton_and_dgx_cloud_forwards_no_ports(
    cluster: type[LeptonRayCluster | DGXCloudRayCluster],
) -> None:
    with pytest.raises(NotImplementedError, match="Port forwarding is not supported"):
        object.__new__(cluster).port_forward()


def test_stopping_a_ray_job_on_slurm_needs_the_extra_ray(tmp_path: Path) -> None:
    """Kubernetes, which the extra brings, is hidden from a new process."""
    program = """
import sys
sys.modules["kubernetes"] = None
import nemo_run as run
from nemo_run.run.ray.job import RayJob
executor = run.SlurmExecutor(account="a", tunnel=run.LocalTunnel(job_dir=""))
RayJob(name="demo", executor=executor).stop()
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert "TypeError: isinstance() arg 2 must be a type" in done.stderr
    row = next(
        line for line in (ROOT / "docs/get-started/install.md").read_text("utf-8").splitlines() if "| `ray` |" in line
    )
    assert "stopping a `RayJob` on Slurm" in row
