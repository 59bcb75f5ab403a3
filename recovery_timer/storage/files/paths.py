"""Where what the user makes is kept: the platform's folders, or one folder that the user names."""

import errno
import os
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from recovery_timer.storage.files.atomic import make_folder, sweep

_NAME = "recovery-timer"


class Folders(Struct, frozen=True, kw_only=True):
    """The folders that the program writes to, and what lies where in them. None is made before something is written."""

    data: Path
    config: Path
    state: Path
    logs: Path

    @property
    def routines(self) -> Path:
        """The folder of the user's routines."""
        return self.data / "routines"

    @property
    def drafts(self) -> Path:
        """The folder of edits that are not saved yet."""
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
        """What the user has chosen on the Settings page."""
        return self.config / "settings.json"

    @property
    def state_file(self) -> Path:
        """What the program remembers by itself, such as the window's place."""
        return self.state / "state.json"

    @property
    def checkpoint(self) -> Path:
        """How far the session on its way has come."""
        return self.state / "session.checkpoint"

    def sweep(self, before: datetime) -> None:
        """Remove what writes that were cut short ``before`` that moment, by a power cut perhaps, have left behind."""
        folders = (self.data, self.routines, self.drafts, self.trash, self.backups, self.config, self.state)
        for folder in dict.fromkeys(folders):
            sweep(folder, before)


def folders(data_dir: Path | None) -> Folders:
    """Return the platform's folders for this user, or all of them inside ``data_dir`` when it is given."""
    if data_dir is not None:
        # Absolute: the working directory may change while the program runs.
        root = data_dir.absolute()
        return Folders(data=root, config=root, state=root, logs=root / "logs")
    from platformdirs import PlatformDirs

    # No roaming: the journal is a database, which must not be copied while it is open.
    platform = PlatformDirs(_NAME, appauthor=False, roaming=False)
    return Folders(
        data=platform.user_data_path,
        config=platform.user_config_path,
        state=platform.user_state_path,
        logs=platform.user_log_path,
    )


class Drive:
    """The drive that a folder is on, which may be pulled out while the program runs.

    The place where it was is then an empty folder of another drive. What was written there would be hidden as soon as
    the right one is back.
    """

    def __init__(self, folder: Path) -> None:
        """Remember on which drive ``folder`` is, or will be made."""
        self._folder = folder
        real = Path(os.path.realpath(folder))
        self._top = next((each for each in (real, *real.parents) if os.path.ismount(each)), Path(real.anchor))

    def require_there(self) -> None:
        """Raise OSError if the drive is not where it was."""
        if not os.path.ismount(self._top):
            raise OSError(errno.ENODEV, "The drive is not there", str(self._folder))


def require_writable(folder: Path) -> None:
    """Make ``folder`` and a file in it, and take the file away again: permissions alone do not tell.

    Raises:
        OSError: nothing can be written there; `filename` is the folder.
    """
    # Late: it loads the compression libraries, which the first window does not need.
    import tempfile

    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
