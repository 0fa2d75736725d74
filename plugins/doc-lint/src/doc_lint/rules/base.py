"""What a rule is: a function from facts to findings, whose docstring is its documentation."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Annotated, Any

from msgspec import Meta, Struct

from doc_lint.facts.anchors import AnchorOrigin
from doc_lint.facts.base import asks
from doc_lint.facts.unjudged_pages import FILLED, UNSURE
from doc_lint.findings import Finding, Severity, Unjudged
from doc_lint.patterns import match
from doc_lint.site import Location, Page, Site
from doc_lint.site.target import missing
from doc_lint.time_limit import TimeLimitError, time_limit

SEARCH_SECONDS = 2.0
"""CPU time for a regular expression of a site to search one page."""

RuleFunction = Callable[..., Iterator[Finding | Unjudged]]


class Rule:
    """A rule function, with the properties that the engine needs.

    Attributes:
        name: The function's name with hyphens, by which users select, allow and explain the rule.
        family: The group of rules that it belongs to, which users can select as a whole.
        severity: The severity of its findings if the site does not set one.
        opt_in: Whether the rule runs only if the site configures or selects it. Rules about house style are opt-in.
        asks: Its facts by name; the value is whether the rule also runs without the fact.
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
    """Turn a function into a rule.

    The positional parameters of the function are the facts that it needs, such as `site: Site`, or
    `symbols: Symbols | None = None` for an optional fact. Its keyword-only parameters are options.

    Args:
        severity: The severity if the site does not set one. Deterministic rules may be errors; heuristic rules are
            warnings.
        opt_in: Whether the rule runs only if the site configures or selects it.
        family: The group that the rule belongs to. By default, the folder of doc-lint's own rules, and the name of the
            package for rules of other packages.
    """
    return lambda function: Rule(function, severity=severity, opt_in=opt_in, family=family)


def _family(module: str) -> str:
    names = module.split(".")
    return names[2] if names[:2] == ["doc_lint", "rules"] else names[0].replace("_", "-")


_UNKNOWN: dict[AnchorOrigin | None, str] = {
    "hooks": FILLED,
    "changes": "a plugin or hook may change the pages",
    "blocks": "the names in their `:::` blocks are unknown",
    "slugs": "the function that generates anchors of headings is unknown",
    "unsure": UNSURE,
    "extensions": "extensions add these ids, such as those of footnotes, to the rendered page",
    "includes": "the pages include files that are generated",
    "tags": "a plugin lists the tags of all pages there",
}


def unjudged(link: Location, origin: AnchorOrigin | None) -> Iterator[Unjudged]:
    """Report a link as unjudged if only the build knows whether its anchor exists."""
    if origin in _UNKNOWN:
        yield Unjudged(link, _UNKNOWN[origin])


def unknown_page(site: Site, option: tuple[str, ...], path: str) -> Finding:
    """Report a page in an option of a rule that is not a page of the site.

    Args:
        site: The site.
        option: The keys that lead to the option.
        path: The path of the page.
    """
    return Finding(
        location=site.option_location(*option, path),
        key=(option[-1], path),
        cause=missing(path),
        message=f"`{option[-1]}` names `{path}`, which is not a page of this site",
        hint="correct the path",
    )


def unmatched_pattern(site: Site, option: tuple[str, ...], path: str, pattern: str) -> Finding:
    """Report a pattern that an option of a rule sets for a page, and that does not match any page.

    Args:
        site: The site.
        option: The keys that lead to the option.
        path: The path of the page.
        pattern: The pattern.
    """
    return Finding(
        location=site.option_location(*option, path, pattern),
        key=(option[-1], path, pattern),
        message=f"`{option[-1]}` requires `{pattern}`, which does not match any page",
        hint="correct the pattern",
    )


def _endless(site: Site, option: tuple[str, ...], page: Page) -> Finding:
    return Finding(
        location=site.option_location(*option),
        key=(*option, "time"),
        message=f"`{option[-1]}` takes more than {SEARCH_SECONDS:g} seconds to search `{page.path}`",
        hint="simplify the expression: a repeated group that repeats something itself, such as `(a+)+`, can take "
        "forever; the other pages are not searched",
    )


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """The pages that a rule about text or links applies to, and the reason.

    Attributes:
        pages: Patterns of the pages.
        reason: The reason in a few words, which the message shows.
    """

    pages: tuple[str, ...]
    reason: Annotated[str, Meta(min_length=1)]

    def compile(self, expression: str) -> re.Pattern[str] | None:
        """Return the compiled expression, in which white space matches any white space; `None` if it is invalid."""
        try:
            return re.compile(re.sub(r"[ \n]+", r"\\s+", expression), re.IGNORECASE)
        except (re.error, OverflowError, RecursionError):
            return None

    def search(
        self,
        site: Site,
        option: tuple[str, ...],
        find: Callable[[Page, re.Pattern[str]], Iterable[Finding]],
    ) -> Iterator[Finding]:
        """Yield what the expression of a claim finds, or that it is invalid, applies to no page or takes too long.

        Args:
            site: The site.
            option: The keys that lead to the expression, which is the last one.
            find: Returns the findings on one page.
        """
        pattern = self.compile(option[-1])
        chosen = [page for page in site.pages if match(page.path, self.pages)]
        if pattern is None or not chosen:
            yield from self.misfits(site, option, pattern)
            return
        for page in chosen:
            try:
                with time_limit(SEARCH_SECONDS):
                    found = list(find(page, pattern))
            except TimeLimitError:
                yield _endless(site, option, page)
                return
            yield from found

    def misfits(self, site: Site, option: tuple[str, ...], pattern: object) -> Iterator[Finding]:
        """Report a claim that never applies: an invalid expression, or patterns that do not match any page."""
        if pattern is None:
            yield Finding(
                location=site.option_location(*option),
                key=option,
                message=f"`{option[-1]}` is not a valid regular expression",
                hint="correct the expression",
            )
        else:
            yield Finding(
                location=site.option_location(*option, "pages"),
                key=(*option, "pages"),
                message=f"`pages` of `{option[-1]}` does not match any page: {', '.join(self.pages)}",
                hint="correct the patterns",
            )
