"""The rule sidebar-mismatch, on built pages as themes write them."""

import pytest

from doc_lint.testing import findings

SOURCES = {
    "mkdocs.yml": "nav:\n  - index.md\n  - Guides:\n    - guides/index.md\n    - Ray: guides/ray.md\n  - about.md\n",
    "docs/index.md": "# Home\n",
    "docs/guides/index.md": "# All guides\n",
    "docs/guides/ray.md": "# Running on Ray\n",
    "docs/about.md": "# About us\n",
}
HOME, GUIDES, RAY, ABOUT = (
    ("..", "Home"),
    ("../guides/", "Guides"),
    ("../guides/ray/", "Ray"),
    ("../about/", "About us"),
)


def menu(*entries: tuple[str, str], trail: str = "") -> str:
    """Return a page of the theme of MkDocs."""
    items = "".join(f'<li><a href="{target}" class="nav-link">{label}</a></li>' for target, label in entries)
    return f'<body><ul class="nav navbar-nav">{items}</ul><ul class="other"><a href="gone/">x</a></ul>{trail}</body>'


def run(html: str, page: str = "about") -> list[str]:
    return findings("sidebar-mismatch", {**SOURCES, f"site/{page}/index.html": html})


@pytest.mark.parametrize(
    "entries",
    [
        (HOME, GUIDES, RAY, ABOUT),
        (HOME, ("../guides/", "All guides"), RAY, ABOUT),
        (HOME, GUIDES, RAY),  # a theme need not link the page itself
        (HOME, GUIDES, ABOUT),  # a theme folds the entries of other sections away
        (("..", "<span>home</span>"), GUIDES, ("../guides/ray/", "<code>Ray</code>"), ("./", "About  us")),
        (HOME, ("https://x.example", "Other"), ("#part", "Part"), ("../about/#part", "About us")),
    ],
)
def test_sidebar_that_matches_the_nav_is_not_reported(entries: tuple[tuple[str, str], ...]) -> None:
    assert run(menu(*entries)) == []


@pytest.mark.parametrize(
    ("entries", "line", "message"),
    [
        ((GUIDES, ABOUT), 2, "the sidebar does not show `index.md`"),
        (
            (HOME, ("../guides/ray/", "Running on Ray"), ABOUT),
            5,
            "the sidebar calls `guides/ray.md` Running on Ray, but the nav calls it Ray",
        ),
        ((HOME, ABOUT, GUIDES), 4, "the sidebar shows `guides/index.md` after `about.md`, but the nav lists it before"),
    ],
)
def test_difference_is_reported_at_the_nav_entry(entries: tuple[tuple[str, str], ...], line: int, message: str) -> None:
    assert run(menu(*entries)) == [f"mkdocs.yml:{line}:1: {message} (on `about.md`)"]


def test_url_in_the_nav_that_leads_to_a_part_of_a_page_is_not_its_name() -> None:
    nav = SOURCES["mkdocs.yml"].replace("  - about.md", "  - Tune it: guides/ray/#tune\n  - about.md")
    html = menu(HOME, GUIDES, RAY, ("../guides/ray/#tune", "Tune it"), ABOUT)
    assert findings("sidebar-mismatch", {**SOURCES, "mkdocs.yml": nav, "site/about/index.html": html}) == []


def test_one_difference_on_many_pages_is_one_finding() -> None:
    html = menu(HOME, ("../guides/", "Manual"), ABOUT)
    files = {**SOURCES, "site/about/index.html": html, "site/index.html": html.replace("../", "").replace("..", ".")}
    assert findings("sidebar-mismatch", files) == [
        "mkdocs.yml:4:1: the sidebar calls `guides/index.md` Manual, but the nav calls it Guides "
        "(on `about.md` and 1 more page)"
    ]


def breadcrumbs(*names: str) -> str:
    return "".join(f'<li class="md-path__item"><a href="x">{name}</a></li>' for name in names)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Guides",), False),
        (("Home", "Guides"), False),
        (("Home", "Guides", "Ray"), False),
        ((), False),
        (("Home",), True),
        (("Home", "About"), True),
        (("Guides", "Home"), True),
    ],
)
def test_breadcrumbs_name_the_sections_of_the_nav(names: tuple[str, ...], *, found: bool) -> None:
    entries = (("../..", "Home"), ("../", "Guides"), ("./", "Ray"), ("../../about/", "About us"))
    messages = run(menu(*entries, trail=breadcrumbs(*names)), "guides/ray")
    assert [finding.split(" (")[0] for finding in messages] == [
        f"mkdocs.yml:5:1: the breadcrumbs of `guides/ray.md` are {' > '.join(names)}, but the nav lists it in Guides"
    ] * found


def test_page_of_an_unknown_theme_is_not_reported() -> None:
    assert run("<nav><a href='..'>Start</a></nav>") == []
