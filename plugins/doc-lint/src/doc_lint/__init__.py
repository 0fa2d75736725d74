"""doc-lint: rules for the structure of a documentation site, proven at every build."""

from doc_lint.engine import lint
from doc_lint.findings import Finding, Report
from doc_lint.options import OptionError, Options, read_options
from doc_lint.rules import RULES, Rule, rule
from doc_lint.site import Site

__all__ = ["RULES", "Finding", "OptionError", "Options", "Report", "Rule", "Site", "lint", "read_options", "rule"]
