"""Build doc-lint where a tool installs the root of the repository, as pre-commit does for the hooks that it offers."""

from contextlib import chdir
from pathlib import Path

from hatchling import build as hatchling

# This project itself is installed for development only.
from hatchling.build import build_editable, get_requires_for_build_editable

__all__ = ["build_editable", "build_sdist", "build_wheel", "get_requires_for_build_editable"]

DOC_LINT = Path(__file__).parents[2] / "plugins/doc-lint"


def build_wheel(
    wheel_directory: str, config_settings: dict[str, object] | None = None, metadata_directory: str | None = None
) -> str:
    """Build the wheel of doc-lint; `pip install .` calls this."""
    with chdir(DOC_LINT):
        return hatchling.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory: str, config_settings: dict[str, object] | None = None) -> str:
    """Build the source distribution of doc-lint; every backend has to offer one."""
    with chdir(DOC_LINT):
        return hatchling.build_sdist(sdist_directory, config_settings)
