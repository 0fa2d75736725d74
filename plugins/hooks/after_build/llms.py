"""`llms.txt` and `llms-full.txt`: the Markdown versions by section, as https://llmstxt.org proposes, and their text."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from after_build.record import Record
from after_build.settings import Settings
from after_build.versions import versions_of

REFERENCE = "api"  # the kind of page that `llms.txt` lists last, and that `llms-full.txt` leaves out


def write_llms(site: Path, records: Sequence[Record], settings: Settings) -> None:
    """Write both files."""
    top = f"# {settings.site_name}\n" + (f"\n> {settings.description}\n" if settings.description else "")
    texts = [versions_of(record).markdown for record in records if record.kind != REFERENCE]
    (site / "llms.txt").write_text("\n".join([top, *_sections(records)]), encoding="utf-8")
    (site / "llms-full.txt").write_text("\n".join([top, *texts]), encoding="utf-8")


def _sections(records: Iterable[Record]) -> Iterator[str]:
    """Yield the sections in the order of the nav. A reader with little room may skip the one called Optional."""
    sections: dict[str, list[str]] = {}
    for record in records:
        name = "Optional" if record.kind == REFERENCE else record.section_path[0] if record.section_path else "Start"
        about = f": {record.description}" if record.description else ""
        sections.setdefault(name, []).append(f"- [{record.title}]({record.markdown_url}){about}")
    sections["Optional"] = sections.pop("Optional", [])
    return (f"## {name}\n\n" + "\n".join(lines) + "\n" for name, lines in sections.items() if lines)
