"""The style without colors changes nothing in the HTML of code."""

import markdown
import pytest
from mkdocs.config.defaults import MkDocsConfig
from pygments.formatters import HtmlFormatter

from code_style import on_config

CODE = """
```python hl_lines="2" linenums="1" title="x.py"
class A:
    x = "text"  # comment
```

`#!python x = 1`
"""


def test_code_has_the_same_classes() -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Small"})
    config.validate()
    config.mdx_configs["pymdownx.highlight"] = {"anchor_linenums": True}
    extensions = ["pymdownx.superfences", "pymdownx.inlinehilite", "pymdownx.highlight"]
    before = markdown.markdown(CODE, extensions=extensions, extension_configs=config.mdx_configs)
    on_config(config)
    after = markdown.markdown(CODE, extensions=extensions, extension_configs=config.mdx_configs)
    assert after == before
    assert '<span class="hll">' in after
    assert '<code class="highlight">' in after


def test_pygments_makes_no_table_of_the_style(monkeypatch: pytest.MonkeyPatch) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Small"})
    config.validate()
    on_config(config)
    formatters = []
    create = HtmlFormatter._create_stylesheet

    def watched(formatter: HtmlFormatter) -> None:
        create(formatter)
        formatters.append(formatter)

    monkeypatch.setattr(HtmlFormatter, "_create_stylesheet", watched)
    extensions = ["pymdownx.superfences", "pymdownx.highlight"]
    markdown.markdown(CODE, extensions=extensions, extension_configs=config.mdx_configs)
    assert [formatter.class2style for formatter in formatters] == [{}]
