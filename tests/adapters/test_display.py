import ctypes
import os
import socket
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import PySide6
import pytest

from recovery_timer.adapters.display import Load, NoScreenError, choose_platform
from recovery_timer.ports.messages import no_screen

DEAD = ":64999"
"""A display that does not exist: the numbers of the real tests end below it."""


def refusal(environ: Mapping[str, str], *, plugins: Path | None = None, load: Load = ctypes.CDLL) -> str:
    with pytest.raises(NoScreenError) as caught:
        choose_platform(environ, system="linux", plugins=plugins, load=load)
    return no_screen(caught.value.problems)


def lacking(*libraries: str) -> Load:
    """Load like a system that has all of Qt's plugins but lacks some libraries, which every plugin needs."""

    def load(name: str) -> ctypes.CDLL:
        a_plugin = name.startswith("/")
        missing = [each for each in libraries if a_plugin or each == name]
        if missing:
            raise OSError(f"{missing[0]}: cannot open shared object file: No such file or directory")
        # What this machine has must not matter: any library does for a plugin and for the well-known ones.
        return ctypes.CDLL(name if name == "libxcb.so.1" else None)

    return load


class FakeX:
    """An X library whose server accepts every connection."""

    class Function:
        def __call__(self, *arguments: object) -> int:
            return 0

    def __init__(self) -> None:
        self.xcb_connect = self.Function()
        self.xcb_connection_has_error = self.Function()
        self.xcb_disconnect = self.Function()


