"""The session on the desktop's media controls: what they show, and the commands they send."""

from collections.abc import Callable
from pathlib import Path

from recovery_timer.app.playback.player import Player, PlayerEvent
from recovery_timer.app.sound import Volume
from recovery_timer.ports import MakeMediaControls, NowPlaying, TrackWords
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.events import SegmentEntered
from recovery_timer.session.session import Session
from recovery_timer.session.state import State

DescribeSegment = Callable[[Timeline, Segment], TrackWords]
"""Describes a segment in the user's language."""

MakeCover = Callable[[Segment, Callable[[Path], None]], None]
"""Takes a segment, and a function to call, now or later, with a picture of it, unless there is none."""


class MediaSession:
    """Follows the player, and is `ports.MediaCommands` for its remote controls.

    The controls show a session while it is running or paused, and nothing before its start or after its end.
    """

    def __init__(
        self,
        *,
        player: Player,
        volume: Volume,
        make_controls: MakeMediaControls,
        describe: DescribeSegment,
        make_cover: MakeCover,
    ) -> None:
        """The controls may connect to the desktop, but only once a session has begun."""
        self._player = player
        self._volume = volume
        self._describe = describe
        self._make_cover = make_cover
        self._controls = make_controls(self)
        self._shown: Session | None = None
        self._track = 0
        self._cover: Path | None = None
        player.events.connect(self._on_event)
        volume.changed.connect(lambda _: self._show())

    async def close(self) -> None:
        """Disappear from the controls, because the program ends."""
        await self._controls.close()

    # -- what is shown

    def _on_event(self, event: PlayerEvent) -> None:
        session = self._player.session
        # A restored session is paused, and enters no segment.
        if session is not None and (isinstance(event, SegmentEntered) or session is not self._shown):
            self._shown = session
            self._begin_track(session.segment)
        self._show()

    def _begin_track(self, segment: Segment) -> None:
        self._track += 1
        self._cover = None
        track = self._track

        def keep(cover: Path) -> None:
            if track == self._track:
                self._cover = cover
                self._show()

        if self._controls.wants_covers:
            self._make_cover(segment, keep)

    def _show(self) -> None:
        session = self._player.session
        if session is None or session.state not in {State.RUNNING, State.PAUSED}:
            self._controls.hide()
            return
        self._controls.show(
            NowPlaying(
                track=self._track,
                words=self._describe(session.timeline, session.segment),
                length_ms=session.length_ms,
                cover=self._cover,
                is_paused=session.state is State.PAUSED,
                volume=self._volume.percent,
            )
        )

    # -- what is pressed

    def play(self) -> None:
        """Resume; finish a segment that waits for the user."""
        session = self._player.session
        if session is None:
            return
        if session.state is State.PAUSED:
            self._player.pause_or_resume()
        elif session.segment.is_manual:
            self._player.press()

    def pause(self) -> None:
        """Pause."""
        session = self._player.session
        if session is not None and session.state is State.RUNNING:
            self._player.pause_or_resume()

    def play_pause(self) -> None:
        """Pause, resume, or finish a segment that waits for the user."""
        self._player.press()

    def stop(self) -> None:
        """End the session."""
        self._player.end()

    def next(self) -> None:
        """Go to the next segment."""
        self._player.next()

    def previous(self) -> None:
        """Go back to the start of this work segment, or of the one before."""
        self._player.previous()

    def forward(self) -> None:
        """Make the segment 15 s shorter."""
        self._player.shorten()

    def back(self) -> None:
        """Make the segment 15 s longer."""
        self._player.extend()

    def set_volume(self, percent: int) -> None:
        """Set the volume of the cues."""
        self._volume.set_percent(percent)

    def position_ms(self) -> int:
        """Return how long the current segment has been held, in ms; 0 until it has begun."""
        session = self._player.session
        return max(0, session.position(self._player.now())) if session is not None else 0
