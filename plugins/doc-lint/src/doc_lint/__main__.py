"""`python -m doc_lint` runs the `doc-lint` command."""

from doc_lint.cli.main import run

if __name__ == "__main__":
    run()
