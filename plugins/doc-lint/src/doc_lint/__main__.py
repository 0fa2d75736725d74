"""`python -m doc_lint` is the command `doc-lint`."""

from doc_lint.adapters.cli import main

if __name__ == "__main__":
    main(prog_name="doc-lint")
