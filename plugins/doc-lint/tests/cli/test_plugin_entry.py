"""Adding doc-lint to the plugins of a configuration, in every style of YAML."""

import difflib
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from doc_lint import read_options
from doc_lint.cli.plugin_entry import InitialOptions, diff, flow_text, insert
from doc_lint.sources.tree import plugin_options

OPTIONS: InitialOptions = {
    "package": "shop",
    "ignore": {"broken-link": 3, "heading-jump": 1},
    "rules": {"dead-end-page": None},
}
STYLES = {
    "none": "site_name: X\n# the end\n",
    "no newline at the end": "site_name: X",
    "empty": "plugins:\nsite_name: X\n",
    "list": "site_name: X\nplugins:\n  - search   # find it\n  - tags\n\n# more\nnav:\n  - index.md\n",
    "list without indent": "strict: true\n"
    "plugins:\n- search\n- mkdocstrings:\n    handlers:\n      python: {}\n    # more\n\nsite_name: X\n",
    "list at the end": "plugins:\n    - search\n    - tags: {a: [b]}",
    "list that ends in a string": "plugins:\n  - search:\n      lang: |\n        en\n        de\n\nsite_name: X\n",
    "one line": "plugins: [search, {tags: {a: b}}]  # all\nsite_name: X\n",
    "several lines in brackets": "plugins: [\n  search,\n  tags,\n]\nsite_name: X\n",
    "empty brackets": "plugins: []\nsite_name: X\n",
    "mapping": "plugins:\n  search: {}\n  tags:\n    a: b\nsite_name: X\n",
    "mapping in one line": "plugins: {search: {}, tags: {a: b}}\n",
    "carriage returns": "site_name: X\r\nplugins:\r\n  - search\r\nnav:\r\n  - index.md\r\n",
    "tags": "plugins:\n  - search\n"
    "markdown_extensions:\n  - toc: {slugify: !!python/name:x.y }\nstrict: !ENV [A, no]\n",
}


class Loader(yaml.SafeLoader):
    pass


Loader.add_multi_constructor("", lambda *_: None)


@pytest.mark.parametrize("style", STYLES)
def test_doc_lint_is_added_as_the_last_plugin_and_nothing_else_changes(style: str) -> None:
    text = STYLES[style]
    changed = insert(text, OPTIONS)
    kept = text.replace("[search, {tags: {a: b}}]", "").replace("  tags,", "").replace("[]", "")
    lost = [line for line in difflib.ndiff(kept.splitlines(), changed.splitlines()) if line.startswith("- ")]
    one_line = style in ("one line", "empty brackets", "mapping in one line", "several lines in brackets")
    assert not lost or one_line
    assert ("\r\n" in changed) == ("\r\n" in text)
    before, after = (yaml.load(each, Loader) for each in (text, changed))  # noqa: S506 - a safe loader
    old, new = before.pop("plugins", None), after.pop("plugins")
    assert after == before
    assert list(new)[:-1] == list(old if old is not None else ["search"])
    options = read_options(plugin_options({"plugins": new}))
    assert options.package == "shop"
    assert options.ignore == ("broken-link", "heading-jump")
    assert list(options.rules) == ["dead-end-page"]


def test_comments_give_the_number_of_findings() -> None:
    changed = insert("plugins:\n  - search\n", OPTIONS)
    assert "        - broken-link  # 3 findings\n        - heading-jump  # 1 finding\n" in changed


def test_no_options() -> None:
    no_options: InitialOptions = {"package": "", "ignore": {}, "rules": {}}
    assert insert("plugins:\n  - search\n", no_options) == "plugins:\n  - search\n  - doc-lint\n"
    assert insert("plugins:\n  search: {}\n", no_options) == "plugins:\n  search: {}\n  doc-lint: {}\n"
    assert flow_text(no_options) == "{}"


@pytest.mark.parametrize("tool", ["git apply", "patch -p1"])
@pytest.mark.parametrize("style", STYLES)
def test_diff_can_be_applied(style: str, tool: str, tmp_path: Path) -> None:
    command = tool.split()
    if shutil.which(command[0]) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"needs {command[0]}; run: apt-get install {command[0]}")
    file = tmp_path / "mkdocs.yml"
    old, new = STYLES[style], insert(STYLES[style], OPTIONS)
    file.write_bytes(old.encode())
    patch = diff(Path("mkdocs.yml"), old, new).encode()
    command += ["--binary"] * (command[0] == "patch")
    done = subprocess.run(command, input=patch, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes() == new.encode()
