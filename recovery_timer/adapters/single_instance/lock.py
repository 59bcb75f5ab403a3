"""The meeting point of all starts with the same data folder: a lock and a socket, in a folder private to the user.

The kernel releases the lock however its holder ends. `QLockFile` would not do: it records a process id in the file, and
so refuses the lock while another Python process has the id of a start that was killed, and for good if a start was cut
off before it wrote the id; and it loses the lock when a cleaner of temporary files removes the file.
"""

import errno
import os
import stat
import sys
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_LONGEST_ADDRESS_BYTES = 90
"""Systems allow at least 103 bytes, of which Qt needs a few to create the socket in a folder of its own."""


class InstancePaths(NamedTuple):
    """The paths for one user and data folder; `path` is without the extensions of the files."""

    path: Path

    @property
    def lock(self) -> Path:
        """The file whose lock the first start holds."""
        return self.path.with_suffix(".lock")

    @property
    def address(self) -> str:
        """The name of the socket for Qt: a path, or on Windows the name of a pipe."""
        return f"recovery-timer-{self.path.name}" if sys.platform == "win32" else str(self.path)


def instance_paths(data: Path, environ: Mapping[str, str]) -> InstancePaths:
    """Return the paths for this user and the folder ``data``, however it is spelt; create their folder if needed.

    Raises:
        OSError: if there is no folder that is private to the user.
    """
    user = _user()
    whose = f"{user}\0{os.path.normcase(os.path.realpath(data))}"
    # A user has a handful of data folders, so 32 bits tell them apart; and hashlib takes longer to load.
    name = f"{zlib.crc32(os.fsencode(whose)):08x}"
    runtimes = [environ.get("XDG_RUNTIME_DIR"), f"/run/user/{user}", tempfile.gettempdir()]
    if "FLATPAK_ID" in environ:
        # Each start in a sandbox has a runtime folder of its own, but for this one.
        runtimes.insert(0, f"{runtimes[0]}/app/{environ['FLATPAK_ID']}")
    for runtime in runtimes:
        path = Path(runtime or "", f"recovery-timer-{user}", name)
        if path.is_absolute() and os.access(path.parents[1], os.W_OK) and _is_short(path):
            _make_private(path.parent)
            return InstancePaths(path)
    raise OSError(errno.ENOENT, "There is no folder for what lasts as long as a program")


class InstanceLock:
    """A held lock, until `release` or until the process ends in whatever way."""

    def __init__(self, place: InstancePaths, handle: int) -> None:
        """``handle`` is the open and locked file of ``place``."""
        self.place = place
        self._handle = handle

    def release(self) -> None:
        """Let the next start become the first. The file stays: removing it could take the lock from a new holder."""
        os.close(self._handle)


def take_lock(place: InstancePaths) -> InstanceLock | None:
    """Return the lock of ``place``, or None if another process holds it; raise OSError if it cannot be locked."""
    handle = os.open(place.lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            return None
        raise
    return InstanceLock(place, handle)


if sys.platform == "win32":
    import getpass
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _user() -> str:
        return getpass.getuser()

    def _require_private(folder: Path) -> None:
        """Do nothing: the folder for temporary files is the user's own there."""

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _user() -> str:
        return str(os.getuid())

    def _require_private(folder: Path) -> None:
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o077:
            raise PermissionError(errno.EPERM, "It is not a folder of this user's alone", str(folder))


def _is_short(path: Path) -> bool:
    return sys.platform == "win32" or len(os.fsencode(path)) <= _LONGEST_ADDRESS_BYTES


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    _require_private(folder)
