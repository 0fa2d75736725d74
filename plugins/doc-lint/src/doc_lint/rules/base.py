"""What a rule is: a function from a site to findings, whose docstring is its documentation."""

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from doc_lint.findings import Finding, Severity, Unjudged
from doc_lint.site import Location, Maker, Site

Fact = Literal["nav", "pages", "package", "symbols", "type_rows", "rendered"]
RuleFunction = Callable[..., Iterator[Finding | Unjudged]]


class Rule:
    """A rule function with what the engine needs to know about it.

    Attributes:
        name: The function's name with hyphens; what users select, allow and explain. family: The folder the rule's
            file lies in. severity: Used where the site sets none. opt_in: Whether it runs only where the site
            configures or selects it. So are rules about house style, which a site
            that never heard of them does not break.
        needs: Facts about the site without which the rule is skipped.
        wants: Facts that it takes into account where they are there.
    """

    def __init__(
        self,
        function: RuleFunction,
        *,
        severity: Severity,
        opt_in: bool,
        needs: tuple[Fact, ...],
        wants: tuple[Fact, ...] = (),
    ):
        self.function = function
        self.name = function.__name__.replace("_", "-")
        self.family = function.__module__.rsplit(".", 2)[-2]
        self.severity: Severity = severity
        self.opt_in = opt_in
        self.needs = needs
        self.wants = wants

    def __call__(self, site: Site, **options: Any) -> Iterator[Finding | Unjudged]:
        """Run the rule."""
        return self.function(site, **options)

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


def rule(
    *,
    severity: Severity = "warning",
    opt_in: bool = False,
    needs: tuple[Fact, ...] = (),
    wants: tuple[Fact, ...] = (),
) -> Callable[[RuleFunction], Rule]:
    """Make a rule of a function.

    Args:
        severity: Severity where the site sets none. Deterministic rules may be errors, heuristic ones are warnings.
        opt_in: Run only where the site configures or selects the rule.
        needs: Facts without which the rule is skipped.
        wants: Facts that it takes into account where they are there.
    """
    return lambda function: Rule(function, severity=severity, opt_in=opt_in, needs=needs, wants=wants)


_UNKNOWN: dict[Maker | None, str] = {
    "hooks": "hooks or macros fill the pages",
    "blocks": "the names behind their `:::` blocks are not known",
}


def unjudged(link: Location, maker: Maker | None) -> Iterator[Unjudged]:
    """Say that a link cannot be judged, where only the build knows what makes its anchor."""
    if maker in _UNKNOWN:
        yield Unjudged(link, _UNKNOWN[maker])


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
            yield Finding(site.option_location(*option), f"`{option[-1]}` is no regular expression", "correct it")
        else:
            yield Finding(
                site.option_location(*option, "pages"),
                f"`pages` of `{option[-1]}` matches no page: {', '.join(self.pages)}",
                "correct the patterns",
            )
