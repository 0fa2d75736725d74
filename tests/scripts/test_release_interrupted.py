"""A release that is interrupted or fails leaves gh-pages as it was, or whole: here and on the remote.

The site is tiny, so that a release takes a second. `pytest tests/scripts/test_release_interrupted.py --kills 200`
interrupts that many releases at random moments.
"""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.scripts.conftest import ROOT, Clone

pytestmark = pytest.mark.xdist_group("release")

CONFIG = """\
site_name: Tiny
site_url: https://tiny.example/
theme: {name: null, custom_dir: theme, static_templates: [404.html]}
plugins: [{mike: {canonical_version: latest, alias_type: symlink}}]
strict: true
"""
COPIED = ["scripts", "pyproject.toml", "plugins/doc-lint/pyproject.toml"]
BRANCH = "refs/heads/gh-pages"
SIGNALS = ["KILL", "TERM", "INT", "HUP"]
# `git` in front of the real one: ends the whole group of processes at the call that STOP_AT, a pattern, names by its
# number and arguments: before it, after it, or some seconds after it has started.
GIT = """\
#!/bin/sh
echo >>"$STOP_CALLS"
case "$(($(wc -l <"$STOP_CALLS"))) $* " in
  $STOP_AT) ;;
  *) exec {git} "$@" ;;
esac
case $STOP_WHEN in
  before) ;;
  after) {git} "$@" ;;
  *) (sleep "$STOP_WHEN"; kill -s "$STOP_WITH" 0) & exec {git} "$@" ;;
esac
kill -s "$STOP_WITH" 0
exit 1
"""


class Site(Clone):
    """A clone of a tiny site, whose releases can be interrupted."""

    def write(self, *pages: str) -> None:
        """Commit a site with these pages, and leave a file that Git ignores among them."""
        shutil.rmtree(self.path / "docs", ignore_errors=True)
        for page in pages:
            target = self.path / "docs" / f"{page}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"# {page}\n", "utf-8")
        (self.path / "docs/left.pyc").write_text("ignored", "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Pages")

    def stop(self, at: str, when: str, with_signal: str) -> subprocess.CompletedProcess[str]:
        """Release 0.11 with `--push`, in a group of processes that gets a signal at a call of Git."""
        calls = self.path.parent / "calls"
        calls.unlink(missing_ok=True)
        settings = {"STOP_AT": at, "STOP_WHEN": when, "STOP_WITH": with_signal, "STOP_CALLS": str(calls)}
        path = f"{self.path.parent / 'bin'}:{os.environ['PATH']}"
        return self.run("setsid", "--wait", "scripts/release", "0.11", "latest", "--push", PATH=path, **settings)

    def states(self) -> tuple[str, str]:
        """The commits of gh-pages here and on the remote."""
        return self.git("rev-parse", BRANCH), self.remote_branches()["gh-pages"]

    def tree(self, commit: str) -> str:
        """What a commit has in its root."""
        return self.git("rev-parse", f"{commit}^{{tree}}")

    def reset(self, local: str, remote: str) -> None:
        """Set both branches."""
        self.git("update-ref", BRANCH, local)
        self.git("push", "--quiet", "--force", "origin", f"{remote}:{BRANCH}")
        for leftover in (self.path.parent / "tmp").iterdir():  # of kill -9
            shutil.rmtree(leftover)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of two pages, published as 0.11."""
    folder = tmp_path_factory.mktemp("interrupted")
    new = Site(folder / "a site", folder / "remote.git")
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (new.path / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, new.path / name)
    (new.path / ".venv").symlink_to((ROOT / ".venv").resolve())
    (new.path / ".gitignore").write_text(".venv\n*.pyc\n__pycache__\nsite\n", "utf-8")
    (new.path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (new.path / "theme").mkdir()
    (new.path / "theme/main.html").write_text(
        "{{ page.canonical_url }} {{ page.content }} {{ 'x' * 400000 }}\n", "utf-8"
    )
    (new.path / "theme/404.html").write_text("Not found\n", "utf-8")
    (folder / "bin").mkdir()
    (folder / "bin/git").write_text(GIT.format(git=shutil.which("git")), "utf-8")
    (folder / "bin/git").chmod(0o755)
    (folder / "tmp").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder / "tmp"))
        new.git("init", "--quiet", "--initial-branch=main")
        new.git("init", "--quiet", "--bare", str(new.remote))
        new.git("remote", "add", "origin", str(new.remote))
        new.write("index", "old")
        done = new.run("scripts/release", "0.11", "latest", "--push")
        assert done.returncode == 0, done.stderr
        yield new
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def old(site: Site) -> str:
    """The commit that is published."""
    commits = set(site.states())
    assert len(commits) == 1
    return commits.pop()


@pytest.fixture(scope="module")
def new(site: Site, old: str) -> str:
    """The root of the branch after an undisturbed release of three pages."""
    site.write("index", "old", "new")
    done = site.run("scripts/release", "0.11", "latest", "--push")
    assert done.returncode == 0, done.stderr
    tree = site.tree(BRANCH)
    site.reset(old, old)
    return tree


def assert_whole(site: Site, old: str, new: str) -> None:
    """Each branch is as it was, or has everything of the new release."""
    for commit in site.states():
        assert commit == old or site.tree(commit) == new
        assert site.run("git", "merge-base", "--is-ancestor", old, commit).returncode == 0
    local, remote = site.states()
    assert local in {old, remote}, "a release that was to be published is here alone"


def test_what_git_ignores_is_not_published(site: Site, new: str) -> None:
    names = site.git("ls-tree", "-r", "--name-only", new).splitlines()
    assert {"0.11/index.html", "0.11/new/index.html", "404.html", "versions1.json", "index.html"} <= set(names)
    assert not [name for name in names if "pyc" in name]
    assert not (site.path / "site").exists(), "nothing is built in the working tree"


@pytest.mark.parametrize(
    ("at", "when", "with_signal", "remote_is_old"),
    [
        ("* checkout *", "before", "INT", True),
        ("* fast-import *", "before", "HUP", True),
        ("* fast-import *", "after", "TERM", True),  # mike has committed; nothing of the root is written yet
        ("* push *", "before", "KILL", True),
        ("* update-ref -m *", "before", "TERM", False),
    ],
)
def test_an_interrupted_release_leaves_old_or_new(
    site: Site, old: str, new: str, *, at: str, when: str, with_signal: str, remote_is_old: bool
) -> None:
    site.reset(old, old)
    done = site.stop(at, when, with_signal)
    assert done.returncode != 0
    assert_whole(site, old, new)
    local, remote = site.states()
    assert local == old
    assert (remote == old) is remote_is_old
    if with_signal != "KILL":
        assert (
            f"release: {'failed; gh-pages is as it was' if remote_is_old else '0.11 latest is published'}"
            in done.stderr
        )
        assert not list((site.path.parent / "tmp").iterdir()), "the scratch repository is removed"


def test_the_next_release_completes_an_interrupted_one(site: Site, old: str, new: str) -> None:
    site.reset(old, old)
    site.stop("* push *", "after", "KILL")
    done = site.run("scripts/release", "0.11", "latest", "--push")
    assert done.returncode == 0, done.stderr
    assert [site.tree(commit) for commit in site.states()] == [new, new]


def test_random_moments(site: Site, old: str, new: str, pytestconfig: pytest.Config) -> None:
    """Each at one of Git's calls, before, after or during it, with one of the signals."""
    chance = random.Random(13)  # noqa: S311 - the same moments each time
    for number in range(pytestconfig.getoption("kills")):
        site.reset(old, old)
        moment = (f"{chance.randint(1, 60)} *", chance.choice(["before", "after", f"{chance.uniform(0, 0.5):.3f}"]))
        site.stop(*moment, chance.choice(SIGNALS))
        assert_whole(site, old, new)
        if number % 10 == 9:
            done = site.run("scripts/release", "0.11", "latest", "--push")
            assert done.returncode == 0, done.stderr
            assert [site.tree(commit) for commit in site.states()] == [new, new]


