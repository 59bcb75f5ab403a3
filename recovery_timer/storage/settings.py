"""Two small files of named values: what the user has chosen, and what the program remembers by itself."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from recovery_timer.ports import SetAside
from recovery_timer.storage.jsonfile import (
    read_bounded,
    require_out_of_the_way,
    set_aside,
    unreadable,
    write_atomically,
)

_LIMIT_BYTES = 1024 * 1024


class _ValuesFile:
    """One JSON object in one file. Saving keeps the values it is not given: a newer version may have written them."""

    def __init__(self, path: Path) -> None:
        """Keep the values in ``path``, which need not exist yet."""
        self._path = path

    def load(self) -> tuple[dict[str, object], list[SetAside]]:
        """Return the values, none if there is no file yet, and the file if it could not be read."""
        found = self._read()
        return ({}, [found]) if isinstance(found, SetAside) else (found, [])

    def save(self, values: Mapping[str, object]) -> None:
        """Keep ``values`` with those that the file has besides.

        Raises:
            OSError: the file cannot be written, or cannot be read to keep what it has besides.
        """
        found = self._read()
        if isinstance(found, SetAside):
            require_out_of_the_way(found)
            found = {}
        text = msgspec.json.format(msgspec.json.encode(found | dict(values)), indent=2) + b"\n"
        # Somebody may keep the file elsewhere and link to it from here.
        write_atomically(Path(os.path.realpath(self._path)), text)

    def _read(self) -> dict[str, object] | SetAside:
        try:
            data = read_bounded(self._path, _LIMIT_BYTES)
            return msgspec.json.decode(data, type=dict[str, object])
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError) as error:
            return set_aside(self._path, f"It is not a JSON object: {error}.")
        except OSError as error:
            return unreadable(self._path, error)


class SettingsFile(_ValuesFile):
    """What the user has chosen on the Settings page, as `ports.SettingsStore`."""


class StateFile(_ValuesFile):
    """What the program remembers by itself, such as the window's place. To lose it costs nobody anything."""
