"""`python -m quick_serve [--no-cache] [OPTION of mkdocs serve]...`, or `build` with the options of `mkdocs build`."""

import sys
import traceback
from typing import NoReturn

from mkdocs.__main__ import cli

from quick_serve.patches import commands
from quick_serve.process import Process, start_again, state, wait_for_change, watched_before

NO_CACHE = "--no-cache"


def main() -> None:
    """Serve or build the site."""
    arguments = sys.argv[1:]
    if arguments[:1] != ["build"]:
        serve(arguments)
    commands.apply_to_build()
    cli.main(args=arguments, prog_name="mkdocs")


def serve(arguments: list[str]) -> NoReturn:
    """Serve the site. When its code changes, start again; if it cannot start then, wait for the next change."""
    process = Process()
    before = watched_before()
    old = state(before)
    commands.apply(process, is_cached=NO_CACHE not in arguments)
    code: object = 1
    try:
        cli.main(args=["serve", *(each for each in arguments if each != NO_CACHE)], prog_name="mkdocs")
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
