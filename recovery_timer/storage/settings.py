"""Two small files of named values: what the user has chosen, and what the program remembers by itself.

Each says in its value ``schema`` which version of the file it is. An older one is brought up to date when it is read,
and kept beside it (``settings.schema-0.json``) when the new one is written. A newer one is read as far as it can be,
and not written to.
"""

import errno
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import Newer, NotA, NotWhatItShouldBe, UnknownSchema, WrittenByNewerVersion
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
    """0 to 1: the first files had no number; everything else is the same."""
    return values


MIGRATIONS: tuple[Callable[[Values], Values], ...] = (_without_a_number,)
"""What makes values of version N+1 out of those of version N. One that has been released never changes."""

_SCHEMA = "schema"


class _Found(Struct, frozen=True):
    """What a file holds: its bytes, and its values as they are in this version."""

    data: bytes
    schema: int
    values: Values

    @property
    def is_newer(self) -> bool:
        return self.schema > len(MIGRATIONS)


class ValuesFile:
    """One JSON object in one file. Saving keeps the values it is not given: a newer version may have written them."""

    def __init__(self, path: Path) -> None:
        """Keep the values in ``path``, which need not exist yet."""
        self._path = path

    def load(self) -> tuple[Values, list[QuarantinedFile]]:
        """Return the values, none if there is no file yet, and the file if it could not be read, or not be written."""
        found = self._read()
        if isinstance(found, QuarantinedFile):
            return {}, [found]
        if found is None:
            return {}, []
        return found.values, [self._newer()] if found.is_newer else []

    def save(self, values: Mapping[str, object]) -> None:
        """Keep ``values`` with those that the file has besides.

        Raises:
            OSError: the file cannot be written, is of a newer version, or cannot be read to keep what it has besides.
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
        """Return where the file really is; OSError if it is a link that is not followed."""
        require_no_link(self._path)
        return self._path

    def _read(self) -> _Found | QuarantinedFile | None:
        try:
            data = read_bounded(self._place(), _LIMIT_BYTES)
            values = msgspec.json.decode(data, type=Values)
            schema = msgspec.convert(values.pop(_SCHEMA, 0), int)
            if schema < 0:
                return quarantine(self._path, UnknownSchema(schema, lowest=0, known=len(MIGRATIONS)))
            for migrate in MIGRATIONS[schema:]:
                values = migrate(values)
            return _Found(data, schema, values)
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError) as error:
            return quarantine(self._path, NotWhatItShouldBe(NotA.SETTINGS, str(error)))
        except OSError as error:
            return unreadable(self._path, error)

    def _newer(self) -> QuarantinedFile:
        return left_alone(self._path, WrittenByNewerVersion(Newer.SETTINGS))


class SettingsFile(ValuesFile):
    """What the user has chosen on the Settings page, as `ports.SettingsStore`.

    Somebody may keep the file elsewhere, with those of other programs, and link to it from here: such a link is
    followed, if it leads to a file of the user's own.
    """

    def _place(self) -> Path:
        if not self._path.is_symlink():
            return self._path
        place = Path(os.path.realpath(self._path))
        try:
            status = place.stat()
        except FileNotFoundError as error:
            raise OSError(errno.ELOOP, "It is a link that leads nowhere", str(self._path)) from error
        # Windows knows no user's number, and makes links for administrators alone.
        if not stat.S_ISREG(status.st_mode) or (hasattr(os, "geteuid") and status.st_uid != os.geteuid()):
            raise OSError(errno.ELOOP, "It is a link, and not to a file of your own", str(self._path))
        return place
