"""Hook of the theme: mends the script of Material, which no template holds.

The search index outweighs all the rest of a page, and is of use only to those who search. Whatever Material changes in
the places that are mended here stops the build.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

MENDED = {
    # The index is fetched when the search is opened, not with the page.
    '(location.protocol!=="file:")': "(!1)",
    # Nor where words are to be marked that nobody searched for.
    'V("search.highlight")?': 'V("search.highlight")&&/[?&]h=/.test(location.search)?',
    # The worker starts with the first message to it, which is the index; see assets/javascripts/search.js.
    "t=new Worker(e)": "t=searchWorker(e)",
    # A table that may scroll sideways can do so by keyboard.
    '{class:"md-typeset__scrollwrap"}': '{class:"md-typeset__scrollwrap",...innerWidth<720&&{tabIndex:0}}',
    # A preview of a link needs no list of all pages, which only instant navigation has: hooks.py marks the links.
    'rt([r,o]).pipe(b(([i])=>{let s=new URL(e.href);return s.search=s.hash="",i.has(`${s}`)?$(s):y})': (
        'o.pipe(b(()=>{let s=new URL(e.href);return s.search=s.hash="",$(s)})'
    ),
    # It has a name.
    '{class:"md-tooltip2",role:"dialog"}': '{class:"md-tooltip2",role:"dialog","aria-label":"Preview"}',
    # The buttons of a code block are no landmark: a page has dozens, all without a name.
    'x("nav",{class:"md-code__nav"})': 'x("div",{class:"md-code__nav"})',
}


def on_post_build(*, config: MkDocsConfig) -> None:
    """Mend the script in the built site."""
    for bundle in Path(config.site_dir, "assets/javascripts").glob("bundle.*.min.js"):
        text = bundle.read_text("utf-8")
        for old, new in MENDED.items():
            if text.count(old) != 1:
                raise PluginError(
                    f"{bundle.name} of Material for MkDocs holds {text.count(old)} times what bundle.py mends, not "
                    f"once: {old}. Look whether it is still needed, and write it anew."
                )
            text = text.replace(old, new)
        bundle.write_text(text, "utf-8")
