"""Where what the user makes is kept: the platform's folders, or one folder that the user names."""

import tempfile
from pathlib import Path

from msgspec import Struct

from recovery_timer.storage.jsonfile import make_folder

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


def require_writable(folder: Path) -> None:
    """Make ``folder`` and a file in it, and take the file away again: permissions alone do not tell.

    Raises:
        OSError: nothing can be written there; `filename` is the folder.
    """
    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
