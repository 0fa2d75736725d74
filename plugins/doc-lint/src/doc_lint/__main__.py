"""`doc-lint` and `python -m doc_lint` run the command."""

import sys


def run() -> None:
    """Run the command. Interrupting it while modules load is one line, too."""
    try:
        from doc_lint.cli import last_run

        inputs = last_run.Inputs()
        code = last_run.repeat(sys.argv[1:])
        if code is not None:
            sys.exit(code)

        from doc_lint.cli.main import run as run_command

        run_command(inputs)
    except KeyboardInterrupt:
        sys.stderr.write("doc-lint: interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    run()
