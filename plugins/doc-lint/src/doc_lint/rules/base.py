"""What a rule is: a function from facts to findings, whose docstring is its documentation."""

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Annotated, Any

from msgspec import Meta, Struct

from doc_lint.facts.anchors import AnchorOrigin
from doc_lint.facts.base import asks
from doc_lint.findings import Finding, Severity, Unjudged
from doc_lint.site import Location, Site

RuleFunction = Callable[..., Iterator[Finding | Unjudged]]


class Rule:
    """A rule function with what the engine needs to know about it.

    Attributes:
        name: The function's name with hyphens: what users select, allow and explain.
        family: The group of rules it belongs to, which users can select.
        severity: Used where the site sets none.
        opt_in: Whether it runs only where the site configures or selects it. Rules about house style do: a site that
            never heard of them does not break them.
        asks: The facts it needs, by name: whether it can do without.
    """

    def __init__(self, function: RuleFunction, *, severity: Severity, opt_in: bool, family: str = ""):
        self.function = function
        self.name = function.__name__.replace("_", "-")
        self.family = family or _family(function.__module__)
        self.severity: Severity = severity
        self.opt_in = opt_in
        self.asks = asks(function)

    def __call__(self, *facts: Any, **options: Any) -> Iterator[Finding | Unjudged]:
        """Run the rule."""
        return self.function(*facts, **options)

    def __repr__(self) -> str:
        return f"<Rule {self.name}>"

    @cached_property
    def options(self) -> dict[str, inspect.Parameter]:
        """The rule's options: its keyword-only parameters."""
        parameters = inspect.signature(self.function).parameters.values()
        return {p.name: p for p in parameters if p.kind is p.KEYWORD_ONLY}

    @property
    def doc(self) -> str:
        """The docstring, dedented."""
        return inspect.getdoc(self.function) or ""


def rule(*, severity: Severity = "warning", opt_in: bool = False, family: str = "") -> Callable[[RuleFunction], Rule]:
    """Make a rule of a function.

    Its positional parameters name the facts it needs (`site: Site`, `symbols: Symbols | None = None` for one that it
    can do without), its keyword-only parameters are its options.

    Args:
        severity: Severity where the site sets none. Deterministic rules may be errors, heuristic ones are warnings.
        opt_in: Run only where the site configures or selects the rule.
        family: The group it belongs to. Without it, doc-lint's own rules belong to the family of their folder, those of
            other packages to a family named as the package.
    """
    return lambda function: Rule(function, severity=severity, opt_in=opt_in, family=family)


def _family(module: str) -> str:
    names = module.split(".")
    return names[2] if names[:2] == ["doc_lint", "rules"] else names[0].replace("_", "-")


_UNKNOWN: dict[AnchorOrigin | None, str] = {
    "hooks": "hooks or macros fill the pages",
    "blocks": "the names in their `:::` blocks are not known",
    "slugs": "the function that makes anchors of headings is not known",
    "tags": "a plugin lists the tags of all pages there",
}


def unjudged(link: Location, origin: AnchorOrigin | None) -> Iterator[Unjudged]:
    """Report that a link cannot be judged, where only the build knows what makes its anchor."""
    if origin in _UNKNOWN:
        yield Unjudged(link, _UNKNOWN[origin])


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """What a site says of a pattern of text.

    Attributes:
        pages: Patterns of the pages it is about.
        reason: Why, in a few words; stands in the finding.
    """

    pages: tuple[str, ...]
    reason: Annotated[str, Meta(min_length=1)]

    def compile(self, expression: str) -> re.Pattern[str] | None:
        """Return the expression, with white space standing for any white space; `None` where it is broken."""
        try:
            return re.compile(re.sub(r"[ \n]+", r"\\s+", expression), re.IGNORECASE)
        except re.error:
            return None

    def misfits(self, site: Site, option: tuple[str, ...], pattern: object) -> Iterator[Finding]:
        """Report a claim that can never hold: a broken expression, or patterns that match no page."""
        if pattern is None:
            yield Finding(
                location=site.option_location(*option),
                key=option,
                message=f"`{option[-1]}` is not a valid regular expression",
                hint="correct it",
            )
        else:
            yield Finding(
                location=site.option_location(*option, "pages"),
                key=(*option, "pages"),
                message=f"`pages` of `{option[-1]}` matches no page: {', '.join(self.pages)}",
                hint="correct the patterns",
            )
