"""Maps of sites of any size."""

from collections.abc import Callable

import pytest

from doc_lint.review.map.records import MapPage, MapSection, SiteMap

Make = Callable[..., SiteMap]


@pytest.fixture
def made() -> Make:
    """Return a map with sections of given sizes. Each page links to the next one; the last one is not reached."""

    def make(*sizes: int, title: str = "Page") -> SiteMap:
        paths = [f"s{section}/{page}.md" for section, size in enumerate(sizes) for page in range(size)]
        return SiteMap(
            site="Shop & <Co>",
            starts=(paths[0],),
            sections=tuple(
                MapSection(
                    title=f"Section {number}", pages=tuple(path for path in paths if path.startswith(f"s{number}/"))
                )
                for number in range(len(sizes))
            ),
            pages=tuple(
                MapPage(
                    path=path,
                    title=f"{title} {number}",
                    url=f"https://shop.example/{path}",
                    clicks=number if number < len(paths) - 1 else None,
                    depth=1,
                    links=tuple(paths[number + 1 : number + 2]) if number < len(paths) - 2 else (),
                    copies=(paths[1 - number],) if number < 2 <= len(paths) else (),
                )
                for number, path in enumerate(paths)
            ),
        )

    return make
