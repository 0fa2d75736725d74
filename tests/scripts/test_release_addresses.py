"""A release keeps the addresses that readers know: what mike and git deploy of a small site whose pages move."""

import shutil
from collections.abc import Iterator, Mapping

import pytest

from tests.scripts.conftest import Clone
from tests.theme.conftest import write_project

pytestmark = pytest.mark.xdist_group("release")

PLUGINS = ["search", {"mike": {"canonical_version": "latest", "alias_type": "symlink"}}]
HOOKS = ("version_selector.py", "page_text.py", "site_files.py")
HOME = {"index.md": "# Home\n"}
GUIDES = {"guides/index.md": "# Guides\n"}
RAY = {"guides/ray.md": "# Ray\n\n## Status\n"}
SLURM = {"guides/slurm.md": "# Slurm\n"}
ALL = HOME | GUIDES | RAY | SLURM


def write(clone: Clone, pages: Mapping[str, str], redirects: Mapping[str, str] | None = None) -> None:
    """Commit a site with these pages and redirects in place of what the clone documents."""
    (clone.path / "search-questions.toml").write_text("")  # it names all pages
    shutil.rmtree(clone.path / "docs")
    write_project(clone.path, pages, plugins=PLUGINS, hooks=HOOKS, extra={"redirects": redirects or {}})
    with (clone.path / "mkdocs.yml").open("a") as config:
        config.write("strict: true\n")
    clone.git("add", "--all")
    clone.git("commit", "--quiet", "--allow-empty", "--message=Pages")


@pytest.fixture(scope="module")
def remote(clone: Clone) -> dict[str, str]:
    """The branch of a remote that has version 0.11 of four pages, the latest."""
    write(clone, ALL)
    done = clone.run("scripts/release", "0.11", "latest", "--push")
    assert done.returncode == 0, done.stderr
    return clone.remote_branches()


@pytest.fixture
def published(clone: Clone, remote: dict[str, str]) -> Iterator[Clone]:
    """A clone of that remote, without a branch of its own to release on, as in CI."""
    clone.run("git", "branch", "--quiet", "-D", "gh-pages")
    yield clone
    assert clone.remote_branches() == remote, "the next test starts from it, too"


def lines(stderr: str) -> list[str]:
    """The lines that a refused release wants in mkdocs.yml."""
    return [line for line in stderr.splitlines() if line.startswith("    ")]


def test_pages_that_are_gone_stop_the_release_with_a_message_each(published: Clone) -> None:
    write(published, HOME | GUIDES)
    done = published.run("scripts/release", "0.11.1", "latest", "--push")
    assert done.returncode == 1
    assert "release: guides/ray/ answers in latest as published, and is neither a page nor a redirect" in done.stderr
    assert "release: guides/slurm/ answers in latest as published" in done.stderr
    assert lines(done.stderr) == ["    guides/ray.md: guides/index.md", "    guides/slurm.md: guides/index.md"]
    assert "gone for good" in done.stderr
    assert published.run("git", "rev-parse", "--verify", "gh-pages").returncode != 0, "no branch is left behind"


def test_the_lines_of_the_messages_are_what_the_release_wants(published: Clone) -> None:
    write(published, HOME | GUIDES)
    wanted = lines(published.run("scripts/release", "0.11.1", "latest").stderr)
    write(published, HOME | GUIDES, dict(line.strip().split(": ") for line in wanted))
    done = published.run("scripts/release", "0.11.1", "latest")
    assert done.returncode == 0, done.stderr
    page = published.git("show", "gh-pages:0.11.1/guides/ray/index.html")
    assert 'content="0; url=../"' in page
    assert '<link rel="canonical" href="https://small.example/docs/latest/guides/">' in page
    assert "Status" in published.git("show", "gh-pages:0.11/guides/ray/index.html"), "the old version is as it was"


@pytest.mark.parametrize(
    ("names", "stopped"),
    [
        (["0.11"], "0.11"),  # again
        (["0.11.1", "latest"], "latest"),
        (["0.11.1"], "latest"),  # new to the branch
        (["dev", "next"], "latest"),
    ],
)
def test_a_version_is_compared_with_what_its_names_stood_for_or_else_with_latest(
    published: Clone, names: list[str], stopped: str
) -> None:
    write(published, HOME | GUIDES | SLURM)
    done = published.run("scripts/release", *names)
    assert done.returncode == 1
    assert f"guides/ray/ answers in {stopped} as published" in done.stderr


def test_an_old_version_needs_no_pages_of_the_latest(published: Clone) -> None:
    new = {"guides/new.md": "# New\n"}
    write(published, ALL | new)
    assert published.run("scripts/release", "0.11.1", "latest").returncode == 0
    write(published, ALL)
    assert published.run("scripts/release", "0.11").returncode == 0
    back = published.run("scripts/release", "0.11", "latest")
    assert back.returncode == 1, "whoever knows latest/guides/new/ would find nothing"
    assert "guides/new/ answers in latest as published" in back.stderr


def test_a_redirect_that_is_taken_out_again_stops_the_release(published: Clone) -> None:
    write(published, HOME | GUIDES | SLURM, {"guides/ray.md": "guides/slurm.md"})
    assert published.run("scripts/release", "0.11.1", "latest").returncode == 0
    write(published, HOME | GUIDES | SLURM)
    done = published.run("scripts/release", "0.11.1", "latest")
    assert done.returncode == 1
    assert "guides/ray/ answers in latest as published" in done.stderr


def test_where_the_landing_page_is_gone_too_the_next_one_above_is_named(published: Clone) -> None:
    write(published, HOME | SLURM, {"guides/index.md": "guides/slurm.md"})
    assert lines(published.run("scripts/release", "0.11.1").stderr) == ["    guides/ray.md: index.md"]


def test_a_page_that_becomes_a_folder_keeps_its_address(published: Clone) -> None:
    text = RAY["guides/ray.md"]
    write(published, HOME | GUIDES | SLURM | {"guides/ray/index.md": text, "guides/ray/jobs.md": "# Jobs\n"})
    done = published.run("scripts/release", "0.11.1", "latest")
    assert done.returncode == 0, done.stderr
    write(published, HOME | GUIDES | SLURM | {"guides/ray.md": text})
    assert lines(published.run("scripts/release", "0.11.1").stderr) == ["    guides/ray/jobs.md: guides/ray.md"]


def test_a_branch_that_is_ahead_of_the_remote_is_what_readers_get_next(published: Clone) -> None:
    write(published, ALL | {"guides/new.md": "# New\n"})
    assert published.run("scripts/release", "0.11", "latest").returncode == 0
    write(published, ALL)
    done = published.run("scripts/release", "0.11", "latest")
    assert done.returncode == 1
    assert lines(done.stderr) == ["    guides/new.md: guides/index.md"]


def test_a_release_of_the_same_pages_again_loses_nothing(published: Clone) -> None:
    write(published, ALL)
    done = published.run("scripts/release", "0.11", "latest")
    assert done.returncode == 0, done.stderr
