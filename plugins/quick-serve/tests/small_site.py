"""A small site with the plugins, Markdown extensions and hidden inputs of a large one, as files by path."""

FILES = {
    "mkdocs.yml": """\
site_name: Small
site_url: https://small.example/
repo_url: https://code.example/small
edit_uri: edit/main/docs/
use_directory_urls: true
theme:
  name: material
  custom_dir: theme
  font: false
  features: [navigation.indexes, navigation.tabs, navigation.footer, navigation.path]
exclude_docs: SUMMARY.md
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.highlight
  - pymdownx.snippets: {base_path: [docs/examples, docs/assets], check_paths: true}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
hooks: [hooks/dates.py]
watch: [hooks, theme, scripts, package]
plugins:
  - search
  - tags
  - gen-files: {scripts: [scripts/gen.py, scripts/fill.py]}
  - literate-nav: {nav_file: SUMMARY.md}
  - mkdocstrings:
      handlers:
        python: {paths: [package], options: {show_source: false}}
""",
    "docs/SUMMARY.md": """\
- [Home](index.md)
- Guides
    - [Overview](guides/index.md)
    - [One](guides/one.md)
    - [Two](guides/two.md)
- [API](api.md)
- [Made](made.md)
""",
    "docs/index.md": """\
---
tags: [a]
description: The first page.
---
# Home

See [one](guides/one.md#part) and [Thing][parts.Thing].

<!-- material/tags -->
""",
    "docs/guides/index.md": """\
# Guides

[One](one.md), [two](two.md), [a broken one](three.md)

::: parts.base.Base
""",
    "docs/guides/one.md": """\
---
tags: [a, b]
---
# One

## Part

```python
--8<-- "program.py"
```

A note.[^1]

[^1]: The note.
""",
    "docs/guides/two.md": "# Two\n\n![Logo](../assets/logo.svg) The count: <!-- count -->\n",
    "docs/api.md": "# API\n\n::: parts\n\n::: parts.Thing\n    options: {heading_level: 3}\n",
    "docs/examples/program.py": "print('one')\n",
    "docs/assets/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'></svg>\n",
    "package/parts/__init__.py": """\
'''Parts.'''

from parts.base import Base


class Thing(Base):
    '''A thing, as [One](guides/one.md) says.'''
""",
    "package/parts/base.py": """\
from dataclasses import dataclass


@dataclass
class Base:
    '''What things have.'''

    size: int = 0

    def method(self):
        '''Do something.'''
""",
    "theme/main.html": """\
{% extends "base.html" %}
{% block extrahead %}<meta name="stamp" content="{{ page.meta.stamp if page }}">{% endblock %}
{% block content %}{{ super() }}{% include "partials/extra.html" %}{% endblock %}
""",
    "theme/partials/extra.html": "<p>{{ nav.homepage.content | striptags | length }} {{ page.title }}</p>\n",
    "hooks/dates.py": """\
import part


def on_pre_page(page, config, files):
    render = page.render

    def wrapped(*arguments):
        return render(*arguments), config

    page.render = wrapped


def on_env(env, config, files):
    for file in files:
        if file.page and file.page.content is not None:
            file.page.meta["stamp"] = part.STAMP
            file.page.content += f"<p>{len(file.page.toc.items)}</p>"
            file.page.toc.items.extend(file.page.toc.items[:1])


def on_post_build(config):
    import os
    import pathlib

    for path in pathlib.Path(config.site_dir).rglob("bundle.*.js"):
        path.write_text(path.read_text("utf-8") + "// changed", "utf-8")
    for path in pathlib.Path(config.site_dir).rglob("index.html"):
        note, text = path.with_name("index.note"), part.note(path.read_text("utf-8"))
        if note.exists() and note.read_text("utf-8") == text:
            os.utime(note)
        else:
            note.write_text(text, "utf-8")
    names = sorted(path.name for path in pathlib.Path(config.site_dir).rglob("*.html"))
    pathlib.Path(config.site_dir, "list.txt").write_text("\\n".join(names), "utf-8")
""",
    "hooks/part.py": """\
STAMP = 'one'


def note(text):
    return f"{len(text) % 7}"
""",
    "pyproject.toml": """\
[tool.quick-serve]
steps = ["scripts.words:forties"]
outputs = ["*index.note"]
functions = ["part:note"]
""",
    "scripts/words.py": """\
from pathlib import Path


def forties():
    return sum(len(path.read_text("utf-8").split()) for path in sorted(Path("docs").rglob("*.md"))) // 40
""",
    "counts.py": "TWO = '**2**'\n",
    "scripts/gen.py": """\
import sys
from pathlib import Path

import mkdocs_gen_files

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import counts
from scripts.words import forties

with mkdocs_gen_files.open("made.md", "w") as file:
    file.write(f"# Made\\n\\n{forties()} times forty words. ::: in text\\n")
mkdocs_gen_files.set_edit_path("made.md", "scripts/gen.py")
""",
    "scripts/fill.py": """\
import mkdocs_gen_files

from counts import TWO

for file in mkdocs_gen_files.FilesEditor.current().files:
    if file.src_uri.endswith("two.md"):
        file.content_string = file.content_string.replace("<!-- count -->", TWO)
""",
}
