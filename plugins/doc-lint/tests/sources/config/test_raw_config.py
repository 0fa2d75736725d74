"""Read the configuration without MkDocs, with the same result where MkDocs can read it."""

import io
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from pymdownx import slugs

from doc_lint.sources import SourceError
from doc_lint.sources.config.raw_config import entries, read_config, unknown_slug


def read(text: str, **files: str) -> Any:
    more = {f"{path}.yml": content.encode() for path, content in files.items()}
    return read_config({"mkdocs.yml": text.encode(), **more}, "mkdocs.yml")


def test_missing_file_gives_an_empty_configuration() -> None:
    assert read_config({}, "mkdocs.yml") == {}
    assert read("# nothing yet\n") == {}


@pytest.mark.parametrize(
    "text",
    [
        "strict: !ENV [DOCS_LINT_A, DOCS_LINT_B, false]\n",
        "strict: !ENV DOCS_LINT_A\n",
        "strict: !ENV DOCS_LINT_NO\n",
        "strict: !ENV [DOCS_LINT_NO, 'fall back']\n",
        "site_url: !ENV [DOCS_LINT_B, x]\n",
    ],
)
def test_environment_is_read_as_mkdocs_reads_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCS_LINT_A", "true")
    monkeypatch.setenv("DOCS_LINT_B", "https://x.example/")
    monkeypatch.delenv("DOCS_LINT_NO", raising=False)
    assert read(text) == yaml_load(io.StringIO(text), get_yaml_loader())


def test_inherited_configuration_is_merged_as_mkdocs_merges_it(tmp_path: Path) -> None:
    base = "site_name: Base\nnav: [a.md]\ntheme: {name: mkdocs, features: [x]}\nplugins: [search]\n"
    text = "INHERIT: base.yml\nnav: [b.md]\ntheme: {features: [y]}\n"
    (tmp_path / "base.yml").write_text(base)
    (tmp_path / "mkdocs.yml").write_text(text)
    with (tmp_path / "mkdocs.yml").open() as file:
        assert read(text, base=base) == yaml_load(file)


@pytest.mark.parametrize(
    ("tag", "same"),
    [
        ("!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}", slugs.slugify(case="lower")),
        ("!!python/object/apply:pymdownx.slugs.slugify {}", slugs.slugify()),
        (
            "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: fold, normalize: NFD}}",
            slugs.slugify(case="fold", normalize="NFD"),
        ),
        ("!!python/name:pymdownx.slugs.uslugify", slugs.slugify(case="lower")),
        ("!!python/name:pymdownx.slugs.gfm", slugs.slugify(case="lower-ascii")),
    ],
)
@pytest.mark.parametrize("text", ["Größe & Maß", "A -- b", "x <b>y</b>", "ÀÉ İI", "漢字 かな"])
def test_slugify_is_the_function_that_the_tag_names(tag: str, same: Any, text: str) -> None:
    config = read(f"markdown_extensions:\n  - toc:\n      slugify: {tag}\n")
    assert config["markdown_extensions"][0]["toc"]["slugify"](text, "-") == same(text, "-")


def test_slugify_of_python_markdown() -> None:
    config = read("a: !!python/name:markdown.extensions.toc.slugify_unicode\n")
    assert config["a"]("Größe 2", "-") == "größe-2"


def test_functions_in_tags_are_not_imported_or_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "loud_module.py").write_text("raise SystemExit('imported')\n")
    monkeypatch.syspath_prepend(tmp_path)
    text = "a: !!python/name:loud_module.x\nb: !!python/object/apply:os.system ['exit 1']\nc: !other [1]\nd: 1\n"
    assert read(text) == {"a": unknown_slug, "b": unknown_slug, "c": None, "d": 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nav: [a.md\nsite_name: x\n", "mkdocs.yml:2: did not find expected ',' or ']'; fix the YAML"),
        ("- a\n", "mkdocs.yml: expected a mapping of options, got a list"),
        ("nav: index.md\n", "mkdocs.yml: `nav`: expected a list, got a string"),
        ("docs_dir: [a]\n", "mkdocs.yml: `docs_dir`: expected a string, got a list"),
        ("plugins: search\n", "mkdocs.yml: `plugins`: expected a list or a mapping, got a string"),
        ("validation: warn\n", "mkdocs.yml: `validation`: expected a mapping, got a string"),
        (
            "plugins: [search, null]\n",
            "mkdocs.yml: `plugins`: expected a name, or a name with a mapping of options, got `None`",
        ),
        (
            "markdown_extensions: {toc: 3}\n",
            "mkdocs.yml: `markdown_extensions`: expected a name, or a name with a mapping of options, got `{'toc': 3}`",
        ),
        (
            "a: !!int x\n",
            "mkdocs.yml:1: a value cannot be read (invalid literal for int() with base 10: 'x'); fix the YAML",
        ),
        ("hooks: 3\n", "mkdocs.yml: `hooks`: expected a list, got a number"),
        ("theme: {name: [a]}\n", "mkdocs.yml: `name` of `theme`: expected a string, got a list"),
        ("site_url: 'http://[x'\n", "mkdocs.yml: `site_url` is not a valid URL (Invalid IPv6 URL): `http://[x`"),
        (
            "nav: &n [index.md, {A: *n}]\n",
            "mkdocs.yml:1: a value contains itself; fix the YAML",
        ),
        (
            f"nav: {'[{a: ' * 101}x.md{'}]' * 101}\n",
            "mkdocs.yml: `nav` has more than 100 levels, or contains itself; remove sections",
        ),
        ("theme: [material]\n", "mkdocs.yml: `theme`: expected a string or a mapping, got a list"),
        ("INHERIT: gone.yml\n", "mkdocs.yml: `INHERIT: gone.yml` names `gone.yml`, which does not exist"),
        ("INHERIT: base.yml\n", "base.yml: `INHERIT: mkdocs.yml` names `mkdocs.yml`, which inherits from this file"),
    ],
)
def test_invalid_configuration_is_an_error_with_the_name_of_the_file(text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text, base="INHERIT: mkdocs.yml\n")
    assert str(caught.value) == message


def test_too_many_files_to_inherit_from() -> None:
    files = {f"{number}.yml": f"INHERIT: {number + 1}.yml\n".encode() for number in range(2000)}
    with pytest.raises(SourceError, match="`INHERIT` leads through more than 100 files"):
        read_config(files, "0.yml")


def test_latin_1_is_an_error() -> None:
    with pytest.raises(SourceError, match="not UTF-8"):
        read_config({"mkdocs.yml": "site_name: Café\n".encode("latin-1")}, "mkdocs.yml")


def test_names_with_and_without_options() -> None:
    assert entries(["search", {"x": {"a": 1}}, {"y": None}]) == {"search": {}, "x": {"a": 1}, "y": {}}
    assert entries({"search": None, "x": {"a": 1}}) == {"search": {}, "x": {"a": 1}}
    assert entries(None) == {}
