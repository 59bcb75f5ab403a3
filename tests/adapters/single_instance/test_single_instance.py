import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.single_instance import InstanceLock, InstancePaths, acquire_or_forward, instance_paths
from recovery_timer.adapters.single_instance import server as first_module
from recovery_timer.adapters.single_instance.messages import (
    LONGEST_LINE_BYTES,
    Request,
    Response,
    decode,
    encode,
    failed,
    is_token,
)
from recovery_timer.adapters.single_instance.server import Reply, Server
from recovery_timer.ports.problems import InstanceProblem
from tests.fuzz.mutator import Mutator

NOBODY = 65_534
REFUSAL = failed(InstanceProblem.NOT_UNDERSTOOD)


@pytest.fixture
def place(tmp_path: Path) -> InstancePaths:
    return instance_paths(tmp_path / "data", os.environ)


@pytest.fixture
def lock(place: InstancePaths) -> Iterator[InstanceLock]:
    lock = acquire_or_forward(place, Request)
    assert isinstance(lock, InstanceLock)
    yield lock
    lock.release()


class Window:
    """The first's handler of requests: records them, and replies as configured."""

    def __init__(self, *answers: Response) -> None:
        self.wishes: list[Request] = []
        self.replies: list[Reply] = []
        self._answers = answers or (Response(),)

    def wished(self, wish: Request, reply: Reply) -> None:
        self.wishes.append(wish)
        self.replies.append(reply)
        for answer in self._answers:
            reply(answer)


ANOTHER = """
import socket, sys
other = socket.socket(socket.AF_UNIX)
other.connect(sys.argv[1])
print("connected")
try:
    other.send(b"{}\\n")
    print(other.recv(9) or "sent away")
except (BrokenPipeError, ConnectionResetError):
    print("sent away")
"""

COME = """
import base64, sys
from pathlib import Path
from msgspec import json
from recovery_timer.adapters.single_instance import InstanceLock, InstancePaths, NoResponseError
from recovery_timer.adapters.single_instance import acquire_or_forward, client
from recovery_timer.adapters.single_instance.messages import Request
client.RESPONSE_TIMEOUT_MS, client.START_TIMEOUT_MS = int(sys.argv[2]), int(sys.argv[2])
wish = json.decode(sys.stdin.buffer.read(), type=Request)
try:
    met = acquire_or_forward(InstancePaths(Path(sys.argv[1])), lambda: wish)
except NoResponseError:
    print("no answer")
else:
    print("first" if isinstance(met, InstanceLock) else json.encode(met).decode())
"""


