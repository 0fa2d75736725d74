"""Files are replaced as a whole: whatever interrupts a write, the old content is left."""

import os
import resource
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from doc_lint.sources import SourceError
from doc_lint.sources.files.write_file import replace_file, write_or_explain

OLD = b"old\n" * 1000
NEW = b"new!\n" * 30_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "doc-lint.json"
    made.write_bytes(OLD)
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_file_is_replaced_and_keeps_its_mode(file: Path) -> None:
    file.chmod(0o640)
    replace_file(file, NEW)
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(file.parent) == [file.name]


def test_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    replace_file(tmp_path / "new", NEW)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_link_stays_a_link(file: Path) -> None:
    link = file.with_name("link.json")
    link.symlink_to(file.name)
    replace_file(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


def run(code: str, file: Path, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    prelude = f"""
        import os, sys
        from pathlib import Path
        from doc_lint.sources.files.write_file import write_or_explain
        file, new = Path({str(file)!r}), {NEW[:5]!r} * {len(NEW) // 5}
        """
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(prelude) + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        preexec_fn=before,
        check=False,
    )


def only_small_files() -> None:
    """Let every write beyond 10 kB fail, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))


def test_full_disk_leaves_the_old_content_and_is_explained(file: Path) -> None:
    done = run("write_or_explain(file, new)", file, only_small_files)
    assert "cannot be written: File too large; its content is unchanged" in done.stderr
    assert file.read_bytes() == OLD
    assert names(file.parent) == [file.name]


@pytest.mark.parametrize("call", ["open", "fsync", "chmod", "rename"])
def test_killed_process_leaves_the_old_content(file: Path, call: str) -> None:
    """The process is killed at each call to the system that names or syncs a file, not at random."""
    code = f"""
        import signal
        def hook(event, arguments):
            if event == "os.{call}" or (event == "open" and {call == "open"} and str(arguments[0]).endswith(".tmp")):
                os.kill(os.getpid(), signal.SIGKILL)
        if {call == "fsync"}:
            os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        write_or_explain(file, new)
        """
    assert run(code, file).returncode == -signal.SIGKILL
    assert file.read_bytes() == OLD


def test_interrupt_leaves_no_temporary_file(file: Path) -> None:
    code = """
        def interrupted(_):
            raise KeyboardInterrupt
        os.fsync = interrupted
        write_or_explain(file, new)
        """
    assert "KeyboardInterrupt" in run(code, file).stderr
    assert file.read_bytes() == OLD
    assert names(file.parent) == [file.name]


def test_what_is_not_a_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match=r"pipe: cannot be written: it is not a regular file"):
        write_or_explain(tmp_path / "pipe", NEW)
    with pytest.raises(SourceError, match=r"it was not created"):
        write_or_explain(tmp_path / "no-folder" / "file", NEW)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write read-only files")
def test_read_only_file_is_not_replaced(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(SourceError, match="it is read-only"):
        write_or_explain(file, NEW)
