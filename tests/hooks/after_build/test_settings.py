"""The settings are the same whether MkDocs reads the configuration or no engine does."""

from pathlib import Path

from mkdocs.config import load_config

from after_build.settings import read_settings, settings_of
from tests.hooks.conftest import ROOT


def test_the_file_of_the_site_gives_what_mkdocs_makes_of_it() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert read_settings(ROOT / "mkdocs.yml") == settings_of(config, Path(config.docs_dir))


def test_what_is_not_set_has_the_default_of_mkdocs(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        "site_name: X\nsite_url: !ENV [URL, 'https://x.example/']\nx: !!python/name:os.path.join\n", "utf-8"
    )
    settings = read_settings(file)
    assert (settings.docs, settings.language, settings.kinds) == (tmp_path / "docs", "en", {})


def test_the_theme_may_have_a_language(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: X\ntheme: {name: material, language: de}\n", "utf-8")
    assert read_settings(file).language == "de"
