"""The files of a built site are written by each build, or by hand, and do not depend on what was built before."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from kept import kept
from tests.hooks.after_build.conftest import NAV, PAGES
from tests.theme.conftest import HOOKS as FOLDER
from tests.theme.conftest import write_project

pytestmark = pytest.mark.xdist_group("theme")

HOOKS = ("version_selector.py", "section_index.py", "page_text.py", "page_dates.py", "site_files.py")
WRITTEN = ("index.md", "index.json", "page.json", "llms.txt", "llms-full.txt", "feed.xml")
FIRST = {
    "index.md": "---\nnext_steps: [guides/ray.md]\n---\n# First\n",
    "guides/ray.md": "---\ntags: [Ray]\n---\n# Ray\n\n```python\nprint(1)\n```\n",
    "examples/guides/ray/a.py": "print(1)\n",
    "examples/guides/ray/examples.toml": '["a.py"]\nkind = "local"\n',
}
SECOND = {
    "index.md": "---\naudience: All.\n---\n# Second\n",
    "guides/ray.md": "# Ray on something else\n\n```python\nprint(1)\n```\n\n[home](../index.md)\n",
    "guides/new.md": "# New\n",
}


def project(root: Path, pages: dict[str, str], name: str) -> Path:
    """Write a project in a Git repository, in which all pages were committed on the same day."""
    day = {"first": "2026-01-01", "second": "2026-02-02"}.get(name, "2026-03-03")
    redirects = {f"old-{name}.md": "guides/ray.md"}
    write_project(root, pages, hooks=HOOKS, extra={"redirects": redirects, "kinds": {"guides/*": name}})
    for command in (["init", "--quiet"], ["add", "docs"], ["commit", "--quiet", f"--message={name}"]):
        person = ["-c", "user.name=Ada", "-c", "user.email=ada@docs.example"]
        dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        subprocess.run(["git", "-C", root, *person, *command], check=True, env=dates, capture_output=True)
    return root


def built(root: Path) -> dict[str, bytes]:
    """The files of a built site; the compressed sitemap has the time of the build."""
    site = root / "site"
    files = [file for file in site.rglob("*") if file.is_file() and file.name != "sitemap.xml.gz"]
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def build_here(root: Path) -> None:
    """Build a site in this process."""
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site")))


def build_fresh(root: Path) -> dict[str, bytes]:
    """Build a site in a new process, with nothing on its path but what is installed. Return its files."""
    command = [sys.executable, "-I", "-m", "mkdocs", "build", "--quiet", "--clean"]
    subprocess.run(command, check=True, cwd=root, capture_output=True)
    return built(root)


def alone(site: Path, config: Path) -> subprocess.CompletedProcess[str]:
    """Write the files by hand."""
    command = [sys.executable, "-E", str(FOLDER / "site_files.py"), str(site), "--config-file", str(config)]
    return subprocess.run(command, capture_output=True, text=True)


def test_a_second_build_in_the_process_is_as_a_first_one(tmp_path: Path) -> None:
    root = project(tmp_path / "site", FIRST, "first")
    build_here(root)
    shutil.rmtree(root)
    project(root, SECOND, "second")
    build_here(root)
    assert built(root) == build_fresh(root)


def test_a_build_within_another_one_changes_neither(tmp_path: Path) -> None:
    """A plugin for several languages builds each within the build of the first one."""
    outer, inner = project(tmp_path / "outer", FIRST, "first"), project(tmp_path / "inner", SECOND, "second")
    hook = tmp_path / "within.py"
    hook.write_text(
        f"""\
from mkdocs.commands.build import build
from mkdocs.config import load_config


def on_post_build(config):
    build(load_config({str(inner / "mkdocs.yml")!r}, site_dir={str(inner / "site")!r}))
""",
        "utf-8",
    )
    config = outer / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("hooks: [", f"hooks: [{json.dumps(str(hook))}, "), "utf-8")
    build_here(outer)
    found = built(outer), built(inner)
    config.write_text(text, "utf-8")
    assert found == (build_fresh(outer), build_fresh(inner))


def test_by_hand_the_files_are_as_the_build_wrote_them(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES, "third")
    (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text("utf-8").replace("nav: null", f"nav: {json.dumps(NAV)}")
    )
    expected = build_fresh(root)
    removed = [file for file in (root / "site").rglob("*") if file.name in WRITTEN]
    assert {file.name for file in removed} == set(WRITTEN)
    for file in [*removed, root / "site/old-third/index.html"]:
        file.unlink()
    for _ in range(2):
        done = alone(root / "site", root / "mkdocs.yml")
        assert (done.returncode, done.stderr) == (0, "")
        assert built(root) == expected


def test_by_hand_a_problem_is_printed_and_the_exit_code_is_1(tmp_path: Path) -> None:
    root = project(tmp_path, FIRST, "first")
    build_fresh(root)
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace("guides/ray.md", "gone.md"), "utf-8")
    done = alone(root / "site", root / "mkdocs.yml")
    assert done.returncode == 1
    assert done.stderr == (
        "mkdocs.yml, extra.redirects: old-first.md leads to gone.md, which is not a page of this site. "
        "Name the page that replaces it.\n"
    )
    done = alone(root / "site", root / "none.yml")
    assert done.returncode == 1
    assert done.stderr.startswith("site_files: ")
    assert "Traceback" not in done.stderr


def test_by_hand_a_folder_without_pages_of_the_theme_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n", "utf-8")
    (tmp_path / "index.html").write_text("<p>Of another theme.</p>\n", "utf-8")
    done = alone(tmp_path, tmp_path / "mkdocs.yml")
    assert done.returncode == 1
    assert done.stderr == f"site_files: {tmp_path} has no page that the templates of plugins/theme wrote.\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["index.html", "mkdocs.yml"]


def test_a_build_forgets_the_results_that_it_did_not_ask_for(tmp_path: Path) -> None:
    asked = []

    @kept
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    root = project(tmp_path, FIRST, "first")
    for _ in range(2):
        length("one")
        build_here(root)
    assert asked == ["one"]
    build_here(root)
    length("one")
    assert asked == ["one", "one"]
