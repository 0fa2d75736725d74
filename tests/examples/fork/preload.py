"""The packages that NeMo Run imports, for `server.py`.

They are imported from a separate module: Python shows some warnings only where `__main__` triggers them.
"""

import importlib
from contextlib import suppress

PRELOADED = (
    "importlib_metadata",  # first: from then on it finds the versions that packages ask for on import
    "catalogue",
    "fabric",
    "fiddle.experimental",
    "fiddle.graphviz",
    "fiddle._src.experimental.dataclasses",
    "graphviz",
    "jinja2",
    "kubernetes",
    "leptonai.api.v2.client",
    "networkx",
    "omegaconf",
    "paramiko",
    "requests",
    "rich.live",
    "rich.logging",
    "rich.panel",
    "rich.progress",
    "rich.syntax",
    "rich.table",
    "toml",
    "torchx.cli.cmd_log",
    "torchx.components",
    "torchx.runner.api",
    "typer",
    "yaml",
)
"""What `import nemo_run` imports. A name that is missing here costs time, nothing else."""


def load() -> None:
    """Imports the packages, as far as they are installed."""
    for name in PRELOADED:
        with suppress(ImportError):
            importlib.import_module(name)
