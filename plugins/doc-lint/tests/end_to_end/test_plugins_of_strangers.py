"""Sites with the plugins that MkDocs users use, built by the real plugins: i18n and include-markdown."""

import pytest

from doc_lint.testing import lint_files
from tests.conftest import Make

I18N = """\
nav: [index.md, guide.md]
plugins:
  - search
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: en, name: English, default: true, build: true}}
        - {{locale: fr, name: Français, build: true}}
  - doc-lint
"""
SUFFIX = {
    "mkdocs.yml": I18N.format(structure="suffix"),
    "docs/index.md": "# Home\n\n[guide](guide.md#part) and [fr](fr/guide/)\n",
    "docs/index.fr.md": "# Accueil\n\n[guide](guide.md#partie)\n",
    "docs/guide.md": "# Guide\n\n## Part\n\nText [home](index.md).\n",
    "docs/guide.fr.md": "# Guide\n\n## Partie\n\nTexte [accueil](index.md).\n",
}
FOLDER = {
    "mkdocs.yml": I18N.format(structure="folder"),
    "docs/en/index.md": SUFFIX["docs/index.md"],
    "docs/fr/index.md": SUFFIX["docs/index.fr.md"],
    "docs/en/guide.md": SUFFIX["docs/guide.md"],
    "docs/fr/guide.md": SUFFIX["docs/guide.fr.md"],
}
PICTURES = {
    **FOLDER,
    "mkdocs.yml": FOLDER["mkdocs.yml"] + "theme: mkdocs\n",
    "docs/fr/logo.png": "",
    "docs/de/index.md": "# Start\n\n[Logo](../fr/logo.png)\n",
}
PICTURES["mkdocs.yml"] = PICTURES["mkdocs.yml"].replace(
    "  - doc", "        - {locale: de, name: Deutsch, build: true}\n  - doc"
)
INCLUDES = {
    "mkdocs.yml": "plugins: [search, include-markdown, doc-lint]\n",
    "CHANGES.md": "# Changes\n\n## 1.0\n\nText.\n",
    "docs/index.md": "# Home\n\nSee [1.0](changes.md#10).\n",
    "docs/changes.md": '{% include-markdown "../CHANGES.md" %}\n',
}

RULES = ("links", "navigation", "missing-title", "duplicated-title", "unreachable-page")


def test_file_of_another_language_exists(project: Make) -> None:
    site = project(PICTURES)
    built = site.build()
    assert built.code == 0, built.output  # MkDocs itself warns of such links
    assert site.check().code == 0, site.check().output


@pytest.mark.parametrize("files", [SUFFIX, FOLDER, INCLUDES], ids=["suffix", "folder", "include-markdown"])
def test_sound_site_passes_a_strict_build_and_a_check(files: dict[str, str], project: Make) -> None:
    site = project(files)
    built = site.build("--strict")
    assert built.code == 0, built.output
    assert site.check().code == 0, site.check().output


@pytest.mark.parametrize(
    ("files", "path", "link", "place"),
    [
        (SUFFIX, "docs/index.fr.md", "[x](guide.md#part)", "docs/index.fr.md:5:1"),
        (SUFFIX, "docs/index.md", "[x](guide.md#partie)", "docs/index.md:5:1"),
        (SUFFIX, "docs/guide.fr.md", "[x](gone.md)", "docs/guide.fr.md:7:1"),
        (FOLDER, "docs/fr/index.md", "[x](guide.md#part)", "docs/fr/index.md:5:1"),
        (FOLDER, "docs/en/index.md", "[x](gone.md)", "docs/en/index.md:5:1"),
        (INCLUDES, "docs/index.md", "[x](changes.md#20)", "docs/index.md:5:1"),
        (INCLUDES, "CHANGES.md", "[x](gone.md)", "docs/changes.md:1:1"),
    ],
)
def test_dead_link_fails_the_build_at_its_line(
    files: dict[str, str], path: str, link: str, place: str, project: Make
) -> None:
    built = project({**files, path: f"{files[path]}\n{link}\n"}).build()
    assert built.code == 1
    found = [line for line in built.output.splitlines() if "doc-lint: docs/" in line]
    assert len(found) == 1, built.output
    assert f"{place}: " in found[0]


@pytest.mark.parametrize(
    ("files", "path", "text", "place"),
    [
        (SUFFIX, "docs/index.fr.md", "[x](guide.md#part)", "docs/index.fr.md:5:1"),
        (SUFFIX, "docs/index.md", "[x](fr/gone/)", "docs/index.md:5:1"),
        (SUFFIX, "docs/guide.fr.md", "[x](../gone/)", "docs/guide.fr.md:7:1"),
        (SUFFIX, "docs/guide.fr.md", "![x](gone.png)", "docs/guide.fr.md:7:1"),
        (FOLDER, "docs/fr/index.md", "[x](guide.md#part)", "docs/fr/index.md:5:1"),
        (FOLDER, "docs/en/index.md", "[x](fr/gone/)", "docs/en/index.md:5:1"),
    ],
)
def test_check_finds_a_dead_link_of_any_language(
    files: dict[str, str], path: str, text: str, place: str, project: Make
) -> None:
    site = project({**files, path: f"{files[path]}\n{text}\n"})
    outputs = [site.check("-o", "concise", "--no-cache", *options).output for options in ((), ("--no-plugins",))]
    assert outputs[0] == outputs[1]
    assert [line.split(": ")[0] for line in outputs[0].splitlines()] == [place]


def test_page_that_is_not_translated_is_judged_in_each_language() -> None:
    sound = {
        **SUFFIX,
        "docs/index.md": "# Home\n\n[guide](guide.md)\n",
        "docs/only.md": "# Only\n\n[a](guide.md#part)\n",
    }
    sound["mkdocs.yml"] = sound["mkdocs.yml"].replace("guide.md]", "guide.md, only.md]")
    report = lint_files(sound, select=RULES)
    assert [(str(finding.location), finding.rule) for finding in report.findings] == [
        ("docs/only.md:3:1", "broken-anchor")  # of the French guide
    ]
    assert report.pages == 5
    twice = lint_files({**sound, "docs/only.md": "# Only\n\n[a](gone.md)\n"}, select=("links",))
    assert [str(place.location) for finding in twice.findings for place in finding.places] == ["docs/only.md:3:1"]


def test_exception_for_one_language_is_used() -> None:
    allow = "  - doc-lint:\n      allow: [{rule: broken-link, pages: [guide.fr.md], reason: later}]\n"
    text = SUFFIX["docs/guide.fr.md"]
    files = {
        **SUFFIX,
        "mkdocs.yml": SUFFIX["mkdocs.yml"].replace("  - doc-lint\n", allow),
        "docs/guide.fr.md": f"{text}\n[x](gone.md)\n",
        "docs/index.fr.md": "# Accueil\n\n<!-- doc-lint: allow broken-link -- later -->\n[x](guide.md#partie)\n",
    }
    report = lint_files(files, select=("links", "suppressions"))
    assert [(str(finding.location), finding.rule) for finding in report.findings] == [
        ("docs/index.fr.md:3:1", "unused-suppression")
    ]
    assert report.allowed == 1


def test_without_the_plugins_nothing_is_wrong(project: Make) -> None:
    for files in (SUFFIX, FOLDER, INCLUDES):
        assert lint_files(files, select=("links", "missing-title", "duplicated-title")).findings == ()
