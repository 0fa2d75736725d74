"""The `doc-lint` command, run as users run it."""

import json
import os
import pty
import subprocess
import sys
import textwrap
from pathlib import Path

import jsonschema
import pytest

from doc_lint import schema
from doc_lint.cli import check
from doc_lint.cli.main import main
from doc_lint.reporters import FORMATS
from tests.conftest import Make, Project

FILES = {
    "mkdocs.yml": "plugins: []\n",
    "docs/index.md": "# Home\n\nSee [a](guides/a.md) and [b](guides/b.md).\n",
    "docs/guides/a.md": "# A\n\nSee [there](gone.md).\n",
    "docs/guides/b.md": "# B\n\nText.\n\n#### Jump\n\nText.\n",
}
BROKEN = "docs/guides/a.md:3:5: error: "
JUMP = "docs/guides/b.md:5:1: warning: "


@pytest.fixture
def site(project: Make) -> Project:
    return project(FILES)


def test_exit_codes(site: Project) -> None:
    assert site.check().code == 1
    assert site.check("--select", "missing-title").code == 0
    assert site.check("--select", "heading-jump", "--severity", "heading-jump=info").code == 0
    assert site.check("-f", "nowhere.yml").code == 2


def test_select_and_ignore_accept_rules_and_families(site: Project) -> None:
    for options in (["--select", "links,missing-title"], ["--ignore", "page"], ["--ignore", "heading-jump"]):
        output = site.check(*options).output
        assert BROKEN in output
        assert JUMP not in output


def test_severity_option_overrides_the_site(site: Project) -> None:
    output = site.check("--severity", "heading-jump=error", "--severity", "broken-link=info").output
    assert JUMP.replace("warning", "error") in output
    assert BROKEN.replace("error", "info") in output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--select", "broken-lnk"],
            "doc-lint: --select: unknown rule or family `broken-lnk`; did you mean `broken-link`?",
        ),
        (["--severity", "broken-link"], "doc-lint: --severity: expected RULE=LEVEL, got `broken-link`"),
        (
            ["--severity", "broken-link=bad"],
            "doc-lint: --severity.broken-link: `bad` is not one of error, warning, info",
        ),
        (["--output", "yaml"], "'yaml' is not one of 'text'"),
        (["nowhere"], "Path 'nowhere' does not exist"),
    ],
)
def test_invalid_argument_is_explained(site: Project, options: list[str], message: str) -> None:
    outcome = site.check(*options)
    assert outcome.code == 2
    assert message in outcome.output
    assert "Traceback" not in outcome.output


def test_paths_filter_the_report_but_not_the_site(site: Project) -> None:
    output = site.check("docs/guides/a.md").output
    assert BROKEN in output
    assert JUMP not in output
    assert "3 pages" in output
    both = site.check("docs/guides").output
    assert BROKEN in both
    assert JUMP in both
    assert site.check("docs/index.md").code == 0


def test_paths_of_findings_are_relative_to_the_current_folder(site: Project) -> None:
    command = [sys.executable, "-m", "doc_lint", "check", "-f", "../mkdocs.yml", "-o", "concise"]
    done = subprocess.run(command, cwd=site.root / "docs", capture_output=True, text=True, check=False)
    assert "guides/b.md:5:1: warning: " in done.stdout.splitlines()[-1]
    for line in done.stdout.splitlines():
        assert (site.root / "docs" / line.split(":")[0]).is_file()


@pytest.mark.parametrize("output", FORMATS)
def test_output_contains_only_the_chosen_format(site: Project, output: str) -> None:
    outcome = site.check("--output", output)
    assert outcome.code == 1
    assert "docs/guides/a.md" in outcome.output
    assert "Traceback" not in outcome.output


def test_json_matches_the_published_schema(site: Project) -> None:
    document = json.loads(site.check("--output", "json").output)
    jsonschema.Draft202012Validator(schema.report()).validate(document)
    assert {finding["rule"] for finding in document["findings"]} >= {"broken-link", "heading-jump"}
    assert document["summary"]["pages"] == 3


@pytest.mark.parametrize("name", ["report", "options"])
def test_schema_is_printed(site: Project, name: str) -> None:
    assert site.run("doc_lint", "schema", f"--{name}").output == schema.text(getattr(schema, name)())


