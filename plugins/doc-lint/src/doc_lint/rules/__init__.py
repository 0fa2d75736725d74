"""What a rule is, and `RULES`: all rules in reading order, which are imported on first use."""

from typing import TYPE_CHECKING, Any

from doc_lint.rules.base import Rule, rule

if TYPE_CHECKING:
    from doc_lint.rules.all_rules import RULES

__all__ = ["RULES", "Rule", "rule"]


def __getattr__(name: str) -> Any:
    if name != "RULES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from doc_lint.rules.all_rules import RULES

    return RULES
