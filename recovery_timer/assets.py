"""The files that ship with the program.

The top-level ``resources/`` folder is copied into the wheel as ``recovery_timer/resources``; in a checkout it is read
in place. All shipped files are read through this module, so that no other place knows the difference.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """Return the folder of shipped files.

    Raises:
        FileNotFoundError: if neither place has the folder, so the installation is incomplete.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The program's own files are missing: no resources folder in or beside {_PACKAGE}.")


def path(relative: str) -> Path:
    """Return the full path of the shipped file ``relative`` (with forward slashes)."""
    return root() / relative


def read_text(relative: str) -> str:
    """Return the text of the shipped file ``relative``; raise OSError if it is missing."""
    return path(relative).read_text(encoding="utf-8")


def read_bytes(relative: str) -> bytes:
    """Return the bytes of the shipped file ``relative``; raise OSError if it is missing."""
    return path(relative).read_bytes()
