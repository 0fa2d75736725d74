"""Which pages the API reference must have, by the files of the installed package: no griffe involved."""

from importlib.metadata import files
from pathlib import PurePosixPath


def page_of(module: str) -> str:
    """The page of a module, below docs."""
    dotted = module.removeprefix("nemo_run").removeprefix(".")
    return f"apidocs/{dotted.partition('.')[0]}/{dotted}.md" if dotted else "apidocs/index.md"


def public_modules() -> set[str]:
    """The modules of the installed distribution."""
    paths = [PurePosixPath(f) for f in files("nemo-run") or [] if f.parts[0] == "nemo_run" and f.suffix == ".py"]
    dotted = {".".join(p.with_suffix("").parts).removesuffix(".__init__") for p in paths}
    return {name for name in dotted if not any(part.startswith("_") for part in name.split("."))}
