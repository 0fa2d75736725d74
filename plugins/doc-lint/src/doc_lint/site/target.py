"""What a link or image leads to."""

import re
from typing import Literal

from msgspec import Struct

from doc_lint.site.page import Page

TargetKind = Literal[
    "page",
    "file",
    "external",
    "missing",
    "wrong-case",
    "excluded",
    "draft",
    "not-rewritten",
    "dead-own-url",
    "unjudged",
]


class Target(Struct, frozen=True):
    """The target of a link or image.

    Attributes:
        kind: `page`; `file` (an asset); `external` (another site); or what is wrong: `missing`, `wrong-case` (a file
            whose name differs only in case), `excluded` and `draft` (a file that is not published), `not-rewritten`
            (a source file in raw HTML), `dead-own-url` (a full URL of this site that does not exist). `unjudged` means
            that only the build knows: generated pages and macros.
        page: The page, for `page`.
        path: The path in the docs folder that doc-lint looked for, or the one that was meant.
        anchor: The fragment without `#`, or an empty string.
        by_url: Whether the target was found as a URL of the built site rather than as a file.
        as_written: Whether readers get the target as the author wrote it. A plugin or hook may have changed it.
        reason: Why it is `unjudged`; empty if the summary should not mention it.
        ignored: What Git ignores, if that is why it is `unjudged`.
    """

    kind: TargetKind
    page: Page | None = None
    path: str = ""
    anchor: str = ""
    by_url: bool = False
    as_written: bool = True
    reason: str = ""
    ignored: str = ""

    @property
    def cause(self) -> tuple[str, ...]:
        """What links share that are wrong for the same reason: a page, file or anchor that is not there."""
        if self.page is not None:
            return ("anchor", self.page.path, self.anchor) if self.anchor else ()
        if self.kind == "wrong-case":
            return ("case", self.path)
        return missing(self.path) if self.kind in ("missing", "excluded", "draft", "dead-own-url") else ()


def missing(path: str) -> tuple[str, ...]:
    """Return the cause of findings about a page or file that does not exist: the same for `a.md`, `a/` and `a.html`."""
    name = re.sub(r"(?:^|/)(?:index|README)$", "", re.sub(r"\.(?:md|html)$", "", path.strip("/")))
    return ("missing", name or ".")
