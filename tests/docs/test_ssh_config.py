"""What guides/execution.md says of ~/.ssh/config, with a real SSH server on this machine."""

import getpass
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import nemo_run as run
import pytest

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(SSHD is None, reason="needs slurm, which needs debian 12")


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of an SSH server that accepts the key `identity`, with an alias and a jump host in ~/.ssh/config."""
    for name in ("host", "identity"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    reserved = socket.socket()  # it does not listen, so that the server can, and nobody else gets its port
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reserved.bind(("127.0.0.1", 0))
    port = reserved.getsockname()[1]
    options = {
        "ListenAddress": f"127.0.0.1:{port}",
        "HostKey": tmp_path / "host",
        "AuthorizedKeysFile": tmp_path / "identity.pub",
        "PidFile": "none",
        "StrictModes": "no",
        "UsePAM": "no",
        "PasswordAuthentication": "no",
    }
    Path("/run/sshd").mkdir(exist_ok=True)
    given = [argument for name, value in options.items() for argument in ("-o", f"{name}={value}")]
    address = f"    HostName 127.0.0.1\n    Port {port}\n    IdentityFile {tmp_path}/identity\n"
    (tmp_path / ".ssh").mkdir()
    jump = f"Host gate\n    User {getpass.getuser()}\n{address}Host cluster\n    ProxyJump gate\n{address}"
    (tmp_path / ".ssh/config").write_text(jump)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert SSHD
    server = subprocess.Popen([SSHD, "-D", "-f", "/dev/null", *given])
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()
        reserved.close()


def wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("sshd did not start")


def test_a_tunnel_takes_address_key_and_jump_host_of_an_alias(port: int) -> None:
    tunnel = run.SSHTunnel(host="cluster", user=getpass.getuser(), job_dir="/nowhere")
    assert tunnel.run("echo $SSH_CONNECTION").stdout.split()[-1] == str(port)
    assert tunnel.session.gateway.original_host == "gate"
    tunnel.cleanup()


def test_rsync_connects_to_the_host_name_and_not_to_the_alias(port: int) -> None:
    tunnel = run.SSHTunnel(host="cluster", user=getpass.getuser(), job_dir="/nowhere")
    tunnel.connect()
    assert (tunnel.session.host, tunnel.session.port) == ("127.0.0.1", port)
    tunnel.cleanup()
