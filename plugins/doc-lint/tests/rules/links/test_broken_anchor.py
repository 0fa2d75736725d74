"""The rule broken-anchor."""

import pytest

from doc_lint.testing import findings, lint_files

PAGE = """\
# There

## Stop a job

## Stop a job

## By hand {#hand}

A paragraph.
{: #para }

<a name="old"></a> <span id="raw"></span>

<div id="box" markdown>
text
</div>
"""


@pytest.mark.parametrize("anchor", ["stop-job", "Stop-a-job", "stop-a-job_2", "by-hand", "text"])
def test_anchor_that_the_page_lacks_is_reported(anchor: str) -> None:
    files = {"docs/index.md": f"# Home\n\n[x](there.md#{anchor})\n", "docs/there.md": PAGE}
    (finding,) = findings("broken-anchor", files)
    assert finding == f"docs/index.md:3:1: `there.md#{anchor}` leads to an anchor that `there.md` does not have"


@pytest.mark.parametrize("anchor", ["stop-a-job", "stop-a-job_1", "hand", "para", "old", "raw", "box"])
def test_anchor_that_the_page_has_is_not_reported(anchor: str) -> None:
    files = {"docs/index.md": f"[x](there.md#{anchor}) [y](there/#{anchor})\n", "docs/there.md": PAGE}
    assert findings("broken-anchor", files) == []


TABS = '# A\n\n=== "B"\n\n    Text.\n\n=== "C"\n\n    Text.\n'
UNSURE_TABS = TABS.replace("Text.", "Text [x](a b.md).")


@pytest.mark.parametrize(
    ("extensions", "page", "anchor", "outcome"),
    [
        ("footnotes", "# A\n", "fn:1", ["unjudged"]),
        ("pymdownx.tabbed", "# A\n", "__tabbed_1_1", ["broken-anchor"]),
        ("pymdownx.tabbed", TABS, "__tabbed_1_1", ["unjudged"]),
        ("pymdownx.tabbed", f"{TABS}\n> a\nb\n", "__tabbed_1_1", ["unjudged"]),
        ("pymdownx.tabbed", UNSURE_TABS, "__tabbed_1_1", []),
        ("pymdownx.tabbed", UNSURE_TABS, "__tabbed_1_3", ["broken-anchor"]),
        ("pymdownx.tabbed: {slugify: !!python/name:pymdownx.slugs.uslugify }", TABS, "__tabbed_1_1", ["broken-anchor"]),
    ],
    ids=["footnote", "no tab", "fast reader", "exact reader of a part", "exact reader", "too few tabs", "slugs"],
)
def test_ids_that_extensions_number(extensions: str, page: str, anchor: str, outcome: list[str]) -> None:
    files = {
        "mkdocs.yml": f"markdown_extensions: [{extensions}]\n",
        "docs/index.md": f"[x](a.md#{anchor})\n",
        "docs/a.md": page,
    }
    report = lint_files(files, select=("broken-anchor",))
    assert [*(found.rule for found in report.findings), *("unjudged" for _ in report.unjudged)] == outcome


def test_anchor_on_the_same_page_is_checked() -> None:
    assert findings("broken-anchor", {"docs/index.md": "# Home\n\n[x](#home) [y](#away)\n"}) == [
        "docs/index.md:3:12: `#away` leads to an anchor that `index.md` does not have"
    ]


def test_anchors_of_a_block_are_the_names_of_the_package() -> None:
    files = {
        "mkdocs.yml": "plugins: [{doc-lint: {package: shop}}]\n",
        "docs/index.md": "[a](api.md#shop.Cart.add) [b](api.md#shop.Cart--example) [c](api.md#shop.Basket)\n",
        "docs/api.md": "# API\n\n::: shop\n",
        "src/shop/__init__.py": "class Cart:\n    def add(self): ...\n",
    }
    assert findings("broken-anchor", files) == [
        "docs/index.md:1:58: `api.md#shop.Basket` leads to an anchor that `api.md` does not have"
    ]


@pytest.mark.parametrize(
    ("directive", "anchor", "found"),
    [
        ("shop", "shop.Cart", False),
        ("shop.user", "shop.Cart--example", False),
        ("shop.user", "cart", True),
        ("mkdocs-click", "mkdocs-build", False),
        ("mkdocs-click", "anything", False),
        ("src/cart.c", "anything", False),
    ],
)
def test_anchor_that_a_directive_may_make_is_not_checked(directive: str, anchor: str, *, found: bool) -> None:
    files = {"docs/index.md": f"[x](api.md#{anchor})\n", "docs/api.md": f"# API\n\n::: {directive}\n"}
    assert bool(findings("broken-anchor", files)) is found


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("shop.Cart", False),
        ("shop.cart.Cart", False),
        ("shop.Cart.add", False),
        ("shop.Cart.drop", False),
        ("shop.Cart--example", False),
        ("shop.Cart.pay", True),
        ("shop.Basket", True),
        ("shop.pay", True),
        ("shop", True),
    ],
)
def test_anchor_of_a_directive_is_checked_where_the_names_are_known(anchor: str, *, found: bool) -> None:
    files = {
        "mkdocs.yml": "plugins: [{doc-lint: {package: shop}}]\n",
        "docs/index.md": f"[x](api.md#{anchor})\n",
        "docs/api.md": "# API\n\n::: shop.Cart\n",
        "src/shop/__init__.py": "from shop.cart import Cart\ndef pay(): ...\n",
        "src/shop/cart.py": "class Base:\n    def add(self): ...\nclass Cart(Base):\n    def drop(self): ...\n",
    }
    assert bool(findings("broken-anchor", files)) is found


@pytest.mark.parametrize(
    ("headings", "fixed"),
    [("## A {#setUp}\n", ["a.md#setUp"]), ("## A {#setUp}\n\n## B {#SETUP}\n", []), ("## B\n", [])],
)
def test_anchor_in_another_case_has_a_fix_if_there_is_one(headings: str, fixed: list[str]) -> None:
    config = "markdown_extensions: [attr_list]\n"
    files = {
        "mkdocs.yml": config,
        "docs/index.md": "# Home\n\n[x](a.md#setup)\n",
        "docs/a.md": f"# A page\n\n{headings}",
    }
    (finding,) = lint_files(files, select=("broken-anchor",)).findings
    assert [edit.new for edit in finding.edits] == fixed
