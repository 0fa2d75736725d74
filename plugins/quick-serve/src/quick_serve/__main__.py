"""`python -m quick_serve [OPTION of mkdocs serve]...`."""

import sys
import traceback

from mkdocs.__main__ import cli

from quick_serve import patches
from quick_serve.process import Process, start_again, state, wait_for_change, watched_before


def main() -> None:
    """Serve the site. When its code changes, start again; if it cannot start then, wait for the next change."""
    arguments, process = sys.argv[1:], Process()
    before = watched_before()
    old = state(before)
    patches.apply(process)
    code: object = 1
    try:
        cli.main(args=["serve", *arguments], prog_name="mkdocs")
    except SystemExit as ended:
        code = ended.code
        if code and not isinstance(code, int):
            print(code, file=sys.stderr)
    except Exception:
        traceback.print_exc()
    if process.is_out_of_date:
        start_again(arguments, process.watched)
    if code and before and not process.watched:
        print("quick-serve: waiting for a change", file=sys.stderr)
        wait_for_change(before, old)
        start_again(arguments, before)
    raise SystemExit(1 if code else 0)


if __name__ == "__main__":
    main()
