"""Rules about the nav: depth, order and completeness."""
