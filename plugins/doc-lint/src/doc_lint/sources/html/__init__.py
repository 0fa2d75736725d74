"""Read built HTML: the content of a page, and the navigation that the theme adds."""
