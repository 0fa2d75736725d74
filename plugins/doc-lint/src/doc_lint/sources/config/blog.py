"""What the blog plugin of Material for MkDocs makes of its options."""

import re
from collections.abc import Iterator

from doc_lint.sources.config.raw_config import Config, plugins_of


def blog_pages(blog_dir: str = "blog", post_dir: str = "{blog}/posts") -> tuple[str, ...]:
    """Return patterns of the posts of Material's blog plugin, which are not in the nav, and of its generated pages."""
    blog = blog_dir.strip("./")
    posts = post_dir.replace("{blog}", blog)
    filled = (f"{blog}/{name}" for name in ("index.md", "archive/**", "author/**", "category/**", "page/**"))
    return tuple(pattern.lstrip("/") for pattern in (f"{posts}/**", *filled))


def blog_urls(config: Config) -> Iterator[str]:
    """Yield patterns of the URLs that Material's blog plugin gives its posts and lists of posts."""
    for name, options in plugins_of(config).items():
        if name.rpartition("/")[2] == "blog":
            blog = str(options.get("blog_dir", "blog")).strip("./")
            date = re.sub(r"[^/]+", "*", str(options.get("post_url_date_format", "yyyy/MM/dd")))
            post = str(options.get("post_url_format", "{date}/{slug}")).replace("{date}", date)
            for pattern in (re.sub(r"\{\w+\}", "*", post), "archive/**", "author/**", "category/**", "page/**"):
                yield f"{blog}/{pattern}".lstrip("/")


def blogs(config: Config) -> Iterator[tuple[str, ...]]:
    """Yield the patterns of `blog_pages` for each blog."""
    for name, options in plugins_of(config).items():
        if name.rpartition("/")[2] == "blog":
            yield blog_pages(**{key: str(options[key]) for key in ("blog_dir", "post_dir") if key in options})
