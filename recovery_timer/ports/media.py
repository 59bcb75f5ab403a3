"""The desktop's media controls, through which keyboards, headsets, lock screens and phones reach the program; and the
other programs that play.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct


class TrackWords(Struct, frozen=True, kw_only=True):
    """What a media player would call a track: its title, its artist and its album."""

    title: str
    artist: str
    album: str


class NowPlaying(Struct, frozen=True, kw_only=True):
    """What a session is playing. Each visit to a segment is a track.

    `track` is its number, which is never used again in the same session. `length_ms` is None if the segment waits for
    the user. `cover` is a picture file, and may be made after the track has begun. `volume` is in percent.
    """

    track: int
    words: TrackWords
    length_ms: int | None
    cover: Path | None
    is_paused: bool
    volume: int


class MediaCommands(Protocol):
    """The commands and queries of the media controls. A command that makes no sense now does nothing."""

    def play(self) -> None:
        """Resume; finish a segment that waits for the user."""
        ...

    def pause(self) -> None:
        """Pause."""
        ...

    def play_pause(self) -> None:
        """Do what the only button of a headset should: pause, resume, or finish a segment that waits for the user."""
        ...

    def stop(self) -> None:
        """End the session."""
        ...

    def next(self) -> None:
        """Go to the next segment."""
        ...

    def previous(self) -> None:
        """Go back to the start of this work segment, or of the one before."""
        ...

    def forward(self) -> None:
        """Make the segment 15 s shorter."""
        ...

    def back(self) -> None:
        """Make the segment 15 s longer."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the volume of the cues, 0 to 100."""
        ...

    def position_ms(self) -> int:
        """Return how long the current segment has been held, in ms."""
        ...


class MediaControls(Protocol):
    """Shows what is played to the desktop, for as long as something is."""

    @property
    def wants_covers(self) -> bool:
        """Whether covers are shown anywhere: making one takes time."""
        ...

    def show(self, playing: NowPlaying) -> None:
        """Show ``playing``, in place of what was shown before."""
        ...

    def hide(self) -> None:
        """Show nothing, as if there were no player."""
        ...

    async def close(self) -> None:
        """Hide, and leave nothing behind."""
        ...


class NoMediaControls:
    """For systems without media controls that the program can use."""

    wants_covers = False

    def show(self, playing: NowPlaying) -> None:
        """Do nothing."""

    def hide(self) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""


MakeMediaControls = Callable[[MediaCommands], MediaControls]


class OtherPlayers(Protocol):
    """The other programs of the desktop that play music or films."""

    def pause(self) -> None:
        """Pause every player that is playing."""
        ...

    def resume(self) -> None:
        """Resume the players that `pause` has paused, unless the user has resumed or stopped them since."""
        ...

    async def close(self) -> None:
        """Resume, and wait until that is done."""
        ...


class NoOtherPlayers:
    """For systems where other players cannot be found."""

    def pause(self) -> None:
        """Do nothing."""

    def resume(self) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""


class CoverStore(Protocol):
    """Keeps pictures where other programs can read them."""

    def keep(self, name: str, png: bytes) -> Path:
        """Save ``png`` under ``name``, in place of an older picture; return its file.

        Raises:
            OSError: if it cannot be saved.
        """
        ...
