"""Find lines in the configuration file."""

from doc_lint.sources.config.lines import compose, entry, key_line, option_lines, plugin_line

TEXT = """\
site_name: X
plugins:
  - search
  - doc-lint:
      rules:
        nav-too-deep: {max_depth: 2}
        missing-page:
          pages: [a.md,
                  b.md]
"""


def test_options_have_lines_by_their_keys_and_list_entries_by_value_and_index() -> None:
    lines = option_lines(TEXT)
    assert (lines[()], lines["rules",], lines["rules", "nav-too-deep", "max_depth"]) == (4, 5, 6)
    assert lines["rules", "missing-page", "pages", "b.md"] == lines["rules", "missing-page", "pages", "1"] == 9


def test_plugin_is_found_by_its_name_or_its_package() -> None:
    assert (plugin_line(TEXT, "search"), plugin_line(TEXT, "mkdocs-doc-lint"), plugin_line(TEXT, "gone")) == (3, 4, 1)


def test_invalid_file_has_no_lines() -> None:
    assert compose("a: [") is None
    assert option_lines("a: [") == {}


def test_value_and_line_of_a_key() -> None:
    root = compose(TEXT)
    assert key_line(root, "plugins") == 2
    assert entry(root, "gone") is None
