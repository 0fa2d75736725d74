"""Releases in a clone with a bare remote, made by git and mike themselves."""

import json

import pytest

from tests.scripts.conftest import Clone, keep_pages

pytestmark = pytest.mark.xdist_group("release")

HOME = "https://docs.example/run"


@pytest.fixture(scope="module")
def released(clone: Clone) -> Clone:
    """A clone with three pages, after `scripts/release 0.11 latest` and `... dev --push`."""
    keep_pages(clone, "extra: {redirects: {guides/old.md: guides/ray.md}}\n")
    clone.git("add", "--all")
    clone.git("commit", "--quiet", "--message=Keep three pages and redirect an address")
    first = clone.run("scripts/release", "0.11", "latest")
    assert first.returncode == 0, first.stderr
    assert clone.remote_branches() == {}, "only --push may publish"
    second = clone.run("scripts/release", "dev", "--push")
    assert second.returncode == 0, second.stderr
    return clone


def test_both_versions_are_on_the_branch_here_and_on_the_remote(released: Clone) -> None:
    names = released.git("ls-tree", "--name-only", "gh-pages").splitlines()
    assert {"0.11", "dev", "latest", "index.html", "404.html", "versions.json", "versions1.json"} <= set(names)
    assert released.remote_branches() == {"gh-pages": released.git("rev-parse", "gh-pages")}


def test_latest_is_an_alias_that_mike_knows(released: Clone) -> None:
    listed = released.run(".venv/bin/mike", "list").stdout
    assert listed.splitlines() == ["dev", "0.11 [latest]"]
    mode = released.git("ls-tree", "--format=%(objectmode)", "gh-pages", "latest")
    assert mode == "120000", "a stub that redirects would be the target of all canonical links"


def test_the_root_redirects_to_latest(released: Clone) -> None:
    assert 'href="latest/"' in released.git("show", "gh-pages:index.html")


@pytest.mark.parametrize("version", ["0.11", "dev"])
def test_an_old_address_leads_to_the_new_page_of_its_version_and_is_in_no_list(released: Clone, version: str) -> None:
    page = released.git("show", f"gh-pages:{version}/guides/old/index.html")
    assert 'content="0; url=../ray/"' in page
    assert f'<link rel="canonical" href="{HOME}/latest/guides/ray/">' in page
    listing = released.run("git", "grep", "--name-only", "guides/old", f"gh-pages:{version}").stdout
    assert listing == ""


@pytest.mark.parametrize("version", ["0.11", "dev"])
def test_canonical_links_point_to_latest(released: Clone, version: str) -> None:
    page = released.git("show", f"gh-pages:{version}/get-started/quickstart/index.html")
    assert f'<link rel="canonical" href="{HOME}/latest/get-started/quickstart/">' in page


def test_both_switcher_files_list_both_versions(released: Clone) -> None:
    ours = json.loads(released.git("show", "gh-pages:versions1.json"))
    mikes = json.loads(released.git("show", "gh-pages:versions.json"))
    assert ours == [
        {"version": "dev", "url": f"{HOME}/dev/"},
        {"version": "0.11", "url": f"{HOME}/0.11/", "name": "0.11 (latest)", "preferred": True},
    ]
    assert [entry["version"] for entry in mikes] == ["dev", "0.11"]


def test_an_unknown_address_is_answered_with_the_page_of_latest(released: Clone) -> None:
    page = released.git("show", "gh-pages:404.html")
    assert page == released.git("show", "gh-pages:0.11/404.html")
    assert "/run/latest/assets/stylesheets/" in page


def test_uncommitted_files_are_refused(released: Clone) -> None:
    before = released.git("rev-parse", "gh-pages")
    (released.path / "docs/draft of mine.md").write_text("# Draft\n", "utf-8")
    done = released.run("scripts/release", "0.11.1", "latest", "--push")
    released.restore()
    assert done.returncode == 1
    assert "draft of mine.md" in done.stderr
    assert released.git("rev-parse", "gh-pages") == before


def test_a_finding_stops_the_release(released: Clone) -> None:
    before = released.git("rev-parse", "gh-pages")
    with (released.path / "docs/index.md").open("a") as page:
        page.write("\n[Gone](get-started/gone.md)\n")
    released.git("commit", "--quiet", "--all", "--message=Break a link")
    done = released.run("scripts/release", "0.11.1", "latest", "--push")
    released.git("reset", "--quiet", "--hard", "HEAD^")
    assert done.returncode == 1
    assert "get-started/gone.md" in done.stderr
    assert released.git("rev-parse", "gh-pages") == before
    assert released.remote_branches() == {"gh-pages": before}


def test_a_refused_push_leaves_the_branch_as_it_was(released: Clone) -> None:
    before = released.git("rev-parse", "gh-pages")
    released.git("remote", "set-url", "--push", "origin", str(released.path / "nowhere"))
    done = released.run("scripts/release", "0.11.1", "latest", "--push")
    released.git("remote", "set-url", "--push", "origin", str(released.remote))
    assert done.returncode != 0
    assert released.git("rev-parse", "gh-pages") == before
