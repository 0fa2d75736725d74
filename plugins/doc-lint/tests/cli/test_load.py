"""Which site is read, and how: with the build's plugins, from its sources, or as a plain folder."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import forks
from tests.conftest import Make, Outcome, Project

PAGES = {"docs/index.md": "# Home\n\nSee [a](gone.md).\n"}
BROKEN = "docs/index.md:3:5: error: "


def doc_lint(folder: Path, *arguments: str) -> Outcome:
    done = forks.run(["-m", "doc_lint", *arguments], folder, together=False)
    assert "Traceback" not in done.stderr
    return Outcome(done.returncode, f"{done.stdout}<{done.stderr}>")


@pytest.fixture
def site(project: Make) -> Project:
    return project({"mkdocs.yml": "plugins: [search]\n", **PAGES})


@pytest.mark.parametrize(
    ("config", "absent"),
    [
        (
            "plugins: [no-such-plugin, search, {macros: {a: 1}}, minify, redirects]\n",
            """\
  the plugin `no-such-plugin`: what it adds to pages, files or the nav is unknown
  the plugin `macros`: the text that it adds to pages is unknown
  the plugin `minify`: nothing that is checked depends on it
  the plugin `redirects`: its options are read instead
""",
        ),
        (
            "markdown_extensions: [no_such_extension, toc]\n",
            "  the Markdown extension `no_such_extension`: the syntax is read as plain text\n",
        ),
        (
            "markdown_extensions: [pymdownx.no_such, other, pymdownx.none, markdown.no]\n",
            """\
  the Markdown extensions `pymdownx.no_such`, `pymdownx.none` and `markdown.no`: doc-lint reads the syntax itself
  the Markdown extension `other`: the syntax is read as plain text