def come(place: InstancePaths, wish: Request, qtbot: QtBot, patience_ms: int = 30_000) -> Response | str:
    """Start a second time, in a process of its own; return the response, or whatever else happened."""
    with subprocess.Popen(
        [sys.executable, "-c", COME, str(place.path), str(patience_ms)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as second:
        assert second.stdin
        assert second.stdout
        second.stdin.write(encode(wish))
        second.stdin.close()
        qtbot.waitUntil(lambda: second.poll() is not None)
        printed = second.stdout.read().strip()
    return decode(printed, Response) if printed.startswith(b"{") else printed.decode()


def connected(place: InstancePaths) -> socket.socket:
    somebody = socket.socket(socket.AF_UNIX)
    somebody.connect(place.address)
    somebody.setblocking(False)
    return somebody


def answer_to(somebody: socket.socket, sent: bytes, qtbot: QtBot) -> bytes:
    """Send bytes; return everything received until the other side disconnects."""
    received = bytearray()
    gone: list[bool] = []
    rest = memoryview(sent)

    def over() -> bool:
        nonlocal rest
        try:
            if rest:
                rest = rest[somebody.send(rest) :]
            piece = somebody.recv(65_536)
        except BlockingIOError:
            return False
        except OSError:
            gone.append(True)
            return True
        received.extend(piece)
        return not piece

    qtbot.waitUntil(over)
    somebody.close()
    return bytes(received)


# -- paths


def test_instance_paths__one_folder_however_it_is_spelt__is_one_place(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    ways = [tmp_path / "data", tmp_path / "link", tmp_path / "x" / ".." / "data"]

    assert len({instance_paths(way, os.environ).address for way in ways}) == 1
    assert instance_paths(tmp_path / "other", os.environ) != instance_paths(tmp_path / "data", os.environ)


def test_instance_paths__folder_of_another_user__is_refused(tmp_path: Path) -> None:
    runtime = Path(os.environ["XDG_RUNTIME_DIR"])
    folder = runtime / f"recovery-timer-{os.getuid()}"
    folder.mkdir()
    folder.chmod(0o755)

    with pytest.raises(PermissionError, match="not a folder of this user's alone"):
        instance_paths(tmp_path, os.environ)

    folder.rmdir()
    folder.symlink_to(tmp_path)
    with pytest.raises(PermissionError):
        instance_paths(tmp_path, os.environ)


def test_instance_paths__in_a_flatpak__is_in_the_folder_that_its_sandboxes_share(tmp_path: Path) -> None:
    shared = Path(os.environ["XDG_RUNTIME_DIR"], "app", "an.app.Id")
    shared.mkdir(parents=True)

    place = instance_paths(tmp_path, {**os.environ, "FLATPAK_ID": "an.app.Id"})

    assert place.path.is_relative_to(shared)


def test_instance_paths__runtime_folder_too_long_for_a_socket__is_elsewhere(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 100)
    long.mkdir()

    assert not instance_paths(tmp_path, {"XDG_RUNTIME_DIR": str(long)}).address.startswith(str(long))


def test_instance_paths__are_private_to_the_user(place: InstancePaths, lock: InstanceLock, qtbot: QtBot) -> None:
    reception = Server(lock, Window().wished)
    modes = [stat.S_IMODE(Path(each).stat().st_mode) for each in (place.path.parent, place.lock, place.address)]
    reception.close()

    assert [mode & 0o077 for mode in modes] == [0, 0, 0]


# -- who is the first


def test_acquire_or_forward__nobody_else__is_the_first(lock: InstanceLock, place: InstancePaths) -> None:
    assert lock.place == place


def test_acquire_or_forward__the_first_has_released_the_lock__becomes_the_first(place: InstancePaths) -> None:
    for _ in range(2):
        lock = acquire_or_forward(place, Request)
        assert isinstance(lock, InstanceLock)
        lock.release()


def test_acquire_or_forward__forwards_the_request(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine, so much takes longer to arrive than clients are given.
    monkeypatch.setattr(first_module, "REQUEST_TIMEOUT_MS", 60_000)
    window = Window(Response(status=1, message="No."))
    reception = Server(lock, window.wished)
    wish = Request(routine=b"x" * 3_000_000, mute=True)

    assert come(place, wish, qtbot) == Response(status=1, message="No.")
    assert window.wishes == [wish]
    reception.close()


def test_acquire_or_forward__asked_to_wait__returns_the_final_response(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot
) -> None:
    window = Window(Response(final=False), Response(message="It is over."))
    reception = Server(lock, window.wished)

    assert come(place, Request(), qtbot) == Response(message="It is over.")
    reception.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no socket of its own to wait with")
def test_server__loads_the_network_library_for_the_first_client_only(tmp_path: Path) -> None:
    program = """
import os, socket, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from recovery_timer.adapters.single_instance import acquire_or_forward, instance_paths
from recovery_timer.adapters.single_instance.messages import Request, Response, encode
from recovery_timer.adapters.single_instance.server import Server
app = QCoreApplication([])
lock = acquire_or_forward(instance_paths(Path(sys.argv[1]), os.environ), Request)
server = Server(lock, lambda wish, reply: (reply(Response()), app.quit()))
app.processEvents()
print("PySide6.QtNetwork" in sys.modules)
client = socket.socket(socket.AF_UNIX)
client.connect(lock.place.address)
client.send(encode(Request()))
app.exec()
print("PySide6.QtNetwork" in sys.modules, client.recv(99) == encode(Response()))
server.close()
print(os.path.exists(lock.place.address))
"""
    printed = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert printed.split() == ["False", "True", "True", "False"]


def test_close__nobody_ever_came__frees_the_address(lock: InstanceLock, place: InstancePaths) -> None:
    server = Server(lock, Window().wished)

    server.close()

    assert not Path(place.address).exists()


def test_close__client_waits__gets_a_final_response(lock: InstanceLock, place: InstancePaths, qtbot: QtBot) -> None:
    window = Window(Response(final=False))
    reception = Server(lock, window.wished)
    somebody = connected(place)
    somebody.send(encode(Request()))
    qtbot.waitUntil(lambda: bool(window.wishes))
    reception.close()

    assert answer_to(somebody, b"", qtbot) == encode(Response(final=False)) + encode(Response())
    window.replies[0](Response(message="Nobody receives this."))


def test_acquire_or_forward__the_first_never_answers__says_so(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot
) -> None:
    reception = Server(lock, lambda _wish, _reply: None)

    assert come(place, Request(), qtbot, patience_ms=300) == "no answer"
    reception.close()


def test_acquire_or_forward__the_first_never_listens__says_so(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot
) -> None:
    assert come(place, Request(), qtbot, patience_ms=300) == "no answer"


def test_acquire_or_forward__the_first_is_another_version__says_so(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot
) -> None:
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(place.address)
        other.listen()
        other.settimeout(60)

        def answer_otherwise() -> None:
            somebody, _ = other.accept()
            with somebody:
                somebody.recv(1_000)
                somebody.send(b'{"shout": true}\n')

        thread = Thread(target=answer_otherwise)
        thread.start()
        assert come(place, Request(), qtbot) == REFUSAL
        thread.join()


# -- who may connect, and what they may send


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "sent",
    [b"\n", b"\0\xff\n", b"[" * 100_000 + b"\n", b'{"routine": 5}\n', b'{"shout": true}\n', b"GET / HTTP/1.1\r\n\r\n"],
)
def test_server__garbage__is_answered_and_harmless(
    sent: bytes, lock: InstanceLock, place: InstancePaths, qtbot: QtBot
) -> None:
    window = Window()
    reception = Server(lock, window.wished)
    received = answer_to(connected(place), sent, qtbot)

    assert decode(received, Response) == REFUSAL
    assert come(place, Request(), qtbot) == Response()
    assert window.wishes == [Request()]
    reception.close()


@pytest.mark.logs_warnings
def test_server__two_hundred_hostile_lines__answers_each(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot
) -> None:
    reception = Server(lock, Window().wished)
    hostile = Mutator([encode(Request()), encode(Request(routine=b"{}", full_screen=True))], "socket")
    for _ in range(200):
        received = answer_to(connected(place), hostile.next() + b"\n", qtbot)
        # Data after the line may arrive at a closed socket, and then the response is lost too.
        assert received == b"" or decode(received, Response) in (Response(), REFUSAL)

    assert come(place, Request(), qtbot) == Response()
    reception.close()


def test_server__an_endless_line__is_cut_off(lock: InstanceLock, place: InstancePaths, qtbot: QtBot) -> None:
    reception = Server(lock, Window().wished)
    received = answer_to(connected(place), b"x" * (LONGEST_LINE_BYTES + 100_000), qtbot)

    assert received == b""
    assert come(place, Request(), qtbot) == Response()
    reception.close()


def test_server__client_sends_nothing__is_disconnected(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_module, "REQUEST_TIMEOUT_MS", 100)
    reception = Server(lock, Window().wished)

    assert answer_to(connected(place), b'{"mute"', qtbot) == b""
    reception.close()


@pytest.mark.logs_warnings
def test_server__too_many_at_once__refuses_the_others(lock: InstanceLock, place: InstancePaths, qtbot: QtBot) -> None:
    reception = Server(lock, Window().wished)
    silent = [connected(place) for _ in range(first_module.MAX_CONNECTIONS)]

    assert answer_to(connected(place), encode(Request()), qtbot) == b""
    for each in silent:
        each.close()
    assert come(place, Request(), qtbot) == Response()
    reception.close()


@pytest.mark.logs_warnings
@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="only root can be somebody else on Linux")
def test_server__another_user_who_reached_the_socket__is_refused(
    lock: InstanceLock, place: InstancePaths, qtbot: QtBot
) -> None:
    # The tests' own interpreter may be where only root has access.
    python = shutil.which("python3", path="/usr/bin:/bin") or pytest.skip("There is no python3 for everybody")
    window = Window()
    reception = Server(lock, window.wished)
    for each in (place.path.parents[1], place.path.parent, place.path):
        each.chmod(0o777)
    with subprocess.Popen([python, "-c", ANOTHER, place.address], user=NOBODY, stdout=subprocess.PIPE) as other:
        qtbot.waitUntil(lambda: other.poll() is not None)
        printed = other.stdout.read() if other.stdout else b""
    place.path.parent.chmod(0o700)

    assert (window.wishes, printed) == ([], b"connected\nsent away\n")
    reception.close()


@pytest.mark.parametrize(
    "text, good", [("", True), ("a-b_1", True), ("x" * 201, False), ("a b", False), ("a\n", False), ("a\0", False)]
)
def test_is_token__accepts_only_what_is_safe_in_the_environment(text: str, good: bool) -> None:
    assert is_token(text) is good
