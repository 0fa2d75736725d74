"""An internal error is one line, and a file with the details."""

from pathlib import Path

from doc_lint.internal_error import describe


def test_line_names_the_error_the_command_and_the_file() -> None:
    try:
        raise KeyError("x\n::error::y")
    except KeyError as error:
        line = describe(error, ["mkdocs", "build", "-f", "a b.yml"])
    assert line.startswith("internal error: KeyError: ")
    assert "to repeat it: mkdocs build -f 'a b.yml'; details are in " in line
    assert "\n" not in line
    details = Path(line.rpartition(" ")[2])
    assert "test_line_names_the_error" in details.read_text()
    details.unlink()
