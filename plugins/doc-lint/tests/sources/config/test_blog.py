"""Pages and URLs of the blog plugin of Material for MkDocs."""

from doc_lint.patterns import match
from doc_lint.sources.config.blog import blog_pages, blog_urls, blogs


def test_posts_come_first() -> None:
    assert blog_pages()[0] == "blog/posts/**"
    assert blog_pages("news", "{blog}/texts")[0] == "news/texts/**"
    assert [patterns[0] for patterns in blogs({"plugins": ["material/blog", {"blog": {"blog_dir": "."}}]})] == [
        "blog/posts/**",
        "posts/**",
    ]


def test_urls_follow_the_format_of_posts() -> None:
    urls = list(blog_urls({"plugins": ["blog"]}))
    assert match("blog/2026/01/31/first", urls)
    assert match("blog/archive/2026", urls)
    assert not match("blog/posts/gone.md", urls)
    other = {"blog_dir": "news", "post_url_format": "{categories}/{slug}"}
    assert match("news/a/first", list(blog_urls({"plugins": [{"blog": other}]})))
