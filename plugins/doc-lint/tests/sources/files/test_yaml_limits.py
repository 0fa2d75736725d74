"""YAML of strangers is bounded before it is composed or copied, and every error has its line."""

import subprocess
import sys

import pytest
import yaml

from doc_lint.sources.files.yaml_limits import load_yaml

BOMB = "\n".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9) if level else 'x'}]" for level in range(12))
MERGES = "a0: &a0 {k: v}\n" + "\n".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12))
CHAIN = "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 3000))


def problem(text: str, size: int = 1_000_000) -> tuple[str, int]:
    """Return the problem and the line, from 1."""
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        load_yaml(text, size=size)
    error = caught.value
    return str(error.problem), error.problem_mark.line + 1 if error.problem_mark else 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOMB, ("its aliases expand to more than 10,000 nodes", 5)),
        (MERGES, ("its aliases expand to more than 10,000 nodes", 5)),
        (CHAIN, ("its aliases expand to more than 250 levels", 251)),
        ("a: b\nc: &c [*c]", ("a value contains itself", 2)),
        ("a: b\nc: &c {d: *c}", ("a value contains itself", 2)),
        ("a: b\nc: " + "[" * 251 + "]" * 251, ("it has more than 250 levels", 2)),
        ("a: b\nc: " + "{d: " * 251 + "}" * 251, ("it has more than 250 levels", 2)),
        ("- " * 251, ("it has more than 250 levels", 1)),
        ("? " * 251, ("it has more than 250 levels", 1)),
        ("\n".join(" " * level + "a:" for level in range(252)), ("it has more than 250 levels", 251)),
        ("a: b\nc:\n" + "\n".join(" " * n + "-\n" + " " * n + " b:" for n in range(140)), ("it has more than 250 levels", 0)),  # noqa: E501
        ("a: b\nc: \x07", ("the character U+0007 is not allowed in YAML", 2)),
        ("a: b\n" + "[" * 300 + "\0", ("the character U+0000 is not allowed in YAML", 2)),
        ("a:\n  - !!int x", ("a value cannot be read (invalid literal for int() with base 10: 'x')", 2)),
        ('a:\n  - !!int ""', ("a value cannot be read (`` is not a valid int)", 2)),
        ("a:\n  - !!bool maybe", ("a value cannot be read (`maybe` is not a valid bool)", 2)),
        ("a:\n  - !!timestamp now", ("a value cannot be read (`now` is not a valid timestamp)", 2)),
        ("a: b\nc: 2001-13-45", ("a value cannot be read (month must be in 1..12)", 2)),
    ],
)  # fmt: skip
def test_errors_have_a_line(text: str, expected: tuple[str, int]) -> None:
    found, line = problem(text)
    assert found == expected[0]
    assert line == (expected[1] or line)


def test_size_is_limited() -> None:
    assert problem("a: " + "x" * 100, size=100) == ("it has 103 characters; the limit is 100", 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: &a {b: 1}\nc: {<<: *a}\nd: [*a, *a]",
        "a: " + "[" * 249 + "]" * 249,
        "\n".join(f"key{number}: value" for number in range(20_000)),
        "nav:\n" + "\n".join(f"  - Page {number}: {number}.md" for number in range(20_000)),
    ],
)
def test_ordinary_values_are_what_pyyaml_reads(text: str) -> None:
    assert load_yaml(text)[1] == yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def test_deep_nesting_does_not_crash_the_process() -> None:
    code = "from doc_lint.sources.markdown.front_matter import split\n" + (
        "for text in ('a: ' + '[' * 90_000, '- ' * 90_000): print(split(f'---\\n{text}\\n---\\n')[0].defect.message)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "it has more than 250 levels\n" * 2
