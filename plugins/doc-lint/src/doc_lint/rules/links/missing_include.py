"""The rule missing-include."""

from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from doc_lint.facts.unjudged_pages import FILLED, unknown_file
from doc_lint.findings import Finding, Unjudged
from doc_lint.rules.base import rule
from doc_lint.site import Location, MissingInclude, Site


@rule(severity="error")
def missing_include(site: Site) -> Iterator[Finding | Unjudged]:
    """A page includes a file or a section of a file that does not exist.

    ## What it finds
    `--8<-- "file"`, and blocks of file names, where the file is in none of the `base_path` folders of
    pymdownx.snippets. Also `--8<-- "file:section"` where the file does not mark that section. Included files and
    `auto_append` are checked in the same way, and so are markers in code blocks, which Snippets replaces as well. A
    marker after `;` is text.

    ## Why it matters
    Snippets removes the marker and inserts nothing: the reader gets a step without its program, and nobody notices.
    With `check_paths: true`, the build stops with a traceback that names no line. If the site builds with doc-lint, the
    build ends with the finding instead of the traceback, and a preview continues and shows it.

    ## Example
    ```yaml title="mkdocs.yml"
    markdown_extensions:
      - pymdownx.snippets: {base_path: [docs/examples]}
    ```
    ````markdown title="docs/index.md"
    # Home

    ```python
    --8<-- "gret.py"
    ```
    ````
    ```python title="docs/examples/greet.py"
    print("Hello")
    ```

    ## Use instead
    ````markdown title="docs/index.md"
    # Home

    ```python
    --8<-- "greet.py"
    ```
    ````

    ## Limits
    URLs (`--8<-- "https://..."`) are not fetched. Line ranges (`file:3:9`) outside of the file are not reported. If
    `base_path` is the folder of each page (`!relative` alone), nothing is reported. Markers in docstrings, and those
    that hooks write, are not checked. A file that a script generates before the build is reported as long as it does
    not exist, unless Git ignores it; to prevent that, list it in doc-lint's option `generated`.

    ## References
    - PyMdown Extensions, [Snippets](https://facelessuser.github.io/pymdown-extensions/extensions/snippets/): what
      happens to a file that cannot be found, `base_path` and `check_paths`
    """
    for page in site.pages:
        for missing in page.missing_includes:
            where = missing.location if missing.location.path else Location(site.config_path)
            unknown = unknown_file(site, page, missing)
            if unknown:
                if unknown.reason != FILLED and (unknown.ignored or "pages" in site.unknown):
                    yield Unjudged(where, unknown.reason, ignored=unknown.ignored)
            elif missing.open_lines:
                yield Finding(
                    page=page.path,
                    location=where,
                    key=("open block", missing.file),
                    message="the block of includes that begins here is not closed: the next "
                    f"{missing.open_lines} lines are read as names of files that do not exist, "
                    f"starting with `{missing.file}`",
                    hint="close the block with a second marker, or write `;` before this one to show it as text",
                )
            elif missing.section:
                message, hint = _section(missing)
                yield Finding(
                    page=page.path,
                    location=where,
                    key=(missing.file, missing.section),
                    cause=("include", missing.tried[0], missing.section),
                    message=message,
                    hint=hint,
                )
            else:
                message, hint = _file(site, missing)
                yield Finding(
                    page=page.path,
                    location=where,
                    key=(missing.file,),
                    cause=("include", missing.file, *missing.tried) if missing.file else (),
                    message=message,
                    hint=hint,
                )


def _section(missing: MissingInclude) -> tuple[str, str]:
    """Return the message and the hint for a section that the file does not have."""
    has = ", ".join(f"`{name}`" for name in missing.sections) or "none"
    near = get_close_matches(missing.section, missing.sections, 1)
    hint = f"write `{near[0]}`, or mark the section" if near else "correct the name, or mark the section"
    return f"`{missing.tried[0]}` has no section `{missing.section}` to include; its sections: {has}", hint


def _file(site: Site, missing: MissingInclude) -> tuple[str, str]:
    """Return the message and the hint for a file that does not exist."""
    if not missing.file:
        return "an include marker does not name a file", "name the file, or remove the marker"
    if not missing.tried:
        return (
            f"the included file `{missing.file}` is outside of the `base_path` folders",
            "move the file into one of these folders, or add its folder to `base_path`",
        )
    tried = ", ".join(f"`{path}`" for path in missing.tried)
    pairs = [(path, site.near_files[path]) for path in missing.tried if path in site.near_files]
    near = max(pairs, key=lambda pair: _similarity(*pair), default=("", ""))[1]
    meant = f"; did you mean `{near}`?" if near else ""
    return (
        f"the included file `{missing.file}` does not exist; tried {tried}{meant}",
        "correct the path, or add the file",
    )


def _similarity(path: str, other: str) -> float:
    return SequenceMatcher(None, path.casefold(), other.casefold()).ratio()
