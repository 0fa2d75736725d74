"""What fails in a build ends it in one line."""

import re
from pathlib import Path

import pytest

from tests.conftest import Make

PLUGIN = "site_name: A\nplugins: [doc-lint]\n"
HOME = {"docs/index.md": "# Home\n\nWelcome.\n"}


@pytest.mark.parametrize("event", ["on_config", "on_nav", "on_page_content", "on_post_page", "on_post_build"])
def test_internal_error_is_one_line(project: Make, event: str) -> None:
    """The hook breaks what the plugin needs in this event, as an error of doc-lint would."""
    hook = f"""
        from doc_lint.mkdocs.plugin import DocLintPlugin, Linter, Rendering
        class Broken:
            def __getattribute__(self, name): raise KeyError("broken")
            def __get__(self, instance, owner): raise KeyError("broken")
            def __set__(self, instance, value): raise KeyError("broken")
        owner, name = {{
            "on_config": (DocLintPlugin, "_stop_filtering"), "on_nav": (DocLintPlugin, "outer"),
            "on_page_content": (Rendering, "add_content"), "on_post_page": (Rendering, "add_output"),
            "on_post_build": (Linter, "report"),
        }}["{event}"]
        setattr(owner, name, Broken())
        """
    hook = "\n".join(line[8:] for line in hook.splitlines())
    built = project({"mkdocs.yml": PLUGIN + "hooks: [hook.py]\n", "hook.py": hook, **HOME}).build()
    assert built.code == 1
    assert "Traceback" not in built.output
    (line,) = re.findall(r"doc-lint: internal error: KeyError: 'broken'; to repeat it: .*", built.output)
    details = Path(line.rpartition(" ")[2])
    assert "KeyError" in details.read_text()
    details.unlink()


def test_include_that_cannot_be_read_names_its_page(project: Make) -> None:
    config = PLUGIN + "markdown_extensions: [{pymdownx.snippets: {base_path: [parts]}}]\n"
    page = {"docs/a.md": f'# A\n\n--8<-- "x.md:{"9" * 5000}"\n', "parts/x.md": "x\n"}
    built = project({"mkdocs.yml": config, **HOME, **page}).build()
    assert built.code == 1
    assert "docs/a.md:3: pymdownx.snippets stopped the build: Exceeds the limit (4300 digits)" in built.output
    assert "Traceback" not in built.output


def test_configuration_that_expands_without_end_stops_the_build(project: Make) -> None:
    levels = "\n".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(12))
    built = project(
        {"mkdocs.yml": f"site_name: A\nextra:\n{levels}\nplugins: [doc-lint: {{select: *a11}}]\n", **HOME}
    ).build()
    assert built.code == 1
    assert "doc-lint: mkdocs.yml:7: its aliases expand to more than 10,000 nodes; fix the YAML" in built.output
