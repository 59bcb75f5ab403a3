"""Checks whether a window can open before Qt tries: if it cannot, Qt aborts the whole process.

On Linux a window needs a display that answers, and the libraries of Qt's plugin for it, which the distribution has to
supply. Both are tried here the way Qt will. Elsewhere a window can always open.

The problems are imported when there is one: what they need would delay every start.
"""

import ctypes
import importlib.util
import os
import re
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recovery_timer.ports.problems import ScreenProblem

Load = Callable[[str], ctypes.CDLL]
"""Loads a shared library by name or path like `ctypes.CDLL`; raises OSError if it or a dependency is missing."""

_QT_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Libraries that Qt needs for any window, and the Debian and Ubuntu packages that contain them."""

_X_PACKAGES = _QT_PACKAGES | {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""The same, for a window on X11."""

_WAYLAND_PACKAGES = _QT_PACKAGES | {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""The same, for a window on Wayland."""

_LONGEST_REASON_BYTES = 1_000


class NoScreenError(Exception):
    """Raised if no window can open; `problems` has one for each platform that was tried, and at least one."""

    def __init__(self, *problems: "ScreenProblem") -> None:
        super().__init__(problems)
        self.problems = problems


def choose_platform(
    environ: Mapping[str, str],
    *,
    system: str = sys.platform,
    plugins: Path | None = None,
    load: Load = ctypes.CDLL,
) -> str | None:
    """Return the value of ``QT_QPA_PLATFORM`` needed for a window to open, or None if Qt's own choice will do.

    ``plugins`` is the folder of Qt's platform plugins (default: PySide6's).

    Raises:
        NoScreenError: if no window can open.
    """
    if system != "linux":
        return None
    folder = _own_plugins() if plugins is None else plugins
    asked = environ.get("QT_QPA_PLATFORM", "")
    # Qt tries a list of platforms until one works; a colon separates a platform from its options.
    platforms = asked.split(";") if asked else _likely(environ)
    if not platforms:
        from recovery_timer.ports.problems import NoDisplay

        raise NoScreenError(NoDisplay())
    problems = {platform: _problem(platform.partition(":")[0], environ, folder, load) for platform in platforms}
    working = [platform for platform in platforms if problems[platform] is None]
    if not working:
        raise NoScreenError(*(problem for problem in problems.values() if problem is not None))
    return None if working == platforms else ";".join(working)


def _own_plugins() -> Path | None:
    """Return the folder of PySide6's platform plugins without importing it; None if a distribution has moved it."""
    package = importlib.util.find_spec("PySide6")
    for place in (package and package.submodule_search_locations) or ():
        folder = Path(place, "Qt", "plugins", "platforms")
        if folder.is_dir():
            return folder
    return None


def _likely(environ: Mapping[str, str]) -> list[str]:
    """Return the platforms that Qt would try by default."""
    platforms = []
    if environ.get("DISPLAY"):
        platforms.append("xcb")
    if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
        platforms.append("wayland")
    return platforms


def _problem(platform: str, environ: Mapping[str, str], folder: Path | None, load: Load) -> "ScreenProblem | None":
    """Return why ``platform`` cannot open a window; None if it can, or needs no display."""
    display_problem: ScreenProblem | None = None
    if platform == "xcb":
        display_problem = _x_problem(environ.get("DISPLAY", ""), load)
    elif platform.startswith("wayland"):
        display_problem = _wayland_problem(environ)
    return display_problem or (_plugin_problem(platform, folder, load) if folder else None)


def _plugin_problem(platform: str, folder: Path, load: Load) -> "ScreenProblem | None":
    there = {path.name.removeprefix("libq").removesuffix(".so"): path for path in sorted(folder.glob("libq*.so"))}
    # Older Qt has several plugins for Wayland, all with the same requirements.
    beginning = "wayland" if platform.startswith("wayland") else None
    names = [name for name in there if name == platform or (beginning and name.startswith(beginning))]
    if not names:
        from recovery_timer.ports.problems import NoPlatform

        return NoPlatform(platform, tuple(there))
    try:
        load(str(there[names[0]]))
    except OSError as error:
        packages = {"xcb": _X_PACKAGES, "wayland": _WAYLAND_PACKAGES}.get(platform.partition("-")[0], _QT_PACKAGES)
        return _missing(str(error), packages, load)
    return None


def _missing(message: str, packages: Mapping[str, str], load: Load) -> "ScreenProblem":
    """Return which libraries to install. The loader's ``message`` names only the first missing one."""
    from recovery_timer.ports.problems import LibrariesMissing, LibraryUnloadable

    found = re.match(r"(\S+): cannot open shared object file", message)
    if found is None:
        return LibraryUnloadable(message)
    libraries = list(dict.fromkeys([found[1], *(library for library in packages if not _is_there(library, load))]))
    known = tuple(packages[library] for library in libraries if library in packages)
    return LibrariesMissing(tuple(libraries), known)


def _is_there(library: str, load: Load) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True


def _x_problem(display: str, load: Load) -> "ScreenProblem | None":
    if not display:
        from recovery_timer.ports.problems import XDisplayUnset

        return XDisplayUnset()
    try:
        xcb = load("libxcb.so.1")
    except OSError as error:
        return _missing(str(error), _X_PACKAGES, load)
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = (ctypes.c_char_p, ctypes.c_void_p), ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes, xcb.xcb_disconnect.restype = (ctypes.c_void_p,), None

    def connects() -> bool:
        connection = xcb.xcb_connect(os.fsencode(display), None)
        failed = bool(xcb.xcb_connection_has_error(connection))
        xcb.xcb_disconnect(connection)
        return not failed

    connected, reason = _hearing_stderr(connects)
    if connected:
        return None
    from recovery_timer.ports.problems import XDisplayUnusable

    return XDisplayUnusable(display, reason)


def _hearing_stderr(call: Callable[[], bool]) -> tuple[bool, str]:
    """Return the result of ``call``, and what C code wrote to standard error meanwhile, which does not appear there."""
    try:
        kept = os.dup(2)
    except OSError:
        # Standard error is closed, so nothing can appear.
        return call(), ""
    reading, writing = os.pipe()
    try:
        os.dup2(writing, 2)
        os.close(writing)
        returned = call()
    finally:
        os.dup2(kept, 2)
        os.close(kept)
    with os.fdopen(reading, "rb") as captured:
        written = captured.read(_LONGEST_REASON_BYTES).decode(errors="replace")
    return returned, " ".join(written.split())


def _wayland_problem(environ: Mapping[str, str]) -> "ScreenProblem | None":
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY") or "wayland-0")
    if not path.is_absolute():
        from recovery_timer.ports.problems import WaylandFolderUnset

        return WaylandFolderUnset()
    # For the type checker: Windows, which never asks, has no AF_UNIX.
    if sys.platform != "win32":
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
            # AF_UNIX connects at once or not at all; the timeout is for a compositor that hangs.
            compositor.settimeout(1)
            try:
                compositor.connect(str(path))
            except OSError as error:
                from recovery_timer.ports.problems import WaylandSilent

                return WaylandSilent(str(path), error.strerror or str(error))
    return None
