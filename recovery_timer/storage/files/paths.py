"""The locations of the user's data: the platform's folders, or one folder named by the user."""

import errno
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

_NAME = "recovery-timer"

# The first window needs this module, so slow imports are deferred.


class Folders(NamedTuple):
    """The folders that the program writes to, and the layout inside. None is created before something is written."""

    data: Path
    config: Path
    state: Path
    logs: Path
    cache: Path

    @property
    def routines(self) -> Path:
        """The folder of the user's routines."""
        return self.data / "routines"

    @property
    def techniques(self) -> Path:
        """The folder of the user's own techniques."""
        return self.data / "techniques"

    @property
    def deleted_techniques(self) -> Path:
        """The folder of the techniques that were deleted."""
        return self.trash / "techniques"

    @property
    def drafts(self) -> Path:
        """The folder of unsaved edits."""
        return self.data / "drafts"

    @property
    def trash(self) -> Path:
        """The folder of deleted routines."""
        return self.data / "trash"

    @property
    def sounds(self) -> Path:
        """The folder of the user's own sounds."""
        return self.data / "sounds"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.data / "backups"

    @property
    def journal(self) -> Path:
        """The database of past sessions."""
        return self.data / "journal.sqlite3"

    @property
    def settings_file(self) -> Path:
        """The file of the user's settings."""
        return self.config / "settings.json"

    @property
    def state_file(self) -> Path:
        """The file for state that the user does not set explicitly, such as the window's position."""
        return self.state / "state.json"

    @property
    def checkpoint(self) -> Path:
        """The checkpoint of the current session."""
        return self.state / "session.checkpoint"

    @property
    def covers(self) -> Path:
        """The folder of pictures for the desktop's media controls."""
        return self.cache / "covers"

    def sweep(self, before: datetime) -> None:
        """Remove temporary files left by writes that were interrupted ``before`` that time, such as by a power cut."""
        from recovery_timer.storage.files.atomic import sweep

        kept = (
            self.data,
            self.routines,
            self.techniques,
            self.drafts,
            self.trash,
            self.deleted_techniques,
            self.backups,
        )
        folders = (*kept, self.config, self.state, self.covers)
        for folder in dict.fromkeys(folders):
            sweep(folder, before)


def folders(data_dir: Path | None) -> Folders:
    """Return the platform's folders for this user, or all of them inside ``data_dir`` if given."""
    if data_dir is not None:
        # Absolute: the working directory may change while the program runs.
        root = data_dir.absolute()
        return Folders(data=root, config=root, state=root, logs=root / "logs", cache=root / "cache")
    from platformdirs import PlatformDirs

    # Not roaming: the journal is a database, which must not be copied while it is open.
    platform = PlatformDirs(_NAME, appauthor=False, roaming=False)
    return Folders(
        data=platform.user_data_path,
        config=platform.user_config_path,
        state=platform.user_state_path,
        logs=platform.user_log_path,
        cache=platform.user_cache_path,
    )


class Drive:
    """The drive of a folder, which may be unplugged while the program runs.

    Its mount point is then an empty folder on another drive, and anything written there would be hidden once the right
    drive is back.
    """

    def __init__(self, folder: Path) -> None:
        """Remember the drive on which ``folder`` is, or will be created."""
        self._folder = folder
        real = Path(os.path.realpath(folder))
        self._top = next((each for each in (real, *real.parents) if os.path.ismount(each)), Path(real.anchor))

    def require_there(self) -> None:
        """Raise OSError if the drive is no longer mounted."""
        if not os.path.ismount(self._top):
            from recovery_timer.ports.problems import AccessError, AccessFault, AccessRefused

            raise AccessError(errno.ENODEV, AccessRefused(AccessFault.DRIVE_GONE), str(self._folder))


def require_writable(folder: Path) -> None:
    """Check that ``folder`` is writable by creating it and a temporary file: permissions alone are not conclusive.

    Raises:
        OSError: if nothing can be written there; `filename` is the folder.
    """
    import tempfile

    from recovery_timer.storage.files.atomic import make_folder

    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
