"""Sound files: a whole session as sound, to be taken along."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from recovery_timer.session.unattended import Chapter


class SoundFile(Struct, frozen=True, kw_only=True):
    """What a sound file holds: its title, its chapters, and the sound, second by second.

    The sound is in the one format of the program (see `audio.sounds`); it is rendered as it is consumed.
    """

    title: str
    chapters: Sequence[Chapter]
    blocks: Iterable[bytes]


class SoundFileWriter(Protocol):
    """Writes sound files of one format."""

    def __call__(self, path: Path, file: SoundFile) -> None:
        """Write ``file`` to ``path``, which may exist; raise OSError if that fails."""
        ...
