"""The review of a site's information architecture: its tree, titles, checklist and tables."""

from doc_lint.review.records import Review
from doc_lint.review.survey import survey

__all__ = ["Review", "survey"]
