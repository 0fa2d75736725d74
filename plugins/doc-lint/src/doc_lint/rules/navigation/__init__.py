"""The nav: depth, order, completeness."""
