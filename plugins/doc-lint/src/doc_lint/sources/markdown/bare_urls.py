"""URLs in text that `pymdownx.magiclink` makes links of."""

import re
from collections.abc import Mapping
from typing import Any

BARE_URL = re.compile(
    r"https?://(?<![^\s(]https://)(?<![^\s(]http://)[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?"
    r"(?:/(?:[A-Za-z0-9./?=%:+#,-]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9]))*)?(?<=[A-Za-z0-9/#=+-])(?=[.,;:!?)]*(?:\s|$))"
)
"""The URLs that certainly are links, up to where they certainly end."""


def are_links(magiclink: Mapping[str, Any] | None) -> bool:
    """Return whether URLs are links that show the whole URL.

    Args:
        magiclink: The options of the extension; `None` if it is off.
    """
    return magiclink is not None and not (magiclink.get("hide_protocol") or magiclink.get("repo_url_shortener"))
