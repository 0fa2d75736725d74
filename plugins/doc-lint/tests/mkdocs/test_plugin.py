"""The MkDocs plugin, in real builds."""

import re
import shutil

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from doc_lint import renames
from tests.conftest import Make

PLUGIN = "plugins: [{doc-lint: {ignore: [reachability]}}]\n"
HOME = {"docs/index.md": "# Home\n\nWelcome.\n"}
ORPHAN = {"mkdocs.yml": "nav: [index.md]\n" + PLUGIN, **HOME, "docs/orphan.md": "# Orphan\n\nAlone.\n"}


def test_warning_fails_strict_builds_only(project: Make) -> None:
    site = project(ORPHAN)
    message = "WARNING -  doc-lint: docs/orphan.md:1:1: `orphan.md` is published, but the nav does not list it"
    for options, code in (((), 0), (("--strict",), 1)):
        built = site.build(*options)
        assert built.code == code
        assert message in built.output
        assert (site.root / "site/orphan/index.html").is_file()


def test_error_fails_every_build(project: Make) -> None:
    options = "{ignore: [reachability], rules: {page-not-in-nav: {severity: error}}}"
    config = f"nav: [index.md]\nplugins: [{{doc-lint: {options}}}]\n"
    built = project({**ORPHAN, "mkdocs.yml": config}).build()
    assert built.code == 1
    assert "ERROR   -  doc-lint: docs/orphan.md:1:1: " in built.output
    assert "doc-lint: 1 error, see above" in built.output
    assert "Traceback" not in built.output


def test_rules_for_check_only_do_not_run_in_builds(project: Make) -> None:
    config = "nav: [index.md]\nplugins: [{doc-lint: {ignore: [reachability], check_only: [page-not-in-nav]}}]\n"
    site = project({**ORPHAN, "mkdocs.yml": config})
    assert "doc-lint: docs/orphan.md" not in site.build().output
    assert "page-not-in-nav" in site.check("--output", "concise").output


def test_info_does_not_fail_strict_builds(project: Make) -> None:
    config = (
        "nav: [index.md]\nplugins: [{doc-lint: {ignore: [reachability], rules: {page-not-in-nav: {severity: info}}}}]\n"
    )
    built = project({**ORPHAN, "mkdocs.yml": config}).build("--strict")
    assert built.code == 0
    assert "INFO    -  doc-lint: docs/orphan.md:1:1: " in built.output


def test_defect_that_mkdocs_also_reports_is_reported_once(project: Make) -> None:
    assert project(ORPHAN).build().output.count("orphan.md") == 2  # the location and the message of one finding


def test_mkdocs_check_set_by_the_site_stays_on(project: Make) -> None:
    config = ORPHAN["mkdocs.yml"] + "validation: {nav: {omitted_files: warn}}\n"
    assert "not included in the" in project({**ORPHAN, "mkdocs.yml": config}).build().output


def test_mkdocs_check_stays_on_if_its_rule_is_ignored(project: Make) -> None:
    config = "nav: [index.md]\nplugins: [{doc-lint: {ignore: [page-not-in-nav]}}]\n"
    assert "not included in the" in project({**ORPHAN, "mkdocs.yml": config}).build().output


def test_options_in_a_toml_file_count_in_builds(project: Make) -> None:
    options = "[tool.doc-lint.rules]\nmissing-page.pages = ['gone.md']\n"
    site = project({**HOME, "mkdocs.yml": "plugins: [doc-lint]\n", "pyproject.toml": options})
    built = site.build("--strict")
    assert built.code == 1
    assert "doc-lint: pyproject.toml:2:1: " in built.output