@pytest.fixture
def wayland(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The environment of a session with a Wayland display; the display itself only accepts connections."""
    folder = tmp_path_factory.mktemp("w")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(folder / "wayland-7"))
        compositor.listen()
        yield {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-7"}


# -- X


def test_choose_platform__elsewhere_than_on_linux__leaves_it_to_qt() -> None:
    assert choose_platform({}, system="win32") is None
    assert choose_platform({}, system="darwin") is None


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}])
def test_choose_platform__without_a_display__says_what_is_not_set(environ: Mapping[str, str]) -> None:
    assert refusal(environ) == (
        "No window can open: neither DISPLAY nor WAYLAND_DISPLAY is set; start the program in a desktop session, or "
        "play a routine without a window: play ROUTINE --by-ear."
    )


@pytest.mark.parametrize("display", [DEAD, "nonsense", ":", "\udcff:0"])
def test_choose_platform__of_a_display_that_is_dead__names_it(display: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert refusal({"DISPLAY": display}) == (
        f"No window can open: the X display {display} cannot be used: nothing answers there (check DISPLAY)."
    )
    assert capfd.readouterr() == ("", "")


def test_choose_platform__refused_by_the_display__passes_on_its_reason(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    reason = b"Authorization required, but no authorization protocol specified\n"
    padded = reason + b"\0" * (-len(reason) % 4)
    # The server's part of the X protocol: status 0 (failed), length of the reason, version 11.0, words to follow.
    answer = bytes([0, len(reason), 11, 0, 0, 0, len(padded) // 4, 0]) + padded
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        if port < 6_000:
            pytest.skip("the port is below those of X displays")

        def refuse() -> None:
            client, _ = server.accept()
            with client:
                client.recv(1_000)
                client.sendall(answer)

        x_server = threading.Thread(target=refuse)
        x_server.start()
        message = refusal({"DISPLAY": f"127.0.0.1:{port - 6_000}"})
        x_server.join()

    assert message == (
        f"No window can open: the X display 127.0.0.1:{port - 6_000} cannot be used: "
        "Authorization required, but no authorization protocol specified (check DISPLAY)."
    )
    assert capfd.readouterr() == ("", "")


def test_choose_platform__asked_for_x_without_a_display__says_so() -> None:
    assert refusal({"QT_QPA_PLATFORM": "xcb"}) == (
        "No window can open: DISPLAY is not set (start the program in a desktop session)."
    )


def test_choose_platform__without_the_x_library__names_its_package() -> None:
    assert refusal({"DISPLAY": DEAD}, load=lacking("libxcb.so.1")) == (
        "No window can open: libxcb.so.1 is missing (install on Debian or Ubuntu: libxcb1)."
    )


# -- libraries


def x_lacking(*libraries: str) -> Load:
    """An X display that answers, on a system that lacks some libraries that Qt needs."""
    lacks = lacking(*libraries)

    def load(name: str) -> ctypes.CDLL:
        # The fake has the part of the library that is used.
        return FakeX() if name == "libxcb.so.1" else lacks(name)  # type: ignore[return-value]

    return load


def test_choose_platform__without_libraries_of_qts_plugin__names_all_and_their_packages() -> None:
    assert refusal({"DISPLAY": DEAD}, load=x_lacking("libxcb-cursor.so.0")) == (
        "No window can open: libxcb-cursor.so.0 is missing (install on Debian or Ubuntu: libxcb-cursor0)."
    )
    assert refusal({"DISPLAY": DEAD}, load=x_lacking("libxcb-cursor.so.0", "libEGL.so.1")) == (
        "No window can open: libxcb-cursor.so.0, libEGL.so.1 are missing "
        "(install on Debian or Ubuntu: libxcb-cursor0 libegl1)."
    )


def test_choose_platform__without_an_unknown_library__names_it() -> None:
    assert refusal({"DISPLAY": DEAD}, load=x_lacking("libodd.so.3")) == (
        "No window can open: libodd.so.3 is missing (install the package that holds it)."
    )


def test_choose_platform__with_a_plugin_that_is_not_a_library__has_the_loaders_message(tmp_path: Path) -> None:
    (tmp_path / "libqoffscreen.so").write_bytes(b"nothing")

    message = refusal({"QT_QPA_PLATFORM": "offscreen"}, plugins=tmp_path)

    assert message.startswith("No window can open: a library of Qt cannot be loaded (")
    assert "file too short" in message


def test_choose_platform__with_qts_real_plugin_and_a_missing_library__names_it(tmp_path: Path) -> None:
    qt = Path(PySide6.__file__).parent / "Qt"
    # As in PySide6: the plugin looks for Qt's libraries beside itself.
    plugins = tmp_path / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "lib").symlink_to(qt / "lib")
    plugin = (qt / "plugins" / "platforms" / "libqoffscreen.so").read_bytes()
    assert b"libfontconfig.so.1\0" in plugin or b"libQt6Gui.so.6\0" in plugin
    (plugins / "libqoffscreen.so").write_bytes(plugin.replace(b"libQt6Gui.so.6\0", b"libQt6Odd.so.6\0"))

    assert refusal({"QT_QPA_PLATFORM": "offscreen"}, plugins=plugins) == (
        "No window can open: libQt6Odd.so.6 is missing (install the package that holds it)."
    )


# -- Wayland


def test_choose_platform__with_wayland_alone__leaves_it_to_qt(wayland: Mapping[str, str]) -> None:
    assert choose_platform(wayland, system="linux", load=lacking()) is None


def test_choose_platform__with_wayland_and_a_dead_x_display__takes_wayland(wayland: Mapping[str, str]) -> None:
    assert choose_platform({**wayland, "DISPLAY": DEAD}, system="linux", load=lacking()) == "wayland"


def test_choose_platform__with_x_and_a_dead_wayland_display__takes_x(tmp_path: Path) -> None:
    environ = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7", "DISPLAY": DEAD}

    assert choose_platform(environ, system="linux", load=x_lacking()) == "xcb"


def test_choose_platform__takes_a_full_path_of_a_wayland_display(wayland: Mapping[str, str]) -> None:
    path = os.path.join(wayland["XDG_RUNTIME_DIR"], wayland["WAYLAND_DISPLAY"])  # noqa: PTH118 - it is a value

    assert choose_platform({"WAYLAND_DISPLAY": path}, system="linux", load=lacking()) is None


def test_choose_platform__in_a_wayland_session__takes_its_usual_display(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("w")
    environ = {"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": str(folder)}

    assert refusal(environ) == (
        f"No window can open: no Wayland display answers at {folder}/wayland-0: "
        "No such file or directory (check WAYLAND_DISPLAY)."
    )


def test_choose_platform__with_both_displays_dead__names_both(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("w")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left_behind:
        left_behind.bind(str(folder / "wayland-1"))
    environ = {"DISPLAY": DEAD, "WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(folder)}

    assert refusal(environ) == (
        f"No window can open: the X display {DEAD} cannot be used: nothing answers there (check DISPLAY), "
        f"and no Wayland display answers at {folder}/wayland-1: Connection refused (check WAYLAND_DISPLAY)."
    )


def test_choose_platform__without_libraries_of_wayland__names_their_packages(wayland: Mapping[str, str]) -> None:
    assert refusal(wayland, load=lacking("libwayland-cursor.so.0")) == (
        "No window can open: libwayland-cursor.so.0 is missing (install on Debian or Ubuntu: libwayland-cursor0)."
    )


def test_choose_platform__of_a_wayland_display_without_a_folder__says_what_is_not_set() -> None:
    assert "XDG_RUNTIME_DIR is not set" in refusal({"WAYLAND_DISPLAY": "wayland-0"})


# -- QT_QPA_PLATFORM


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_choose_platform__asked_for_one_without_a_display__trusts_it(platform: str) -> None:
    assert choose_platform({"QT_QPA_PLATFORM": platform}, system="linux") is None


@pytest.mark.parametrize("platform", ["nonsense", "../offscreen", "*", " offscreen"])
def test_choose_platform__asked_for_one_that_qt_does_not_have__names_those_it_has(platform: str) -> None:
    message = refusal({"QT_QPA_PLATFORM": platform})

    assert message.startswith(f'No window can open: Qt has no platform called "{platform}" here (it has ')
    assert "offscreen" in message


def test_choose_platform__asked_for_several__keeps_those_that_work(wayland: Mapping[str, str]) -> None:
    environ = {**wayland, "DISPLAY": DEAD, "QT_QPA_PLATFORM": "xcb;wayland;offscreen"}

    assert choose_platform(environ, system="linux", load=lacking()) == "wayland;offscreen"


def test_choose_platform__where_x_was_asked_for__does_not_take_wayland(wayland: Mapping[str, str]) -> None:
    assert DEAD in refusal({**wayland, "DISPLAY": DEAD, "QT_QPA_PLATFORM": "xcb"})
