"""Pictures for other programs to show, in the cache: missing ones are drawn again."""

from pathlib import Path

from recovery_timer.storage.files.atomic import write_atomically


class CoverFiles:
    """`ports.CoverStore` in a folder."""

    def __init__(self, folder: Path) -> None:
        """The folder is created when something is saved."""
        self._folder = folder

    def keep(self, name: str, png: bytes) -> Path:
        """Save ``png``; return its file. Raises OSError if it cannot be saved."""
        path = self._folder / f"{name}.png"
        write_atomically(path, png)
        return path