def test_finding_about_a_literate_nav_is_located_in_the_nav_file(project: Make) -> None:
    config = "plugins: [{literate-nav: {nav_file: SUMMARY.md}}, {doc-lint: {rules: {nav-too-deep: {max_depth: 1}}}}]\n"
    nav = "- [Home](index.md)\n- A\n    - [B](b.md)\n    - C\n        - [D](d.md)\n"
    pages = {"docs/b.md": "# B\n\nText.\n", "docs/d.md": "# D\n\nText.\n"}
    files = {"mkdocs.yml": config + "exclude_docs: SUMMARY.md\n", "docs/SUMMARY.md": nav, **HOME, **pages}
    built = project(files).build("--strict")
    assert "docs/SUMMARY.md:5:9: `d.md` is 2 sections deep (A > C); the limit is 1" in built.output
    assert (
        built.output.count("WARNING") + built.output.count("ERROR") == 2
    )  # the finding, and what it does to the build


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {**HOME, "docs/index.md": "---\ntitle: a: b\n---\n# Home\n"},
            r"docs/index\.md:2:1: the front matter of `index\.md` cannot be read: mapping values are not allowed.*",
        ),
        (
            {**HOME, "mkdocs.yml": "nav: [index.md, nowhere.md]\n" + PLUGIN},
            r"mkdocs\.yml:1:1: the nav names `nowhere\.md`, which is not a page of this site",
        ),
        (
            {**HOME, "docs/index.md": "# Home\n\nCafé\n".encode("latin-1")},
            r"docs/index\.md:3:1: `index\.md` is not UTF-8: byte 0xe9",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [{doc-lint: {rules: {nav-to-deep: {}}}}]\n"},
            r"Plugin 'doc-lint' option 'rules\.nav-to-deep': unknown rule; did you mean `nav-too-deep`\?",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [{doc-lint: {rules: {nav-too-deep: {max_dept: 2}}}}]\n"},
            r"option 'rules\.nav-too-deep\.max_dept': unknown option; did you mean `max_depth`\?",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [{doc-lint: {rules: {nav-too-deep: {max_depth: two}}}}]\n"},
            r"option 'rules\.nav-too-deep\.max_depth': expected `int`, got `str`",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [{doc-lint: {rules: {nav-too-deep: {severity: fatal}}}}]\n"},
            r"option 'rules\.nav-too-deep\.severity': `fatal` is not one of error, warning, info",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [{doc-lint: {rulez: {}}}]\n"},
            r"option 'rulez': unknown option; did you mean `rules`\?",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [{doc-lint: {select: [links-]}}]\n"},
            r"option 'select': unknown rule or family `links-`",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [doc-lint]\n", "doc-lint.toml": "package = 'x'\nrulez = {}\n"},
            r"doc-lint\.toml:2: option 'rulez': unknown option; did you mean `rules`\?",
        ),
        (
            {**HOME, "mkdocs.yml": "plugins: [{doc-lint: {package: x}}]\n", "doc-lint.toml": "package = 'x'\n"},
            r"doc-lint\.toml:1: options of doc-lint are also set in mkdocs\.yml:1; keep them in one of the two files",
        ),
    ],
)
def test_invalid_input_gives_one_message_and_no_traceback(
    project: Make, files: dict[str, str | bytes], message: str
) -> None:
    site = project({"mkdocs.yml": PLUGIN, **files})
    for outcome in (site.build(), site.check()):
        assert outcome.code != 0
        assert len(re.findall(message, outcome.output.replace(": error: ", ": "))) == 1, outcome.output
        assert "Traceback" not in outcome.output


SNIPPETS = "markdown_extensions: [{pymdownx.snippets: {base_path: [parts], check_paths: true}}]\n"


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("check_paths", [True, False])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "runn.py",
            "the included file `runn.py` does not exist; tried `parts/runn.py`; did you mean `parts/run.py`?",
        ),
        ("run.py:gone", "`parts/run.py` has no section `gone` to include; its sections: none"),
    ],
)
def test_missing_include_fails_the_build_with_its_finding(
    project: Make, name: str, message: str, check_paths: bool, strict: bool
) -> None:
    config = PLUGIN + (SNIPPETS if check_paths else SNIPPETS.replace("true", "false"))
    home = {"docs/index.md": f'# Home\n\n```python\n--8<-- "{name}"\n```\n\n[x](gone.md)\n'}
    site = project({"mkdocs.yml": config, **home, "parts/run.py": "x = 1\n"})
    for outcome in (site.build(*["--strict"] * strict), site.check(), site.check("--no-plugins")):
        assert outcome.code != 0
        assert outcome.output.replace(": error: ", ": ").count(f"docs/index.md:4:1: {message}") == 1, outcome.output
        assert "docs/index.md:7:1: " in outcome.output
        assert "Traceback" not in outcome.output


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"docs/index.md": '# Home\n\n--8<-- "folder"\n', "parts/folder/x.md": ""}, "doc-lint: 1 error, see above"),
        ({"docs/index.md": '# Home\n\n--8<-- "latin.md"\n', "parts/latin.md": b"Caf\xe9\n"}, "can't decode byte 0xe9"),
        (
            {"docs/index.md": '# Home\n\n<!-- doc-lint: allow missing-include -- later -->\n--8<-- "gone.md"\n'},
            "pymdownx.snippets stopped the build: Snippet at path 'gone.md' could not be found",
        ),
        (
            {"hook.py": "def on_page_markdown(text, **_):\n    return text + '\\n--8<-- \"gone.md\"\\n'\n"},
            "pymdownx.snippets stopped the build: Snippet at path 'gone.md' could not be found",
        ),
    ],
)
def test_unreadable_include_fails_the_build_without_a_traceback(
    project: Make, files: dict[str, str | bytes], message: str
) -> None:
    hooks = "hooks: [hook.py]\n" if "hook.py" in files else ""
    built = project({"mkdocs.yml": PLUGIN + SNIPPETS + hooks, **HOME, "parts/x.md": "", **files}).build()
    assert built.code == 1
    assert message in built.output
    assert "Traceback" not in built.output


