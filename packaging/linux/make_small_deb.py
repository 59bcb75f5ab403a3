"""Make the small Debian package in dist/, for Debian 14 and later: ``make small-deb``.

It uses the system's Python, Qt and libraries. The one library that is not in Debian is included; it is pure Python, so
that one package serves every architecture.

Debian 13 has Qt 6.8, with which everything works except sound: its PulseAudio sink buffers only 0.15 s, whatever is
requested, but the program writes 2 s ahead, so that a busy machine does not delay cues.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import debian
from debian import NAME, ROOT

BROUGHT = ("wakepy",)
"""The libraries that are not in Debian."""

_QT = ("core", "gui", "multimedia", "network", "widgets")
DEPENDS = ", ".join(
    (
        "python3 (>= 3.11)",
        *(f"python3-pyside6.qt{module} (>= 6.10)" for module in _QT),
        "python3-dbus-fast (>= 4)",
        "python3-icalendar (>= 6)",
        "python3-jeepney",
        "python3-msgspec (>= 0.19)",
        "python3-platformdirs (>= 4.2)",
        "python3-qasync (>= 0.28)",
    )
)
RECOMMENDS = "espeak-ng, qt6-wayland"

LAUNCHER = f"""\
#!/bin/sh
# -P: what lies in the working directory is not imported.
PYTHONPATH=/usr/lib/{NAME} exec /usr/bin/python3 -P -m recovery_timer "$@"
"""
COMPILE = f"""\
#!/bin/sh
set -e
if [ "$1" = configure ] && command -v py3compile >/dev/null; then
    py3compile --package {NAME} /usr/lib/{NAME}
fi
"""
CLEAN = f"""\
#!/bin/sh
set -e
if command -v py3clean >/dev/null; then
    py3clean --package {NAME}
fi
"""

OVERRIDES = """\
# The interface looks the same where fonts-inter is not installed.
recovery-timer: duplicate-font-file
"""


def main() -> None:
    """Leave the package in dist/."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        lay_out(tree / "usr/lib" / NAME)
        (tree / "usr/bin").mkdir()
        (tree / "usr/bin" / NAME).write_text(LAUNCHER, encoding="utf-8")
        (tree / "DEBIAN").mkdir()
        (tree / "DEBIAN/postinst").write_text(COMPILE, encoding="utf-8")
        (tree / "DEBIAN/prerm").write_text(CLEAN, encoding="utf-8")
        debian.build(
            tree,
            architecture="all",
            depends=DEPENDS,
            recommends=RECOMMENDS,
            libraries=BROUGHT,
            overrides=OVERRIDES,
        )


def lay_out(folder: Path) -> None:
    """Put the program, its resources and the included libraries into ``folder``."""
    without_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "recovery_timer", folder / "recovery_timer", ignore=without_caches)
    shutil.copytree(ROOT / "resources", folder / "recovery_timer/resources", ignore=without_caches)
    with tempfile.TemporaryDirectory() as name:
        pins, place = Path(name) / "pins.txt", Path(name) / "libraries"
        pins.write_text(pinned(BROUGHT), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, "--no-deps", "--require-hashes", "--target", place, "-r", pins], check=True)
        for library in place.iterdir():
            if (library / "__init__.py").is_file():
                shutil.copytree(library, folder / library.name, ignore=without_caches)


def pinned(names: tuple[str, ...]) -> str:
    """Return the lines of packaging/requirements.txt about the libraries ``names``."""
    pins = (ROOT / "packaging/requirements.txt").read_text(encoding="utf-8")
    return "".join(entry for entry in re.split(r"^(?=\S)", pins, flags=re.MULTILINE) if entry.startswith(names))


if __name__ == "__main__":
    main()
