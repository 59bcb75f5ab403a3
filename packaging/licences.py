"""The licences of the program and of everything packaged with it, as one text."""

from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

LIBRARIES = ("dbus-fast", "icalendar", "jeepney", "msgspec", "platformdirs", "python-dateutil", "qasync", "wakepy")
"""The third-party libraries that the program imports, except for Qt and Python."""

FROZEN = """\
Python is distributed under the PSF licence, https://docs.python.org/3/license.html.

Qt and Qt for Python (PySide6, shiboken6), (C) The Qt Company Ltd and contributors, are used as shared libraries under
the GNU Lesser General Public License, version 3: on Debian /usr/share/common-licenses/LGPL-3, elsewhere
https://www.gnu.org/licenses/lgpl-3.0.html. Their sources are at https://download.qt.io/official_releases/. They may be
replaced by other builds of the same version in the folder PySide6. Qt brings ICU (Unicode licence) and FFmpeg's
libraries (LGPL, version 2.1 or later, https://ffmpeg.org).
"""
"""The licences that a frozen program needs in addition."""


def text(libraries: Iterable[str], *, frozen: bool) -> str:
    """Return the licences of the program, drawings, sounds and the ``libraries``; of Python and Qt if ``frozen``."""
    own = [ROOT / "LICENSE", *sorted((ROOT / "resources").rglob("*LICENSE*"))]
    parts = [file.read_text(encoding="utf-8").strip() for file in own]
    parts += [f"{name}:\n\n{_licence(name)}" for name in libraries]
    return "\n\n----\n\n".join((*parts, FROZEN) if frozen else parts) + "\n"


def _licence(name: str) -> str:
    files = [file for file in distribution(name).files or () if "LICENSE" in file.name and ".dist-info" in str(file)]
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files)