def test_folders_for_includes_are_relative_to_the_working_directory(project: Make) -> None:
    site = project({"mkdocs.yml": PLUGIN + SNIPPETS, **HOME, "docs/index.md": '# Home\n\n--8<-- "note.md"\n'})
    inner = type(site)(site.root / "inner")
    inner.write({"parts/note.md": "Note.\n"})
    for options in (["mkdocs", "build"], ["doc_lint", "check"], ["doc_lint", "check", "--no-plugins"]):
        assert inner.run(*options, "-f", "../mkdocs.yml").code == 0
        outcome = site.run(*options)
        assert outcome.code != 0
        assert "the included file `note.md` does not exist; tried `parts/note.md`" in outcome.output


def test_check_and_build_report_the_same_findings(project: Make) -> None:
    site = project({**ORPHAN, "docs/deep/a/b/c/d.md": "---\nnext_steps: [gone.md]\n---\n# D\n\nText.\n"})
    location = re.compile(r"^(?:.*doc-lint: )?(docs/\S+?:\d+:\d+: )(?:error: |warning: )?(.*)$", re.M)
    checked, built = site.check(), site.build()
    assert checked.code == 1
    assert location.findall(checked.output) == location.findall(built.output)
    assert len(location.findall(built.output)) == 3


def test_check_runs_on_a_site_without_the_plugin(project: Make) -> None:
    outcome = project({**ORPHAN, "mkdocs.yml": "nav: [index.md]\n"}).check()
    assert outcome.code == 1
    assert "docs/orphan.md:1:1: warning: " in outcome.output


def test_check_without_a_configuration_gives_the_next_action(project: Make) -> None:
    outcome = project(ORPHAN).check("-f", "other.yml")
    assert (outcome.code, outcome.output) == (
        2,
        "doc-lint: other.yml: no such file; give the configuration file of the site with -f\n",
    )


def test_clean_site_passes(project: Make) -> None:
    site = project({"mkdocs.yml": PLUGIN, **HOME})
    assert site.build("--strict").code == 0
    assert site.check().code == 0


def test_former_name_of_a_rule_is_logged_and_does_not_fail_strict_builds(
    project: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(renames.RULES, "unlisted", "page-not-in-nav")
    config = "nav: [index.md]\nplugins: [{doc-lint: {ignore: [reachability, unlisted]}}]\n"
    root = project({**ORPHAN, "mkdocs.yml": config}).root
    with caplog.at_level("INFO", logger="mkdocs"):
        build(load_config(str(root / "mkdocs.yml"), strict=True))
    messages = [record.getMessage() for record in caplog.records]
    assert any("mkdocs.yml:2:1: `unlisted` is now named `page-not-in-nav`" in message for message in messages)


CACHED = {
    "mkdocs.yml": "plugins: [{doc-lint: {package: shop, rules: {unresolved-import: }}}]\nhooks: [hook.py]\n"
    "nav: [index.md, Guides: [guides/index.md, guides/first.md]]\n"
    "markdown_extensions: [pymdownx.snippets]\ntheme: {name: mkdocs, custom_dir: theme}\n",
    "hook.py": "def on_page_content(html, **_):\n    return html\n",
    "theme/main.html": '{% extends "base.html" %}\n',
    "src/shop/__init__.py": "def pay(): ...\n",
    "docs/index.md": "# Home\n\n[First](guides/first.md#step)\n\n--8<-- 'docs/part.txt'\n",
    "docs/part.txt": "Text\n",
    "docs/guides/index.md": "# Guides\n\n[First](first.md)\n",
    "docs/guides/first.md": "# First\n\n## Step\n\n```python\nfrom shop import pay\n```\n\n[Home](../index.md)\n",
}


def test_the_report_of_the_last_build_is_reused_only_if_the_site_is_the_same(project: Make) -> None:
    """Each change is one that only one part of what a build reads shows."""
    site = project(CACHED)

    def findings() -> list[str]:
        return [line for line in site.build().output.split("\n") if "doc-lint" in line]

    seen = [findings()]
    assert findings() == seen[0]
    for path, text in (
        ("docs/part.txt", "[Missing](none.md)\n"),
        ("src/shop/__init__.py", "def buy(): ...\n"),
        ("hook.py", "def on_page_content(html, **_):\n    return html.replace('id=\"step\"', '')\n"),
        (
            "theme/main.html",
            '{% extends "base.html" %}\n{% block site_nav %}<ul class="nav navbar-nav"></ul>{% endblock %}',
        ),
        ("mkdocs.yml", f"site_name: Test\n{CACHED['mkdocs.yml'].replace('rules:', 'ignore: [code], rules:')}"),
    ):
        site.write({path: text})
        warm = findings()
        shutil.rmtree(site.root / ".doc-lint-cache")
        assert warm == findings()
        assert warm != seen[-1], path
        seen.append(warm)
