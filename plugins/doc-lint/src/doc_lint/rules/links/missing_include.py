"""The rule missing-include."""

from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from doc_lint.findings import Finding, Unjudged
from doc_lint.patterns import match
from doc_lint.rules.base import rule
from doc_lint.site import Location, MissingInclude, Page, Site


@rule(severity="error")
def missing_include(site: Site) -> Iterator[Finding | Unjudged]:
    """A page includes a file or a section of a file that does not exist.

    ## What it finds
    `--8<-- "file"` and blocks of such names, where none of the folders that `base_path` of pymdownx.snippets names has
    the file, and `--8<-- "file:section"`, where the file does not mark that section. The same in included files and in
    `auto_append`. Markers in blocks of code count: they are replaced as well. A marker with a `;` before it is text.

    ## Why it matters
    The marker is taken out and nothing is put in: the reader gets a step without its program, and no one is told. With
    `check_paths: true` the build stops instead, and its traceback names no line. Where the site builds with doc-lint,
    the build ends with the finding instead of the traceback, and a preview goes on and shows it.

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
    Addresses (`--8<-- "https://..."`) are not fetched. Lines (`file:3:9`) that a file does not have are not reported.
    Where `base_path` is the folder of each page (`!relative` alone), nothing is reported. Markers in docstrings, and
    those that hooks write, are not seen. A file that a script makes before the build is reported while it is not there,
    unless the option `generated` of doc-lint names it.

    ## References
    - PyMdown Extensions, [Snippets](https://facelessuser.github.io/pymdown-extensions/extensions/snippets/): what
      happens to a file that cannot be found, `base_path` and `check_paths`
    """
    for page in site.pages:
        for missing in page.missing_includes:
            where = missing.location if missing.location.path else Location(site.config_path)
            if "{{" in missing.file or "{%" in missing.file:
                continue
            if _is_generated(site, page, missing):
                if "pages" in site.unknown:
                    yield Unjudged(where, site.unknown["pages"])
            elif missing.open_lines:
                yield Finding(
                    page=page.path,
                    location=where,
                    key=("open block", missing.file),
                    message="the block of includes that begins here has no end: "
                    f"{missing.open_lines} lines below it are taken "
                    f"for names of files that do not exist, the first is `{missing.file}`",
                    hint="end the block with a second marker, or write `;` before this one to show it",
                )
            elif missing.section:
                message, hint = _section(missing)
                yield Finding(
                    page=page.path,
                    location=where,
                    key=(missing.file, missing.section),
                    message=message,
                    hint=hint,
                )
            else:
                message, hint = _file(site, missing)
                yield Finding(
                    page=page.path,
                    location=where,
                    key=(missing.file,),
                    message=message,
                    hint=hint,
                )


def _section(missing: MissingInclude) -> tuple[str, str]:
    """Return the message and the hint for a section that its file lacks."""
    has = ", ".join(f"`{name}`" for name in missing.sections) or "none"
    near = get_close_matches(missing.section, missing.sections, 1)
    hint = f"write `{near[0]}`, or mark the section" if near else "correct the name, or mark the section"
    return f"the included section `{missing.section}` of `{missing.tried[0]}` does not exist; the file has: {has}", hint


def _file(site: Site, missing: MissingInclude) -> tuple[str, str]:
    """Return the message and the hint for a file that does not exist."""
    if not missing.file:
        return "a marker includes a file and names none", "name the file, or take the marker out"
    if not missing.tried:
        return (
            f"the included file `{missing.file}` lies outside of the folders of `base_path`",
            "move the file into one of them, or add its folder to `base_path`",
        )
    looked = ", ".join(f"`{path}`" for path in missing.tried)
    pairs = [(path, site.near_files[path]) for path in missing.tried if path in site.near_files]
    near = max(pairs, key=lambda pair: _likeness(*pair), default=("", ""))[1]
    meant = f"; did you mean `{near}`?" if near else ""
    return (
        f"the included file `{missing.file}` does not exist; looked for {looked}{meant}",
        "correct the path, or add the file",
    )


def _likeness(path: str, other: str) -> float:
    return SequenceMatcher(None, path.casefold(), other.casefold()).ratio()


def _is_generated(site: Site, page: Page, missing: MissingInclude) -> bool:
    """Tell whether the build makes the file."""
    docs = page.location.path.removesuffix(page.path)
    return not missing.section and any(match(path.removeprefix(docs), site.generated) for path in missing.tried)
