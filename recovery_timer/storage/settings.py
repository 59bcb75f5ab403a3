"""Two small files of named values: the user's settings, and the state that the program remembers by itself.

The value ``schema`` is the version of the file. An older version is migrated when it is read, and kept beside the new
one (``settings.schema-0.json``) when that is written. A newer version is read as far as possible, and not written to.
"""

import errno
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import (
    AccessError,
    AccessFault,
    AccessRefused,
    Newer,
    NotA,
    NotWhatItShouldBe,
    UnknownSchema,
    WrittenByNewerVersion,
    detail_of,
)
from recovery_timer.storage.files.atomic import (
    left_alone,
    quarantine,
    read_bounded,
    require_no_link,
    require_out_of_the_way,
    unreadable,
    write_atomically,
)

_LIMIT_BYTES = 1024 * 1024

Values = dict[str, object]


def _without_a_number(values: Values) -> Values:
    """0 to 1: the first files had no number; nothing else changed."""
    return values


def _pace(values: Values) -> Values:
    """1 to 2: ``position`` is no longer one length in s for every technique, but a pace for all their lengths."""
    position = values.get("position")
    if type(position) is not int:
        return values
    return values | {"position": "usual" if position == _USUAL_S else "shorter" if position < _USUAL_S else "longer"}


_USUAL_S = 5

MIGRATIONS: tuple[Callable[[Values], Values], ...] = (_without_a_number, _pace)
"""Functions that turn values of version N into N+1. A released one never changes."""

_SCHEMA = "schema"


class _FoundValues(Struct, frozen=True):
    """The content of a file: its bytes, and its values migrated to this version."""

    data: bytes
    schema: int
    values: Values

    @property
    def is_newer(self) -> bool:
        return self.schema > len(MIGRATIONS)


class ValuesFile:
    """A JSON object in a file. Saving preserves unknown values: a newer version may have written them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[Values, list[QuarantinedFile]]:
        """Return the values, none if there is no file yet, and the file if it cannot be read or written."""
        found = self._read()
        if isinstance(found, QuarantinedFile):
            return {}, [found]
        if found is None:
            return {}, []
        return found.values, [self._newer()] if found.is_newer else []

    def save(self, values: Mapping[str, object]) -> None:
        """Save ``values``, and leave the file's other values.

        Raises:
            OSError: if the file cannot be written, is from a newer version, or its other values cannot be read.
        """
        found = self._read()
        if isinstance(found, QuarantinedFile):
            require_out_of_the_way(found)
            found = None
        if found is not None and found.is_newer:
            require_out_of_the_way(self._newer())
        place = self._place()
        if found is not None and found.schema < len(MIGRATIONS):
            write_atomically(place.with_name(f"{place.stem}.schema-{found.schema}{place.suffix}"), found.data)
        whole = {_SCHEMA: len(MIGRATIONS), **(found.values if found is not None else {}), **values}
        write_atomically(place, msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n")

    def _place(self) -> Path:
        """Return the file's real path; raise OSError if it is a link that is not followed."""
        require_no_link(self._path)
        return self._path

    def _read(self) -> _FoundValues | QuarantinedFile | None:
        try:
            data = read_bounded(self._place(), _LIMIT_BYTES)
            values = msgspec.json.decode(data, type=Values)
            schema = msgspec.convert(values.pop(_SCHEMA, 0), int)
            if schema < 0:
                return quarantine(self._path, UnknownSchema(schema, lowest=0, known=len(MIGRATIONS)))
            for migrate in MIGRATIONS[schema:]:
                values = migrate(values)
            return _FoundValues(data, schema, values)
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError) as error:
            return quarantine(self._path, NotWhatItShouldBe(NotA.SETTINGS, detail_of(error)))
        except OSError as error:
            return unreadable(self._path, error)

    def _newer(self) -> QuarantinedFile:
        return left_alone(self._path, WrittenByNewerVersion(Newer.SETTINGS))


class SettingsFile(ValuesFile):
    """The user's settings, as `ports.SettingsStore`.

    The user may keep the file elsewhere, with those of other programs, and link to it from here. Such a link is
    followed if it leads to a file that the user owns.
    """

    def _place(self) -> Path:
        if not self._path.is_symlink():
            return self._path
        place = Path(os.path.realpath(self._path))
        try:
            status = place.stat()
        except FileNotFoundError as error:
            raise AccessError(errno.ELOOP, AccessRefused(AccessFault.LINK_TO_NOWHERE), str(self._path)) from error
        # Windows has no user ids, and lets only administrators make links.
        if not stat.S_ISREG(status.st_mode) or (hasattr(os, "geteuid") and status.st_uid != os.geteuid()):
            raise AccessError(errno.ELOOP, AccessRefused(AccessFault.LINK_TO_ANOTHERS_FILE), str(self._path))
        return place
