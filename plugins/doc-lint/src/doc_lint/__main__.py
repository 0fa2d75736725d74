"""`python -m doc_lint` is the command `doc-lint`."""

from doc_lint.cli.main import run

if __name__ == "__main__":
    run()
