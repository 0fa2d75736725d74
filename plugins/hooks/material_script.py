"""`on_post_build`: changes the script of Material for MkDocs, which no template can.

The search index is larger than everything else that a page loads, and only readers who search need it; the other
changes are about accessibility. If a release of Material changes one of these places, the build stops.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

CHANGES = {
    # The index is fetched when the search is opened or about to be, not with the page: assets/javascripts/search.js.
    '$(location.protocol!=="file:")': 'h(document,"search-soon")',
    # The index of this site is fetched with its worker.
    'ze(new URL("search/search_index.json",Or.base))': "searchIndex()",
    # Words of a search are marked only where the address has some.
    'V("search.highlight")?': 'V("search.highlight")&&/[?&]h=/.test(location.search)?',
    # The worker of this site, which starts with the first message to it, the index.
    "t=new Worker(e)": "t=searchWorker(e)",
    # A result shows the sections that its page is in.
    'r>0&&x("h1",null,e.title)': 'r>0&&e.path&&x("p",{class:"search-path"},e.path),r>0&&x("h1",null,e.title)',
    # Tab goes on to the results, which can be reached, instead of closing the search.
    'case"Escape":case"Tab":at(': 'case"Tab":break;case"Escape":at(',
    'class:"md-search-result__link",tabIndex:-1': 'class:"md-search-result__link"',
    'x("summary",{tabIndex:-1}': 'x("summary",null',
    # A table has its box already (page_parts/tables.py). One that may be wider than the screen is scrolled by keyboard.
    '...M("table:not([class])",e).map(i=>ti(i))': (
        '...matchMedia("(width < 720px)").matches?M(".md-typeset__scrollwrap",e).map(i=>(i.tabIndex=0,$({ref:i}))):[]'
    ),
    # The colors that the page has already are not set once more, and no transition is turned off for them: each of
    # these computes the styles of the whole page.
    'if(document.body.setAttribute("data-md-color-switching",""),s.color.media': "if(s.color.media",
    "for(let[a,c]of Object.entries(s.color))document.body.setAttribute(`data-md-color-${a}`,c);": (
        "for(let[a,c]of Object.entries(s.color))if(document.body.getAttribute(`data-md-color-${a}`)!==c){"
        'a!=="media"&&document.body.setAttribute("data-md-color-switching","");'
        "document.body.setAttribute(`data-md-color-${a}`,c)}"
    ),
    # The browser's own color scheme is light already.
    'o=x("meta",{name:"color-scheme"});document.head.appendChild(o);': 'o=x("meta",{name:"color-scheme"});',
    "o.content=a.colorScheme,": (
        'a.colorScheme!=="light"&&document.head.appendChild(o),o.isConnected&&(o.content=a.colorScheme),'
    ),
    # The parts of a page start one after the other instead of in one go, during which a phone would not react.
    '$s=H(()=>L(...me("announce")': '$s=H(()=>L(...[...me("announce")',
    "main$:qt,target$:Ht})))),Ki=": "main$:qt,target$:Ht}))].map(o=>o.pipe(et(pe))))),Ki=",
    # The code blocks of a page are measured one after the other, when all have their buttons: a button that is added
    # before a measure lets the browser lay out the page again.
    "function es(e){return Le(e).pipe(": "function es(e){return H(()=>Le(e)).pipe(et(pe),",
    # For the same reason, whether it can copy is not asked for each of them: all browsers can.
    'if(Kn.default.isSupported()&&(e.closest(".copy")': 'if((e.closest(".copy")',
    # A preview of a link does not need the list of all pages, which only instant navigation has:
    # page_parts/markup.py marks the links.
    'rt([r,o]).pipe(b(([i])=>{let s=new URL(e.href);return s.search=s.hash="",i.has(`${s}`)?$(s):y})': (
        'o.pipe(b(()=>{let s=new URL(e.href);return s.search=s.hash="",$(s)})'
    ),
    # The page of a preview may have a drawing, whose links, of SVG, take no other value for their property `href`.
    "r[o]=new URL(r.getAttribute(o),t).toString()": "r.setAttribute(o,new URL(r.getAttribute(o),t).toString())",
    # A preview has a name.
    '{class:"md-tooltip2",role:"dialog"}': '{class:"md-tooltip2",role:"dialog","aria-label":"Preview"}',
    # A copy button has the name of what it copies.
    'title:Me("clipboard.copy"),"data-clipboard-target"': (
        'title:(t=>`Copy ${(t?.querySelector(".filename")??t?.querySelector("a[download]"))?.textContent'
        '.replace("Download ","")||"code"}`)(document.getElementById(e).closest(".highlight")),"data-clipboard-target"'
    ),
    # The buttons of a code block are not a landmark: a page has dozens of them, all without a name.
    'x("nav",{class:"md-code__nav"})': 'x("div",{class:"md-code__nav"})',
}


def on_post_build(*, config: MkDocsConfig) -> None:
    """Change the script in the built site."""
    for bundle in Path(config.site_dir, "assets/javascripts").glob("bundle.*.min.js"):
        text = bundle.read_text("utf-8")
        for old, new in CHANGES.items():
            if text.count(old) != 1:
                raise PluginError(
                    f"{bundle.name} of Material for MkDocs has `{old}` {text.count(old)} times instead of once. "
                    "Check whether the change in plugins/hooks/material_script.py is still needed, and adapt it."
                )
            text = text.replace(old, new)
        bundle.write_text(text, "utf-8")
