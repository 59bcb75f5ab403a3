"""The guide's model: the player's events as Qt signals, and what to show now as a value."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from recovery_timer.app.playback import CannotKeepAwake, CuesHeard, Filed, Player, PlayerEvent, Slept
from recovery_timer.app.sound import Volume
from recovery_timer.app.techniques import Techniques
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import Clock, CueReceipt, RecoveredCheckpoint
from recovery_timer.routine import durations
from recovery_timer.routine.technique import Technique
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.cues import sound
from recovery_timer.session.events import CueDue, Ended, Finished, SegmentEntered
from recovery_timer.session.record import Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from recovery_timer.ui.guide.face import Face, after, face_of
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated


class GuideState(Struct, frozen=True, kw_only=True):
    """What is on screen at one moment. `digits` count down, or up if the segment waits for the user.

    `leads_to` is the segment after this one; `following` is what "Next" shows: in a gap, whatever comes after the step
    that the gap announces. Either is None at the end. `share` is the remaining part of the segment, 0 to 1; `lasts_ms`
    is its length including +15 s and -15 s, 0 if it waits. `played` and `length` are the ends of the strip: how far the
    session is, and how long it will be. `prepare` and `cautions` are to be read while a segment waits for the user to
    be ready. `how_to` describes the technique in full, on request.
    """

    segment: Segment
    face: Face
    leads_to: Segment | None
    following: Segment | None
    digits: str
    share: float
    lasts_ms: int
    left: str
    ends: str
    played: str
    length: str
    paused: bool
    waits: bool
    prepare: str
    cautions: tuple[str, ...]
    how_to: str
    blocks: int


class UnfinishedSession(Struct, frozen=True, kw_only=True):
    """An interrupted session in words: when, which routine, and how far it got. `whole` is the recovered checkpoint."""

    when: str
    name: str
    where: str
    whole: bool


class GuideModel(QObject):
    """Subscribes to the player; widgets subscribe to it and hold no rules."""

    began = Signal(Timeline)
    entered = Signal(Segment)
    changed = Signal()
    flashed = Signal(Sound, Segment)
    missing = Signal(str)
    over = Signal(Record)
    cues_heard = Signal(CueReceipt)
    slept = Signal(Slept)
    filed = Signal(Checkpoint)
    unfinished_changed = Signal()
    volume_changed = Signal()

    def __init__(self, *, player: Player, volume: Volume, clock: Clock, techniques: Techniques) -> None:
        super().__init__()
        self._player = player
        self.volume = volume
        self._clock = clock
        self._techniques = techniques
        self._paused_at: datetime | None = None
        self._state: GuideState | None = None
        self._state_of: object = None
        self.press = player.press
        self.pause_or_resume = player.pause_or_resume
        self.next = player.next
        self.previous = player.previous
        self.jump = player.jump
        self.restart_segment = player.restart_segment
        self.extend = player.extend
        self.shorten = player.shorten
        self.end = player.end
        self.tell_time_left = player.tell_time_left
        self.describe = player.describe
        self.go_on = player.go_on
        self.file_unfinished = player.file_unfinished
        player.events.connect(self._on_event)
        volume.changed.connect(lambda _: self.volume_changed.emit())

    # -- commands

    def begin(self, timeline: Timeline, routine_id: str) -> None:
        self.began.emit(timeline)
        self._player.begin(timeline, routine_id)
        # It starts once sound can be heard; until then, its first segment can be read.
        self.changed.emit()

    def resume_unfinished(self) -> None:
        """Show the interrupted session, paused where it was; do nothing if there is none."""
        found = self._player.unfinished
        if found is not None:
            self.began.emit(found.checkpoint.timeline)
            self._player.resume_unfinished()
            self._mark_pause()
            self.entered.emit(found.checkpoint.segment)
            self.unfinished_changed.emit()

    # -- what there is to show

    @property
    def is_playing(self) -> bool:
        """Whether there is a session that is not over."""
        return self._player.is_playing

    @property
    def unfinished(self) -> RecoveredCheckpoint | None:
        """The interrupted session, until it is resumed or filed."""
        return self._player.unfinished

    def offer(self) -> UnfinishedSession | None:
        """Return the interrupted session on offer, or None."""
        found = self._player.unfinished
        if found is None:
            return None
        checkpoint = found.checkpoint
        now = self._clock.wall()
        day, time = domain.format_day(checkpoint.kept, now), checkpoint.kept.astimezone(now.tzinfo)
        return UnfinishedSession(
            when=self.tr("Unfinished: {day}, {time}").format(day=day, time=domain.format_time_of_day(time)),
            name=translated(checkpoint.timeline.name),
            where=self._where_words(checkpoint),
            whole=found.whole,
        )

    @property
    def step(self) -> int:
        """The number of the current step, from 1."""
        session = self._player.session
        return session.segment.block + 1 if session else 1

    @property
    def is_paused(self) -> bool:
        """Whether the session is paused and can be resumed."""
        session = self._player.session
        return session is not None and session.state is State.PAUSED

    @property
    def is_running(self) -> bool:
        """Whether time is running, so that the screen has to be repainted."""
        session = self._player.session
        return session is not None and session.state is State.RUNNING

    @property
    def is_silent(self) -> bool:
        """Whether cues cannot be heard."""
        return bool(self.silence)

    @property
    def silence(self) -> str:
        """Why cues cannot be heard, in a word or two; empty if they can."""
        if self._player.sound_problem is not None:
            return self.tr("no sound")
        return self.tr("muted") if self.volume.percent == 0 else ""

    def state(self) -> GuideState | None:
        """Return what to show now; None if no session is running.

        Only the share changes up to twenty times a second. The rest changes once, and is kept until then.
        """
        session = self._player.session
        if session is None:
            return None
        now = self._player.now()
        remaining_ms, position_ms = session.remaining(now), session.position(now)
        length_ms, left_ms = session.length_ms, session.total_remaining(now)
        seconds = (
            _up(remaining_ms or 0),
            position_ms // durations.MS,
            _up(left_ms),
            _up(session.segment.start_ms + position_ms + left_ms),
        )
        technique = self._technique(session.segment)
        of = (session, session.segment.index, session.state, length_ms, seconds, self._paused_at, technique)
        if self._state is None or of != self._state_of:
            self._state_of, self._state = of, self._state_at(session, remaining_ms, position_ms, left_ms)
        share = 1.0 if remaining_ms is None else remaining_ms / max(1, length_ms or 1)
        return replace(self._state, share=share)

    def _state_at(self, session: Session, remaining_ms: int | None, position_ms: int, left_ms: int) -> GuideState:
        """Return what to show for a second; its share is up to `state`."""
        segment, segments = session.segment, session.timeline.segments
        played_ms = segment.start_ms + position_ms
        face = face_of(segment)
        return GuideState(
            segment=segment,
            face=face,
            leads_to=segments[segment.index + 1] if segment.index + 1 < len(segments) else None,
            following=after(segments, segment),
            digits=durations.clock(
                position_ms // durations.MS * durations.MS if remaining_ms is None else remaining_ms
            ),
            share=1.0,
            lasts_ms=session.length_ms or 0,
            left=self._left_words(session, left_ms),
            ends=self._ends_words(left_ms),
            played=durations.clock(played_ms // durations.MS * durations.MS),
            length=domain.format_clock(played_ms + left_ms, about=self._is_about(session)),
            paused=session.state is State.PAUSED,
            waits=remaining_ms is None,
            prepare=self._prepare(segment) if face is Face.WAIT else "",
            cautions=self._cautions(segment) if face is Face.WAIT else (),
            how_to=self._how_to(segment),
            blocks=segments[-1].block + 1,
        )

    def _left_words(self, session: Session, left_ms: int) -> str:
        words = self.tr("about {time} left") if self._is_about(session) else self.tr("{time} left")
        return words.format(time=durations.clock(left_ms))

    def _is_about(self, session: Session) -> bool:
        return any(segment.is_manual for segment in session.timeline.segments[session.segment.index :])

    def _ends_words(self, left_ms: int) -> str:
        if self._paused_at is not None:
            return self.tr("paused since {time}").format(time=domain.format_time_of_day(self._paused_at))
        return self.tr("ends {time}").format(time=domain.format_time_after(self._clock.wall(), left_ms))

    def _how_to(self, segment: Segment) -> str:
        technique = self._technique(segment)
        return translated(technique.how_to) if technique is not None else ""

    def _prepare(self, segment: Segment) -> str:
        technique = self._technique(segment)
        return translated(technique.preparation) if technique is not None and technique.preparation else ""

    def _cautions(self, segment: Segment) -> tuple[str, ...]:
        technique = self._technique(segment)
        return tuple(translated(each) for each in technique.cautions) if technique is not None else ()

    def _technique(self, segment: Segment) -> Technique | None:
        return self._techniques.catalogue.get(segment.technique) if segment.technique is not None else None

    def _where_words(self, checkpoint: Checkpoint) -> str:
        segment, remaining_ms = checkpoint.segment, checkpoint.remaining_ms
        words = self.tr("Step {step} of {steps}: {what}")
        if remaining_ms is not None:
            words = self.tr("Step {step} of {steps}: {what} · {time} left")
        return words.format(
            step=segment.block + 1,
            steps=checkpoint.timeline.segments[-1].block + 1,
            what=domain.describe(segment),
            time=durations.clock(remaining_ms or 0),
        )

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case SegmentEntered(segment):
                self.entered.emit(segment)
            case CueDue(name, segment):
                self.flashed.emit(sound(name, segment.kind), segment)
            case CannotKeepAwake():
                self.missing.emit(
                    self.tr("Your screen may turn off: switch off the screen lock, or follow the sounds.")
                )
            case CuesHeard(receipt):
                self.cues_heard.emit(receipt)
            case Slept():
                self.slept.emit(event)
            case Filed(checkpoint):
                self.unfinished_changed.emit()
                self.filed.emit(checkpoint)
            case Ended() | Finished():
                self.over.emit(self._player.record())
            case _:
                pass
        self._mark_pause()
        self.changed.emit()

    def _mark_pause(self) -> None:
        """Keep the time of day at which the session was paused."""
        if not self.is_paused:
            self._paused_at = None
        elif self._paused_at is None:
            self._paused_at = self._clock.wall()


def _up(ms: int) -> int:
    """Return ``ms`` in seconds, rounded up as `durations.clock` does."""
    return -(-ms // durations.MS)
