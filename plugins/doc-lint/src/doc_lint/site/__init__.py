"""The model of a documentation site: what every rule reads and nothing may change.

All paths are POSIX paths. A page's `path` is relative to the docs folder, as in a nav; the path of a `Location` is
relative to the folder of `mkdocs.yml`, as a reader of a finding opens it.
"""

from doc_lint.site.allowed import Accepted, Suppression
from doc_lint.site.code.package_code import Call, Import, PackageCode, Use
from doc_lint.site.code.snippets import Snippet
from doc_lint.site.facts import Package, Rendered, TypeRow
from doc_lint.site.links import Maker, Target, click_graph, clicks_from, made_by, match, resolve
from doc_lint.site.location import Location
from doc_lint.site.nav import NavItem, NavLink, NavPage, Section
from doc_lint.site.overlap import Cluster, clusters
from doc_lint.site.page import (
    Anchor,
    CodeBlock,
    CodeSpan,
    Defect,
    Directive,
    FrontMatter,
    Heading,
    Image,
    Link,
    MissingInclude,
    Page,
    Prose,
    Reference,
)
from doc_lint.site.site import Site
from doc_lint.site.symbols import Lookup, Parameter, Symbol, Symbols

__all__ = [
    "Accepted",
    "Anchor",
    "Call",
    "Cluster",
    "CodeBlock",
    "CodeSpan",
    "Defect",
    "Directive",
    "FrontMatter",
    "Heading",
    "Image",
    "Import",
    "Link",
    "Location",
    "Lookup",
    "Maker",
    "MissingInclude",
    "NavItem",
    "NavLink",
    "NavPage",
    "Package",
    "PackageCode",
    "Page",
    "Parameter",
    "Prose",
    "Reference",
    "Rendered",
    "Section",
    "Site",
    "Snippet",
    "Suppression",
    "Symbol",
    "Symbols",
    "Target",
    "TypeRow",
    "Use",
    "click_graph",
    "clicks_from",
    "clusters",
    "made_by",
    "match",
    "resolve",
]
