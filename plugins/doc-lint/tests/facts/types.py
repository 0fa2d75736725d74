"""The types of facts, as their functions declare them."""

from typing import Any, Union, get_args, get_origin, get_type_hints

from doc_lint.facts import FACTS, Baseline, Missing, Suppressions
from doc_lint.site import Site

GIVEN: dict[str, Any] = {"site": Site, "suppressions": Suppressions, "baseline": Baseline}


def fact_type(name: str) -> Any:
    """Return the type of a fact, without `Missing`."""
    if name in GIVEN:
        return GIVEN[name]
    hint = get_type_hints(FACTS[name].function)["return"]
    known = tuple(part for part in get_args(hint) if part is not Missing) if _is_union(hint) else (hint,)
    return Union[known]  # noqa: UP007 - of a tuple


def _is_union(hint: Any) -> bool:
    return get_origin(hint) is Union or type(hint).__name__ == "UnionType"
