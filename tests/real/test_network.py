"""No network, ever: a session without one, observing every socket that Python opens and every address in use."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document
from tests.real.processes import want
from tests.real.program import REPOSITORY
from tests.real.screen import VirtualScreen
from tests.real.session_bus import SessionBus
from tests.real.sound_server import SoundServer

BLINK = Routine(id="blink", name="Blink", blocks=(Step(name="Blink", seconds=1),))
LISTEN = """
import socket, sys

def hear(event, arguments, log=open({log!r}, "a", buffering=1)):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        log.write(f"{{event}} {{socket.AddressFamily(arguments[0].family).name}}\\n")
    elif event.startswith("socket.get"):
        log.write(f"{{event}} {{arguments}}\\n")

sys.addaudithook(hear)
"""
"""Runs in the program before anything else. Looking up the machine's own name opens no socket."""

TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "icmp", "packet")


def without_network() -> list[str]:
    """Return a command prefix that runs without any network, not even loopback, or skip the test."""
    unshare = [want("unshare", "util-linux"), "-n" if os.getuid() == 0 else "-rn"]
    if subprocess.run([*unshare, shutil.which("true") or "true"], check=False, capture_output=True).returncode:
        pytest.skip("This machine lets nobody leave the network")
    return unshare


def sockets_of(process: "subprocess.Popen[bytes]") -> list[str]:
    """Return all sockets bound or connected to an address, by any library, in the namespace of ``process``."""
    found: list[str] = []
    for table in TABLES:
        try:
            if Path(f"/proc/{process.pid}/ns/net").readlink() == Path("/proc/self/ns/net").readlink():
                # It has not left the network yet.
                continue
            found += Path(f"/proc/{process.pid}/net/{table}").read_text().splitlines()[1:]
        except OSError:
            # The process has ended, or the system has no such sockets.
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can take the network from a program")
@pytest.mark.parametrize("arguments", [[], ["--mute", "--no-voice"]], ids=["heard", "silent"])
def test_play__without_a_network__opens_only_local_sockets(
    arguments: list[str], screen: VirtualScreen, sound_server: SoundServer, session_bus: SessionBus, tmp_path: Path
) -> None:
    file, log = tmp_path / "routine.json", tmp_path / "sockets"
    file.write_bytes(document.encode(BLINK))
    (tmp_path / "sitecustomize.py").write_text(LISTEN.format(log=str(log)))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"get_ready": 1, "voice": true}')
    env = {**os.environ, **screen.env, **sound_server.env, **session_bus.env}
    env |= {"PYTHONPATH": str(tmp_path), "RECOVERY_TIMER_DATA_DIR": str(tmp_path / "data")}
    command = [*without_network(), sys.executable, "-m", "recovery_timer", "play", str(file), "--exit-when-done"]
    opened: set[str] = set()
    with subprocess.Popen([*command, *arguments], env=env, cwd=REPOSITORY) as played:
        deadline = time.monotonic() + 120
        while played.poll() is None:
            opened.update(sockets_of(played))
            assert time.monotonic() < deadline
            time.sleep(0.02)

    # A program without any socket would prove nothing: the bus needs one.
    used = set(log.read_text().splitlines())
    assert played.returncode == 0
    assert used <= {"socket.connect AF_UNIX", "socket.bind AF_UNIX", "socket.sendmsg AF_UNIX", "socket.gethostname ()"}
    assert "socket.connect AF_UNIX" in used
    assert opened == set()
