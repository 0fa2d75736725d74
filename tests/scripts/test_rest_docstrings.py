"""What the griffe extension makes of the reST in docstrings."""

import pytest

from scripts.rest_docstrings import markdown


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("See `git archive <https://git-scm.com>`_.", "See [git archive](https://git-scm.com)."),
        ("#. one\n#. two", "1. one\n1. two"),
        ("a\n\n.. code-block:: python\n\n    x = 1\n\n    y = 2\n\nb", "a\n\n\n```python\nx = 1\n\ny = 2\n```\n\nb"),
        ("  - a:\n\n    .. code-block:: python\n\n      x = 1\n", "  - a:\n\n\n    ```python\n    x = 1\n    ```\n\n"),
        (".. note::\n    Read this.\n    And this.\n", "\n!!! note\n    Read this.\n    And this.\n\n"),
        ("Returns\n-------\n    Config: new", "Returns:\n    Config: new"),
        ("Returns\n-------\nstr\n    name", "Returns\n-------\nstr\n    name"),
        ("Example:\n    >>> f()", "Examples:\n    >>> f()"),
        ("type=<bind/volume>", "type=&lt;bind/volume>"),
        ("Plain text with `code` and 1 < 2.", "Plain text with `code` and 1 < 2."),
    ],
)
def test_markdown(rest: str, expected: str) -> None:
    assert markdown(rest) == expected
