"""The model of a documentation site: immutable records that rules read.

All paths are POSIX paths. A page's `path` is relative to the docs folder, as in a nav. The path of a `Location` is
relative to the folder of the configuration file, so that a reader of a finding can open it.
"""

from doc_lint.site.allowed import Accepted, Suppression
from doc_lint.site.location import Location
from doc_lint.site.nav import NavItem, NavLink, NavPage, Section
from doc_lint.site.package import Package, PackageReader
from doc_lint.site.page import Page
from doc_lint.site.parts import (
    Anchor,
    CodeBlock,
    CodeSpan,
    Defect,
    Directive,
    Drawing,
    FrontMatter,
    Heading,
    Image,
    Include,
    Link,
    LinkKind,
    MissingInclude,
    Prose,
    Reference,
)
from doc_lint.site.rendered import Rendered, RenderedPage
from doc_lint.site.repository import IgnoreFile, Repository
from doc_lint.site.site import Site
from doc_lint.site.symbols import Lookup, Parameter, ParameterKind, Symbol, Symbols

__all__ = [
    "Accepted",
    "Anchor",
    "CodeBlock",
    "CodeSpan",
    "Defect",
    "Directive",
    "Drawing",
    "FrontMatter",
    "Heading",
    "IgnoreFile",
    "Image",
    "Include",
    "Link",
    "LinkKind",
    "Location",
    "Lookup",
    "MissingInclude",
    "NavItem",
    "NavLink",
    "NavPage",
    "Package",
    "PackageReader",
    "Page",
    "Parameter",
    "ParameterKind",
    "Prose",
    "Reference",
    "Rendered",
    "RenderedPage",
    "Repository",
    "Section",
    "Site",
    "Suppression",
    "Symbol",
    "Symbols",
]