def on_terminal(folder: Path, **environment: str) -> str:
    """Run the command on a terminal and return its output."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "doc_lint", "check"],
        cwd=folder,
        stdout=theirs,
        stderr=theirs,
        env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_terminal_shows_source_lines_in_color(site: Project) -> None:
    shown = on_terminal(site.root)
    assert "\x1b[" in shown
    assert "     3 | See [there](gone.md)." in shown
    plain = on_terminal(site.root, NO_COLOR="1")
    assert "\x1b[" not in plain
    assert "     3 | See [there](gone.md).\n       |     ^\n" in plain


def test_pipe_gets_plain_text(site: Project) -> None:
    output = site.check().output
    assert "\x1b[" not in output
    assert " | " not in output


def test_explain_suggests_the_closest_rule(site: Project) -> None:
    outcome = site.run("doc_lint", "explain", "broken-lnk")
    assert outcome.code == 2
    assert "unknown rule `broken-lnk`; did you mean `broken-link`?" in outcome.output


def imported(folder: Path, *arguments: str) -> set[str]:
    """Return the modules that a command imports."""
    program = "import sys; from doc_lint.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", program, *arguments]
    return set(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stderr.split())


def test_version_imports_only_the_command(site: Project) -> None:
    found = imported(site.root, "--version")
    assert "doc_lint.cli.main" in found
    assert found.isdisjoint(["msgspec", "yaml", "doc_lint.rules", "doc_lint.site"])


def test_explain_imports_only_its_rule(site: Project) -> None:
    found = imported(site.root, "explain", "nav-too-deep")
    rules = {name for name in found if name.startswith("doc_lint.rules.") and name.count(".") == 3}
    assert rules == {"doc_lint.rules.navigation.nav_too_deep"}
    assert found.isdisjoint(["yaml", "importlib.metadata", "doc_lint.engine", "doc_lint.sources"])


def test_unchanged_site_is_checked_without_mkdocs(site: Project) -> None:
    site.check()
    found = imported(site.root, "check")
    assert "doc_lint.engine" in found
    assert found.isdisjoint(["mkdocs", "markdown", "jinja2", "importlib.metadata"])


def ends(site: Project, command: str, **environment: str) -> tuple[int, str]:
    """Run a shell command in which `doc-lint` is the command; return its exit code and what it prints."""
    shell = f'doc-lint() {{ "{sys.executable}" -P -m doc_lint "$@"; }}; {command}'
    done = subprocess.run(
        ["bash", "-c", shell],
        cwd=site.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **environment},
        check=False,
    )
    return done.returncode, done.stdout.decode("latin-1")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["check --no-plugins", "--help", "rules"])
def test_output_that_cannot_be_written_is_not_a_finding(site: Project, command: str) -> None:
    expected = 2, "doc-lint: the output cannot be written: No space left on device\n"
    assert ends(site, f"doc-lint {command} > /dev/full") == expected


def test_closed_output_is_an_error(site: Project) -> None:
    assert ends(site, "doc-lint check --no-plugins >&-") == (2, "doc-lint: standard output is closed\n")


@pytest.mark.parametrize(
    ("output", "shown"), [("text", "\\u10d1"), ("json", "\\u10d1\\u00e9"), ("junit", "&#4305;&#233;")]
)
def test_every_format_is_valid_in_every_encoding(site: Project, output: str, shown: str) -> None:
    site.write({"docs/index.md": "# Home\n\n[a](\u10d1\u00e9.md)\n"})
    code, printed = ends(site, f"doc-lint check --no-plugins -o {output}", PYTHONIOENCODING="latin-1")
    assert code == 1
    assert shown in printed


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (KeyboardInterrupt(), 130, ["doc-lint: interrupted"]),
        (
            KeyError("x\n::error::y"),
            2,
            ["internal error: KeyError: ", "repeat it: doc-lint check; details are in "],
        ),
        (RecursionError("too deep"), 2, ["internal error: RecursionError: too deep"]),
    ],
)
def test_no_traceback_reaches_the_user(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    code: int,
    words: list[str],
) -> None:
    def fail(_: object) -> None:
        raise raised

    monkeypatch.setattr(check, "run", fail)
    assert main(["check"]) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert all(each in line for each in words)
    if "details" in line:
        details = Path(line.rpartition(" ")[2])
        assert "Traceback" in details.read_text()
        details.unlink()


def test_interrupt_while_modules_load_is_one_line() -> None:
    code = """
        import os, signal, sys
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
        class Interrupts:
            def find_spec(self, name, path=None, target=None):
                if name == "click":
                    os.kill(os.getpid(), signal.SIGINT)
        sys.meta_path.insert(0, Interrupts())
        from doc_lint.__main__ import run
        run()
        """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "doc-lint: interrupted\n")
