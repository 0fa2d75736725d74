"""The `doc-lint server` command."""

import subprocess
import sys
from pathlib import Path

import pytest

from doc_lint.cli.server import _source
from doc_lint.testing import write_files

WITHOUT = """\
import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in ("pygls", "lsprotocol"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Finder())
import importlib.util
find_spec = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "pygls" else find_spec(name, package)
from doc_lint.cli.main import main
sys.exit(main(["server"]))
"""


def test_without_pygls_the_extra_is_named(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "doc-lint: doc-lint server needs pygls; install it with the extra `server`: "
        "pip install 'mkdocs-doc-lint[server]'\n"
    )


def test_what_programs_of_the_site_print_is_not_sent_to_the_editor(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n")
    (tmp_path / "hook.py").write_text("import os\n\ndef on_files(files, config):\n    os.system('echo printed')\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: mkdocs\nhooks: [hook.py]\n")
    uri = tmp_path.as_uri()
    messages = [
        f'{{"jsonrpc":"2.0","id":1,"method":"initialize","params":{{"capabilities":{{}},"rootUri":"{uri}"}}}}',
        '{"jsonrpc":"2.0","method":"initialized","params":{}}',
        '{"jsonrpc":"2.0","id":2,"method":"shutdown"}',
    ]
    sent = "".join(f"Content-Length: {len(each)}\r\n\r\n{each}" for each in messages)
    with subprocess.Popen(
        [sys.executable, "-m", "doc_lint", "server"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin is not None
        assert server.stderr is not None
        server.stdin.write(sent.rpartition("Content-Length")[0])
        server.stdin.flush()
        assert server.stderr.readline() == "printed\n"
        out, _ = server.communicate("Content-Length: 33\r\n\r\n" + '{"jsonrpc":"2.0","method":"exit"}', timeout=300)
    assert out.startswith("Content-Length:")
    assert "printed" not in out


def test_first_folder_with_a_configuration_has_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"code/README.md": "# A\n", "site/mkdocs.yml": "", "site/docs/a.md": "# A\n"})
    monkeypatch.chdir(tmp_path)
    folders = [tmp_path / name for name in ("gone", "code", "site")]
    assert _source(None, plugins=False, folders=folders).root == tmp_path / "site"
    assert _source(None, plugins=False, folders=folders[:2]).root == tmp_path
