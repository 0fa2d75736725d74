"""The API reference: what is in it, what it says, and what it looks like once built."""

import importlib
import json
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import Files, get_files
from mkdocs_gen_files.plugin import GenFilesPlugin
from mkdocstrings import Inventory

from tests.scripts.api_pages import page_of, public_modules

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "gen_api.py"
LANDINGS = {"cli": "CLI", "core": "Core", "devspace": "DevSpace", "run": "Run"}


@pytest.fixture(scope="module")
def build_files() -> Files:
    """The files of the MkDocs build after gen-files ran."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins["mkdocstrings"].on_config(config)  # it reads the package
    plugin = config.plugins["gen-files"]
    assert isinstance(plugin, GenFilesPlugin)
    return plugin.on_files(get_files(config), config=config)


class Elements(HTMLParser):
    """Counts the elements of a page and collects ids, headings and breadcrumbs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.count = 0
        self.ids: list[str] = []
        self.breadcrumbs: list[str] = []
        self._in_breadcrumb = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count += 1
        values = dict(attrs)
        self.ids += [values["id"]] if values.get("id") else []  # type: ignore[list-item]
        self._in_breadcrumb |= "md-path__link" in (values.get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        self._in_breadcrumb &= tag != "a"

    def handle_data(self, data: str) -> None:
        if self._in_breadcrumb and data.strip():
            self.breadcrumbs.append(data.strip())


@pytest.fixture(scope="module")
def built(built_site: Path) -> dict[str, Elements]:
    """Each API page of the built site, by path."""
    found = (built_site / "apidocs").rglob("index.html")
    return {p.relative_to(built_site).as_posix(): Elements(p.read_text()) for p in found}


def test_the_package_has_the_modules_that_the_reference_was_planned_for() -> None:
    assert len(public_modules()) == 82


def test_every_public_module_has_a_page_and_every_other_page_is_a_class(pages: dict[str, str]) -> None:
    modules = {page_of(module) for module in public_modules()}
    assert modules <= set(pages)
    for path in set(pages) - modules:
        owner, name = path.removesuffix(".md").rsplit(".", 1)
        assert f"{owner}.md" in modules, f"{path} stands beside no module"
        assert re.search(rf"^::: nemo_run\.\S+\.{name}$", pages[path], re.MULTILINE), f"{path} documents no {name}"


def test_modules_too_large_for_one_page_have_pages_beside_them(pages: dict[str, str]) -> None:
    assert "apidocs/cli/cli.api.RunContext.md" in pages
    assert "apidocs/cli/cli.cli_parser.TypeParser.md" in pages
    assert "(core.execution.slurm.SlurmExecutor.md#" in pages["apidocs/core/core.execution.slurm.md"]


def test_title_is_the_dotted_name(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        titles = re.findall(r"^# (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
        expected = "API Reference" if path == "apidocs/index.md" else f"nemo_run.{PurePosixPath(path).stem}"
        assert titles == [expected]


def test_each_page_describes_itself_in_a_sentence_of_its_own(pages: dict[str, str]) -> None:
    descriptions = {path: yaml.safe_load(text.split("---\n")[1])["description"] for path, text in pages.items()}
    assert {path: len(d) for path, d in descriptions.items() if not 50 <= len(d) <= 160} == {}
    assert [d for d, number in Counter(descriptions.values()).items() if number > 1] == []


@pytest.mark.parametrize("area", LANDINGS)
def test_landing_links_every_page_of_its_area(area: str, pages: dict[str, str]) -> None:
    landing = f"apidocs/{area}/{area}.md"
    for path in pages:
        if path.startswith(f"apidocs/{area}/") and path != landing:
            assert f"]({PurePosixPath(path).name})" in pages[landing]
            assert f"({area}.md)" in pages[path], f"{path} does not link back"


def test_hub_links_each_area_and_each_name_of_the_package(pages: dict[str, str]) -> None:
    hub = pages["apidocs/index.md"]
    for area in {module.split(".")[1] for module in public_modules() if "." in module}:
        assert f"]({area}/{area}.md)" in hub
    names = importlib.import_module("nemo_run").__all__
    rows = dict(re.findall(r"^\| \[`(\w+)`\]\((\S+)\) \|", hub, re.MULTILINE))
    assert set(rows) == set(names)
    assert len(rows) == 37
    assert rows["run"] == "run/run.api.md#nemo_run.run.api.run"
    assert rows["help"] == "help/help.md#nemo_run.help.help"
    assert rows["Plugin"] == "run/run.plugin.md#nemo_run.run.plugin.ExperimentPlugin"
    assert rows["SlurmExecutor"].startswith("core/core.execution.slurm.SlurmExecutor.md#")
    assert rows["cli"] == "cli/cli.md"


def test_nav_lists_each_page_once_with_overviews_before_their_classes(written: dict[str, str]) -> None:
    nav = re.findall(r"^( *)- \[(.+?)\]\((\S+)\)$", written["apidocs/SUMMARY.md"], re.MULTILINE)
    assert Counter(f"apidocs/{path}" for _, _, path in nav) == Counter(set(written) - {"apidocs/SUMMARY.md"})
    assert max(len(indent) for indent, _, _ in nav) == 4
    labels = [label for _, label, _ in nav]
    assert labels[0] == "API Reference"
    assert set(LANDINGS.values()) <= set(labels)
    assert labels.index("cli.api") < labels.index("cli.api.RunContext") < labels.index("cli.cli_parser")


def test_modules_without_members_say_so(pages: dict[str, str]) -> None:
    empty = {path for path, text in pages.items() if "This module has no public members" in text}
    assert empty == {"apidocs/cli/cli.workspace.md", "apidocs/run/run.torchx_backend.schedulers.utils.md"}


def test_methods_from_private_bases_stand_on_the_class(pages: dict[str, str]) -> None:
    assert "::: nemo_run.config.Config.broadcast\n" in pages["apidocs/config/config.md"]


def test_a_package_links_what_it_takes_in_and_does_not_render_it(pages: dict[str, str]) -> None:
    text = pages["apidocs/core/core.packaging.md"]
    assert "](core.packaging.git.md#nemo_run.core.packaging.git.GitArchivePackager)" in text
    assert re.findall(r"^::: (\S+)", text, re.MULTILINE) == ["nemo_run.core.packaging"]


def test_the_build_uses_the_same_files(written: dict[str, str], build_files: Files) -> None:
    generated = {f.src_uri: f.content_string for f in build_files if f.src_uri.startswith("apidocs/")}
    assert generated == written


def test_landings_are_the_index_of_their_section_at_the_address_of_the_plan(built_site: Path) -> None:
    for area, label in LANDINGS.items():
        page = (built_site / f"apidocs/{area}/{area}/index.html").read_text("utf-8")
        assert f'class="md-path__link" aria-current="page">{label}<' in page


def test_docs_itself_is_no_output() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--output", ROOT / "docs"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "DIR must not be docs" in done.stderr


def test_a_landing_without_its_text_is_one_clear_message(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from scripts.gen_api import reference; reference(Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "apidocs/index.md: the hub and the landings have a hand-written part; write it under docs.\n"


def test_nemo_run_is_not_imported() -> None:
    code = "import sys; from pathlib import Path; from scripts.gen_api import reference; reference(Path('docs'))"
    code += "; assert 'nemo_run' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_built_every_page_is_there(built: dict[str, Elements], pages: dict[str, str]) -> None:
    expected = {path.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/index.html" for path in pages}
    assert set(built) == expected


def test_built_no_page_needs_more_than_3000_nodes(built: dict[str, Elements]) -> None:
    assert {path: page.count for path, page in built.items() if page.count > 3000} == {}


def test_built_each_object_is_documented_on_one_page(built: dict[str, Elements]) -> None:
    pages_of: dict[str, list[str]] = {}
    for path, page in built.items():
        assert [i for i, number in Counter(page.ids).items() if number > 1] == [], path
        for identifier in page.ids:
            if identifier.startswith("nemo_run."):
                pages_of.setdefault(identifier, []).append(path)
    assert {i: paths for i, paths in pages_of.items() if len(paths) > 1} == {}
    assert len(pages_of) > 1000


def test_built_inventory_leads_to_each_anchor(built: dict[str, Elements], built_site: Path) -> None:
    with (built_site / "objects.inv").open("rb") as file:
        inventory = Inventory.parse_sphinx(file)
    assert inventory.version == version("nemo-run")
    listed = {name: item.uri for name, item in inventory.items()}
    for path, page in built.items():
        for identifier in page.ids:
            if identifier.startswith("nemo_run.") and "--" not in identifier:  # with it, a heading of a docstring
                assert listed[identifier] == f"{path.removesuffix('index.html')}#{identifier}"
    names = importlib.import_module("nemo_run").__all__
    assert [name for name in names if f"nemo_run.{name}" not in listed] == []


def test_built_inventory_leads_from_an_inherited_name_to_where_it_is_documented(built_site: Path) -> None:
    with (built_site / "objects.inv").open("rb") as file:
        inventory = Inventory.parse_sphinx(file)
    assert inventory["nemo_run.run.experiment.Jobs.diff"].uri == inventory["nemo_run.config.Config.diff"].uri


def test_built_no_source_listing(built_site: Path) -> None:
    assert not any("Source code in" in p.read_text() for p in (built_site / "apidocs").rglob("index.html"))


def test_built_docstrings_show_no_rest(built_site: Path) -> None:
    pages = {p.parent.name: p.read_text() for p in (built_site / "apidocs").rglob("index.html")}
    assert [name for name, text in pages.items() if re.search(r"\.\. [a-z-]+::|&gt;`_", text)] == []


def test_built_nav_file_is_not_published(built_site: Path) -> None:
    assert [p for p in built_site.rglob("*") if "SUMMARY" in p.name] == []
    assert "SUMMARY" not in (built_site / "sitemap.xml").read_text()
    entries = json.loads((built_site / "search" / "search_index.json").read_text())["docs"]
    assert [e["location"] for e in entries if "SUMMARY" in e["location"]] == []


def test_built_breadcrumbs_name_the_area(built: dict[str, Elements]) -> None:
    page = built["apidocs/core/core.execution.launcher/index.html"]
    assert page.breadcrumbs[:4] == ["Home", "References", "API Reference", "Core"]


def test_built_project_file_holds_name_and_version(built_site: Path) -> None:
    project = json.loads((built_site / "project.json").read_text())
    assert project == {"name": "nemo-run", "version": version("nemo-run")}