""",
        ),
        (
            "markdown_extensions: [markdown_include.include]\n",
            "  the Markdown extension `markdown_include.include`: the text that it adds to pages is unknown\n",
        ),
    ],
)
def test_what_is_not_installed_is_listed_with_what_is_then_unknown(project: Make, config: str, absent: str) -> None:
    outcome = doc_lint(project({"mkdocs.yml": config, **PAGES}).root, "check")
    assert outcome.output.startswith("doc-lint: no findings; " if "no-such-plugin" in config else BROKEN)
    assert outcome.output.endswith(
        f"<doc-lint: not installed next to doc-lint, so the source files are read without any plugin:\n{absent}>"
    )


def test_source_files_are_read_if_the_theme_is_not_installed(project: Make) -> None:
    site = project(PAGES)
    site.write({"mkdocs.yml": "site_name: X\ntheme: {name: no-such-theme}\n"})
    assert "\n  the theme `no-such-theme`: the files that it adds are unknown\n" in doc_lint(site.root, "check").output


@pytest.mark.parametrize(
    "theme", ["theme: material", "theme: {name: material}", "theme: {name: null, custom_dir: docs}"]
)
def test_installed_themes_are_found(project: Make, theme: str) -> None:
    site = project(PAGES)
    config = f"{theme}\nsite_name: X\nplugins: [search, tags]\n" if "material" in theme else f"{theme}\nsite_name: X\n"
    extensions = "markdown_extensions: [toc, pymdownx.superfences, attr_list, markdown.extensions.tables]\n"
    site.write({"mkdocs.yml": config + extensions})
    assert "not installed" not in doc_lint(site.root, "check").output


def test_no_plugins_runs_no_plugin(project: Make) -> None:
    config = "hooks: [hook.py]\nplugins: [no-such-plugin]\n"
    site = project({"mkdocs.yml": config, "hook.py": "raise RuntimeError('ran')\n", **PAGES})
    outcome = doc_lint(site.root, "check", "--no-plugins")
    assert outcome.code == 0
    assert "1 link unjudged: the plugin `no-such-plugin` may change pages, and did not run" in outcome.output
    assert outcome.output.endswith("<>")


@pytest.mark.parametrize("name", ["properdocs.yml", "properdocs.yaml", "mkdocs.yaml"])
def test_configuration_with_another_usual_name_is_found(project: Make, name: str) -> None:
    site = project({"mkdocs.yml": "docs_dir: pages\n", "pages/index.md": PAGES["docs/index.md"]})
    (site.root / "mkdocs.yml").rename(site.root / name)
    assert doc_lint(site.root, "check").output.startswith("pages/index.md:3:5: error: ")


def test_configuration_of_properdocs_comes_first(project: Make) -> None:
    site = project({"properdocs.yml": "site_name: X\ndocs_dir: pages\n", "pages/index.md": PAGES["docs/index.md"]})
    assert doc_lint(site.root, "check").output.startswith("pages/index.md:3:5: error: ")


def test_plain_folder_of_markdown(project: Make, tmp_path: Path) -> None:
    site = project(PAGES)
    (site.root / "mkdocs.yml").unlink()
    outcome = doc_lint(site.root, "check", "docs")
    assert outcome.code == 1
    assert outcome.output.startswith(BROKEN)
    inside = doc_lint(site.root / "docs", "check", ".")
    assert inside.output.startswith("index.md:3:5: error: ")


def test_folder_with_its_own_configuration(site: Project) -> None:
    outcome = doc_lint(site.root.parent, "check", site.root.name)
    assert outcome.output.startswith(f"{site.root.name}/{BROKEN}")


@pytest.mark.parametrize("options", [[], ["--no-plugins"]])
def test_check_runs_on_sites_that_turn_doc_lint_off_in_builds(project: Make, options: list[str]) -> None:
    config = "plugins: [{doc-lint: {enabled: false, ignore: [broken-link]}}]\n"
    site = project({"mkdocs.yml": config, **PAGES})
    assert doc_lint(site.root, "check", *options).code == 0
    assert "doc-lint" not in site.build().output


def test_missing_site_is_explained_with_the_next_action(tmp_path: Path) -> None:
    assert doc_lint(tmp_path, "check") == (
        2,
        "<doc-lint: mkdocs.yml: no such file; give the configuration file of the site with -f, "
        "or a folder of Markdown: doc-lint check docs\n>",
    )


HOOK = "def on_files(files, config):\n    return 1 / 0\n"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"mkdocs.yml": "hooks: [hook.py]\n", "hook.py": HOOK},
            "hook.py:2: ZeroDivisionError: division by zero; fix it",
        ),
        (
            {"mkdocs.yml": "plugins: [{gen-files: {scripts: [gen.py]}}]\n", "gen.py": "import sys\n\nsys.exit(4)\n"},
            "gen.py' caused SystemExit(4)",
        ),
        (
            {"mkdocs.yml": "plugins: [{gen-files: {scripts: [gen.py]}}]\n", "gen.py": "import no_such_module\n"},
            "gen.py:1: ModuleNotFoundError: No module named 'no_such_module'",
        ),
        ({"mkdocs.yml": "hooks: [hook.py]\n", "hook.py": "import no_such_module\n"}, "hook.py:1: ModuleNotFoundError"),
        ({"mkdocs.yml": "hooks: [gone.py]\n"}, "gone.py' isn't an existing file."),
        ({"mkdocs.yml": "nav: [a\n"}, "mkdocs.yml:2: "),
        ({"mkdocs.yml": "docs_dir: nowhere\n"}, "nowhere"),
        (
            {"mkdocs.yml": "plugins: [{doc-lint: 3}]\n"},
            "mkdocs.yml: `plugins`: expected a name, or a name with a mapping of options, got `{'doc-lint': 3}`",
        ),
        (
            {"mkdocs.yml": "plugins: [{doc-lint: {generated: 3}}]\n"},
            "mkdocs.yml:1: Plugin 'doc-lint' option 'generated': expected `array`, got `int`",
        ),
        ({"mkdocs.yml": "nav: [{A: 3}]\n"}, "A"),
    ],
)
def test_unreadable_site_is_explained(project: Make, files: Mapping[str, str | bytes], message: str) -> None:
    site = project({**PAGES, **files})
    outcome = doc_lint(site.root, "check")
    assert outcome.code == 2
    assert message in outcome.output
    without = doc_lint(site.root, "check", "--no-plugins")
    assert without.code == 1 or message in without.output or "did not run" in without.output


def test_nav_rules_are_skipped_with_one_reason_if_the_nav_plugin_is_not_installed(project: Make) -> None:
    deep = "a/b/c/d/e/page.md"
    site = project({"mkdocs.yml": "plugins: [awesome-pages]\n", **PAGES, f"docs/{deep}": "# Deep\n"})
    outcome = doc_lint(site.root, "check")
    assert BROKEN in outcome.output
    assert "nav-too-deep]" not in outcome.output
    assert outcome.output.count("the plugin `awesome-pages` creates the nav, and did not run") == 1


def test_type_checker_finds_the_package_in_the_first_run_and_the_next(project: Make) -> None:
    """The second run takes the nav from the cache; its paths are relative to the working directory."""
    config = "plugins: [{doc-lint: {package: shop, select: [wrong-call]}}]\n"
    page = "# Home\n\n```python\nimport shop\n\nshop.Cart().add(number=2)\n```\n"
    package = "class Cart:\n    def add(self, count: int) -> None: ...\n"
    site = project({"mkdocs.yml": config, "docs/index.md": page, "src/shop/__init__.py": package})
    runs = [site.check().output for _ in range(3)]
    assert "[wrong-call]" in runs[0]
    assert runs == [runs[0]] * 3
