"""Where the files that ship with the program lie.

The top-level ``resources/`` folder is copied into the wheel as ``recovery_timer/resources``; in a checkout it is
read where it stands. Everything that reads a shipped file asks here, so that no other place knows the difference.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """Return the folder of shipped files.

    Raises:
        FileNotFoundError: the installation is incomplete: neither place holds the folder.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The program's own files are missing: no resources folder in or beside {_PACKAGE}.")


def path(relative: str) -> Path:
    """Return the full path of the shipped file ``relative`` (with forward slashes)."""
    return root() / relative


def read_text(relative: str) -> str:
    """Return the text of the shipped file ``relative``; OSError if it is not there."""
    return path(relative).read_text(encoding="utf-8")


def read_bytes(relative: str) -> bytes:
    """Return the bytes of the shipped file ``relative``; OSError if it is not there."""
    return path(relative).read_bytes()
