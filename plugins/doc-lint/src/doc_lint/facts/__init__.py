"""Facts derived from a site, one module per fact. Rules and facts ask for facts by the names of their parameters.

`FACTS`, all computed facts by name, is imported on first use.
"""

from typing import TYPE_CHECKING, Any

from doc_lint.facts.base import Fact, Missing, fact
from doc_lint.site import Accepted, Suppression

if TYPE_CHECKING:
    from doc_lint.facts.all_facts import FACTS

__all__ = ["FACTS", "Baseline", "Fact", "Missing", "Suppressions", "fact"]

Suppressions = tuple[Suppression, ...]
"""Type of the fact `suppressions`: all suppressions of the site, with how often each was used."""
Baseline = tuple[Accepted, ...]
"""Type of the fact `baseline`: all entries of the baseline, with the number of remaining findings for each."""


def __getattr__(name: str) -> Any:
    if name != "FACTS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from doc_lint.facts.all_facts import FACTS

    return FACTS