@pytest.mark.parametrize(("kilobytes", "reason"), [(20, "release: HEAD could not be written"), (300, "File too large")])
def test_a_full_disk_leaves_the_branch(site: Site, old: str, new: str, kilobytes: int, reason: str) -> None:
    """No file may be larger, as if the disk were full: a file that is committed is, or one that the build writes."""
    assert new
    site.reset(old, old)
    limited = f"trap '' XFSZ; ulimit -f {kilobytes}; exec scripts/release 0.11 latest --push"
    done = site.run("bash", "-c", limited)
    assert done.returncode != 0
    assert reason in done.stderr
    assert "release: failed; gh-pages is as it was" in done.stderr
    assert site.states() == (old, old)


def test_a_remote_that_moves_during_the_push_keeps_what_it_got(site: Site, old: str, new: str) -> None:
    site.reset(old, old)
    other = site.git("commit-tree", "-p", old, "-m", "Other", new)
    site.git("push", "--quiet", "origin", f"{other}:refs/heads/other")
    hook = site.path / ".git/hooks/pre-push"
    hook.write_text(f'#!/bin/sh\ngit --git-dir "{site.remote}" update-ref {BRANCH} {other}\n', "utf-8")
    hook.chmod(0o755)
    done = site.run("scripts/release", "0.11", "latest", "--push")
    hook.unlink()
    assert done.returncode != 0
    assert "release: failed during the push; the local gh-pages is as it was" in done.stderr
    assert site.states() == (old, other)


def test_branches_that_have_diverged_stop_the_release(site: Site, old: str, new: str) -> None:
    mine, theirs = (site.git("commit-tree", "-p", old, "-m", name, new) for name in ("Mine", "Theirs"))
    site.reset(mine, theirs)
    done = site.run("scripts/release", "0.11", "latest", "--push")
    assert done.returncode == 1
    assert "the local gh-pages and that of origin have diverged" in done.stderr
    assert site.states() == (mine, theirs)


def test_a_lost_address_is_compared_with_the_remote(site: Site, old: str, new: str) -> None:
    """The local branch has a commit without the page, of a release that was cut short by kill -9, or of mike."""
    assert new
    site.reset(old, old)
    site.write("index", "new")
    path = f"{site.path / '.venv/bin'}:{os.environ['PATH']}"
    made = site.run("mike", "deploy", "--update-aliases", "0.11", "latest", PATH=path)
    assert made.returncode == 0, made.stderr
    done = site.run("scripts/release", "0.11", "latest", "--push")
    assert done.returncode == 1
    assert "release: old/ answers in 0.11 as published" in done.stderr
    assert site.remote_branches()["gh-pages"] == old
