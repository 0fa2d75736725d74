"""A template is rendered again when it or a value has changed."""

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from page_parts.templates import Templates


def test_a_changed_template_or_value_is_rendered_again() -> None:
    def render(source: str, value: str) -> str:
        return Templates(Environment(loader=DictLoader({"partials/note.html": source}))).render("note", value=value)  # noqa: S701

    assert render("<p>{{ value }}</p>", "1 < 2") == "<p>1 &lt; 2</p>"
    assert render("<p>{{ value }}</p>", "2 < 3") == "<p>2 &lt; 3</p>"
    assert render("<b>{{ value }}</b>", "1 < 2") == "<b>1 &lt; 2</b>"
    assert render("<b>{{ value }}</b>", Markup("<i>1</i>")) == "<b><i>1</i></b>"
    assert render("<p>{{ value }}</p>", "1 < 2") == "<p>1 &lt; 2</p>"
