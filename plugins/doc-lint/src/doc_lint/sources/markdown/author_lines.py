"""Find the lines of an author's file in a page that a plugin has changed.

Scripts of gen-files put tables into pages, for example. The lines after them have other numbers than in the file.
"""

from collections import Counter
from collections.abc import Sequence


def author_lines(changed: Sequence[str], written: Sequence[str]) -> list[int]:
    """Return the number of the line in the author's file, from 1, for each line of a changed page.

    Lines that a plugin has added belong to the last line before them. Each line is looked at once: after a change, the
    next line that both texts have exactly once shows where they go on together.

    Args:
        changed: The lines of the page.
        written: The lines of the file.
    """
    places = {line: number for number, line in enumerate(written)}
    once = {line for line, count in Counter(written).items() if count == 1}
    once &= {line for line, count in Counter(changed).items() if count == 1}
    numbers, following = [], 0
    for line in changed:
        if following < len(written) and written[following] == line:
            following += 1
        elif line in once and places[line] >= following:
            following = places[line] + 1
        numbers.append(max(following, 1))
    return numbers
