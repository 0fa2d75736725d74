"""What an editor can ask about links: where they lead, what leads here, and to rename pages and headings."""

from collections import defaultdict
from collections.abc import Iterable
from posixpath import dirname, join, normpath

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from doc_lint.server.language_server import DocLintServer
from doc_lint.server.links.headings import Change, name_of, rename
from doc_lint.server.links.moves import Moves, move
from doc_lint.server.links.navigate import link_at, place_of, subject_at, target_at, uses
from doc_lint.server.links.targets import written
from doc_lint.site import Location, Page, Site

_PAGES = types.FileOperationRegistrationOptions([types.FileOperationFilter(types.FileOperationPattern("**"), "file")])


def add(server: DocLintServer) -> None:
    """Add the features to a server."""
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_definition)
    server.feature(types.TEXT_DOCUMENT_REFERENCES)(_references)
    server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(_prepare_rename)
    server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(_rename)
    server.feature(types.WORKSPACE_WILL_RENAME_FILES, _PAGES)(_will_rename)


_At = types.DefinitionParams | types.ReferenceParams | types.PrepareRenameParams | types.RenameParams


class _Position:
    """A position in a file of the site.

    Raises:
        LookupError: If the file is outside, or the site was not read yet.
    """

    def __init__(self, ls: DocLintServer, params: _At):
        path = ls.path(params.text_document.uri)
        if path is None or ls.open_site is None or not ls.open_site.sites:
            raise LookupError
        self.path: str = path
        self.text = ls.text(path)
        self.offset = self.text.offset(params.position)
        sites = ls.open_site.sites
        self.site: Site = next((s for s in sites if any(p.location.path == path for p in s.pages)), sites[0])
        self.page: Page | None = next((page for page in self.site.pages if page.location.path == path), None)


def _definition(ls: DocLintServer, params: types.DefinitionParams) -> types.Location | None:
    try:
        here = _Position(ls, params)
    except LookupError:
        return None
    target = target_at(here.site, here.path, here.text, here.offset)
    where = place_of(target, docs_of(here.site)) if target else None
    if where is None:
        return None
    start = ls.text(where.path).start_of(where)
    return types.Location(ls.uri(where.path), ls.text(where.path).range(start, start))


def _references(ls: DocLintServer, params: types.ReferenceParams) -> list[types.Location]:
    try:
        here = _Position(ls, params)
    except LookupError:
        return []
    subject = subject_at(here.site, here.path, here.text, here.offset)
    if subject is None:
        return []
    found = [*uses(here.site, subject)]
    if params.context.include_declaration:
        found.insert(0, (subject.heading.location if subject.heading else subject.page.title_location, ""))
    return [_place(ls, where, target) for where, target in found]


def _place(ls: DocLintServer, where: Location, target: str) -> types.Location:
    text = ls.text(where.path)
    place = written(text, where, target)
    start = text.start_of(where)
    return types.Location(ls.uri(where.path), text.range(place.start, place.end) if place else text.range(start, start))


def _prepare_rename(ls: DocLintServer, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """Return what is renamed: the text of a heading, or the path in a link."""
    try:
        here = _Position(ls, params)
    except LookupError:
        return None
    place = _named(here)
    if place is None:
        return None
    return types.PrepareRenamePlaceholder(here.text.range(*place), here.text.text[slice(*place)])


def _named(here: _Position) -> tuple[int, int] | None:
    link = link_at(here.page, here.text, here.offset) if here.page else None
    if link is not None:
        target = target_at(here.site, here.path, here.text, here.offset)
        place = written(here.text, link.location, link.target)
        if place is None or target is None or target.page is None or target.by_url:
            return None
        return place.start, place.start + len(link.target.partition("#")[0])
    subject = subject_at(here.site, here.path, here.text, here.offset)
    name = name_of(subject.heading, here.text) if subject and subject.heading else None
    return (name.start, name.end) if name else None


def _rename(ls: DocLintServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    try:
        here = _Position(ls, params)
    except LookupError:
        return None
    place, page = _named(here), here.page
    if place is None or page is None or ls.open_site is None:
        return None
    link = link_at(page, here.text, here.offset)
    if link is not None:
        target = target_at(here.site, here.path, here.text, here.offset)
        assert target is not None  # noqa: S101 - `_named` has found it
        return _rename_page(ls, here.site, target.path, normpath(join(dirname(page.path), params.new_name)))
    subject = subject_at(here.site, here.path, here.text, here.offset)
    assert subject is not None  # noqa: S101
    assert subject.heading is not None  # noqa: S101
    site = ls.open_site
    try:
        changes = [
            *rename(here.site, page, subject.heading, params.new_name, ls.text, lambda text: site.reread(page, text))
        ]
    except ValueError as error:
        raise JsonRpcInvalidParams(str(error)) from None
    return _edit(ls, changes)


def _rename_page(ls: DocLintServer, site: Site, old: str, new: str) -> types.WorkspaceEdit:
    taken = new in site.page_by_path or new in site.files
    if (
        taken
        or new.startswith("../")
        or not new.endswith(".md")
        or not site.page_by_path[old].location.path.endswith(old)
    ):
        why = "is taken" if taken else "is not the path of a page in the docs folder"
        raise JsonRpcInvalidParams(f"`{new}` {why}")
    docs = docs_of(site)
    edit = _edit(ls, move(site, {old: new}, docs, ls.text))
    edit.document_changes = [
        *(edit.document_changes or ()),
        types.RenameFile(old_uri=ls.uri(docs + old), new_uri=ls.uri(docs + new)),
    ]
    return edit


def _will_rename(ls: DocLintServer, params: types.RenameFilesParams) -> types.WorkspaceEdit | None:
    """Return the changes for files and folders that the editor is about to rename."""
    if ls.open_site is None:
        return None
    changes: dict[Change, None] = {}
    for site in ls.open_site.sites:
        docs = docs_of(site)
        moves: dict[str, str] = {}
        for file in params.files:
            moves |= _moved(site, *(_in_docs(ls, docs, uri) for uri in (file.old_uri, file.new_uri)))
        if moves:
            changes |= dict.fromkeys(move(site, moves, docs, ls.text))
    return _edit(ls, changes) if changes else None


def _in_docs(ls: DocLintServer, docs: str, uri: str) -> str:
    """Return the path of a file in the docs folder; an empty string if it is elsewhere."""
    path = ls.path(uri) or ""
    return path.removeprefix(docs) if path.startswith(docs) else ""


def _moved(site: Site, old: str, new: str) -> Moves:
    """Return the moves of all pages and files below a path."""
    if not old or not new:
        return {}
    paths = [path for path in (*site.page_by_path, *site.files) if path == old or path.startswith(f"{old}/")]
    return {path: new + path.removeprefix(old) for path in paths}


def docs_of(site: Site) -> str:
    """Return the docs folder with a slash, relative to the folder of the configuration file."""
    page = next((page for page in site.pages if page.location.path.endswith(page.path)), None)
    return page.location.path.removesuffix(page.path) if page else ""


def _edit(ls: DocLintServer, changes: Iterable[Change]) -> types.WorkspaceEdit:
    edits: defaultdict[str, list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]] = defaultdict(list)
    for path, start, end, new in changes:
        edits[path].append(types.TextEdit(ls.text(path).range(start, end), new))
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(ls.uri(path)), of_file)
            for path, of_file in edits.items()
        ]
    )
