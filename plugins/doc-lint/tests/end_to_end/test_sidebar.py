"""The rule sidebar-mismatch in real builds: no finding with any feature of the themes, but with a broken template."""

import pytest

from tests.conftest import Make, Project

PAGES = {
    "docs/index.md": "# Home *page*\n\nText.\n",
    "docs/guides/index.md": "# All guides\n\nText.\n",
    "docs/guides/ray.md": "# Running on `ray`\n\nText.\n",
    "docs/guides/deep/index.md": "# Deep things\n\nText.\n",
    "docs/guides/deep/slurm.md": "---\ntitle: Slurm & co\n---\n# Slurm\n\nText.\n",
    "docs/guides/deep/more_of_it.md": "Text.\n",
    "docs/about/team.md": "# Team\n\nText.\n",
    "docs/über uns/große pläne 100%.md": "# Große Pläne\n\nText.\n",
    "docs/hidden.md": "# Hidden\n\nText.\n",
}
NAV = """\
nav:
  - index.md
  - Guides:
      - guides/index.md
      - guides/ray.md
      - Deep: [guides/deep/index.md, guides/deep/slurm.md, guides/deep/more_of_it.md]
  - About: [Who we are: about/team.md, über uns/große pläne 100%.md]
  - Other site: https://x.example/
not_in_nav: hidden.md
plugins: [{doc-lint: {select: [sidebar-mismatch]}}]
"""
FEATURES = [
    [],
    ["navigation.prune", "navigation.path"],
    ["navigation.indexes", "navigation.sections", "navigation.path"],
    ["navigation.tabs", "navigation.indexes", "navigation.prune", "navigation.path", "toc.integrate"],
]


def site(project: Make, theme: str, **files: str) -> Project:
    made = project({"mkdocs.yml": NAV, **PAGES, **files})
    config = made.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("theme: mkdocs", f"theme: {theme}"))
    return made


@pytest.mark.parametrize(
    "theme",
    ["mkdocs", "readthedocs", *(f"{{name: material, font: false, features: {features}}}" for features in FEATURES)],
)
@pytest.mark.parametrize("urls", ["true", "false"])
def test_no_finding_for_any_nav_feature_of_a_theme(project: Make, theme: str, urls: str) -> None:
    made = site(project, theme)
    (made.root / "mkdocs.yml").write_text((made.root / "mkdocs.yml").read_text() + f"use_directory_urls: {urls}\n")
    built = made.build("--strict")
    assert built.code == 0, built.output
    assert "no findings; 1 rule" in built.output
    assert "skipped" not in built.output


def test_template_that_drops_and_renames_entries_is_reported(project: Make) -> None:
    template = """
      {%- macro entry(item) %}<li><a href="{{ item.url | url }}">{{ item.title | upper if item.title == "Team" else
      "Front" if item.is_homepage else item.title }}</a></li>{% endmacro -%}
      <html><body><ul class="nav navbar-nav">{% for item in nav.pages if "ray" not in item.url %}{{ entry(item) }}
      {% endfor %}</ul></body></html>"""
    built = site(project, "{name: null, custom_dir: own}", **{"own/main.html": template}).build()
    assert "mkdocs.yml:2:1: the sidebar calls `index.md` Front, but the nav calls it Home page" in built.output
    assert "mkdocs.yml:5:1: the sidebar does not show `guides/ray.md` (on `guides/index.md`)" in built.output


def test_unknown_theme_is_named_as_the_reason(project: Make) -> None:
    built = site(project, "{name: null, custom_dir: own}", **{"own/main.html": "{{ page.content }}"}).build("--strict")
    assert built.code == 0
    assert "sidebar-mismatch skipped: doc-lint can't read the navigation of this theme" in built.output


@pytest.mark.parametrize("options", [[], ["--select=navigation"], ["--select=all"]])
def test_check_explains_that_the_rule_needs_a_build_if_it_is_selected(project: Make, options: list[str]) -> None:
    checked = site(project, "mkdocs").check(*options)
    assert checked.output.count("sidebar-mismatch skipped: it needs built pages, so it runs only in a build") == 1


def test_check_does_not_mention_the_rule_if_it_is_not_selected(project: Make) -> None:
    made = project({"docs/index.md": "# Home\n\nText.\n"})
    assert made.check().output.endswith(" rules, 1 page\n")
