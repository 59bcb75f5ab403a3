"""The player: drives one session with a clock, a ticker, the sound output and the screen's wakefulness.

In one breath: tell the session the time, hand on the events it returns, arm the ticker for its next deadline. Sound is
written ahead, so it is told only when the future has changed: at the start, on resuming, on moving and on +/-15 s.
Painting is no business of the player: whoever shows the session asks it for the remaining time.
"""

from collections.abc import Callable

from msgspec import Struct

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.live_session import LiveSession, live_session_of
from recovery_timer.app.settings import AfterSleep, SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import (
    RING_OUT_MS,
    WAIT_FOR_SOUND_MS,
    Audio,
    AudioProblem,
    Clock,
    RecoveredCheckpoint,
    ScreenAwake,
    SleepGap,
    Ticker,
)
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.events import CueDue, Event, Events, Paused
from recovery_timer.session.record import Outcome, PauseReason, Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State

LONGEST_WAIT_MS = 1_000
"""The ticker never waits longer while the session runs, so that sleep is noticed soon after waking."""


class CannotKeepAwake(Struct, frozen=True):
    """The screen cannot be kept awake; the session goes on regardless."""


class Slept(Struct, frozen=True):
    """The machine slept for ``slept_ms`` while the session ran, and then became of it what the setting says."""

    slept_ms: int
    then: AfterSleep


class Filed(Struct, frozen=True):
    """The session that was broken off is kept as it was at ``checkpoint``, and not gone on with."""

    checkpoint: Checkpoint


PlayerEvent = Event | CannotKeepAwake | Slept | Filed


class Player:
    """Plays one timeline at a time and leaves its record in the journal. `told` hears everything that happens."""

    def __init__(
        self,
        *,
        clock: Clock,
        ticker: Ticker,
        audio: Audio,
        screen_awake: ScreenAwake,
        journal: Journal,
        checkpoints: Checkpoints,
        settings: SettingsBook,
        new_id: Callable[[], str],
    ) -> None:
        """Receive the parts; but for the clock, none is used before a session begins."""
        self.events: Signal[PlayerEvent] = Signal()
        self._playing: LiveSession | None = None
        self._screen_held = False
        self._undelivered: Events = ()
        self._missing_reported = False
        self._clock = clock
        self._sleep_gap = SleepGap(clock)
        self._ticker = ticker
        self._audio = audio
        self._screen_awake = screen_awake
        self._journal = journal
        self._checkpoints = checkpoints
        self._settings = settings
        self._new_id = new_id

    # -- what it is doing

    @property
    def session(self) -> Session | None:
        """The session that is played, or was played last."""
        return self._playing.session if self._playing else None

    @property
    def is_playing(self) -> bool:
        """Whether there is a session that is not over."""
        return self._playing is not None and not self._playing.session.is_over

    def now(self) -> int:
        """Return the time for which to ask the session what remains, in ms."""
        return self._clock.now()

    @property
    def sound_problem(self) -> AudioProblem | None:
        """Why there is no sound; None while there is."""
        return self._audio.problem

    @property
    def unfinished(self) -> RecoveredCheckpoint | None:
        """The session that was broken off, until it is taken up or filed."""
        return self._checkpoints.unfinished

    def record(self) -> Record:
        """Return the record of the session as it stands; LookupError if there is none."""
        if self._playing is None:
            raise LookupError("nothing has been played")
        return self._playing.record(self._clock.wall(), Outcome.ENDED)

    # -- commands

    def begin(self, timeline: Timeline, routine_id: str) -> None:
        """Play ``timeline`` of the routine ``routine_id``, as soon as its first sound can be heard.

        A session that was broken off and has not been decided on is kept as it was.
        """
        self.break_off()
        self._file_unfinished(Outcome.BROKEN_OFF)
        self._sleep_gap.look()
        self._missing_reported = False
        self._playing = LiveSession(
            session=Session(timeline, half=self._settings.current.half),
            id=self._new_id(),
            routine_id=routine_id,
            started=self._clock.wall(),
        )
        self._ticker.arm(WAIT_FOR_SOUND_MS, self._start)
        self._audio.open(self._start)

    def resume_unfinished(self) -> None:
        """Stand, paused, where the session that was broken off was; nothing happens if there is none."""
        checkpoint = self._checkpoints.take_unfinished()
        if checkpoint is None:
            return
        self._sleep_gap.look()
        self._missing_reported = False
        self._playing = live_session_of(checkpoint)
        self._follow(self._playing, self._playing.session.restore(checkpoint.progress, self._clock.now()))
        self._audio.open(self._write_sound)

    def file_unfinished(self) -> None:
        """Keep what was done of the session that was broken off, as ended there."""
        self._file_unfinished(Outcome.ENDED)

    def press(self) -> None:
        """Do what the big button and the space bar do: pause, go on, or say that a manual step is done."""
        session = self.session
        if session is not None and session.state is State.RUNNING and session.segment.is_manual:
            self._command(Session.done)
        else:
            self.pause_or_resume()

    def pause_or_resume(self) -> None:
        """Stand still, or go on where the session was paused."""
        session = self.session
        paused = session is not None and session.state is State.PAUSED
        self._command(Session.resume if paused else Session.pause)

    def next(self) -> None:
        """Go to the next segment."""
        self._command(Session.next)

    def previous(self) -> None:
        """Go back to the start of this work, or of the one before."""
        self._command(Session.previous)

    def jump(self, index: int) -> None:
        """Go to segment ``index``."""
        self._command(lambda session, now: session.jump(index, now))

    def restart_segment(self) -> None:
        """Go back to the start of this segment, and go on if the session is paused."""
        self._command(lambda session, now: (*session.jump(session.segment.index, now), *session.resume(now)))

    def extend(self) -> None:
        """Add 15 s to the segment."""
        self._command(Session.extend)

    def shorten(self) -> None:
        """Take 15 s from the segment."""
        self._command(Session.shorten)

    def end(self) -> None:
        """End the session; `go_on` takes that back."""
        self._command(Session.end)

    def go_on(self) -> None:
        """Go on where the session was ended."""
        if self.session is not None and self.session.state is State.ENDED:
            self._audio.open(self._write_sound)
            self._command(Session.go_on)

    def break_off(self) -> None:
        """End the session because the program closes or another one begins, and let go of everything held."""
        if self._playing is not None:
            self._notice_sleep(self._playing)
            self._stop_short(self._playing)
            if self._playing.session.state is State.READY:
                self._playing = None
        self._ticker.disarm()
        self._hold_screen(False)
        self._audio.close()

    # -- when the machine sleeps

    def fall_asleep(self) -> None:
        """Be silent at once, and keep where the session is: the machine is about to sleep, and may not wake."""
        if self._playing is not None and self._playing.is_under_way:
            self._wake()
            self._keep_checkpoint(self._playing)
            self._audio.silence()

    def wake_up(self) -> None:
        """Find out whether the machine slept, and go on as the setting says; if it did not, as if nothing was."""
        if self._playing is not None and self._playing.is_under_way:
            self._wake()
            self._write_sound()

    # -- how it drives the session

    def _start(self) -> None:
        """Begin with the first segment, when its sound can be heard; if sound comes only later, let it join in."""
        if self._playing is None:
            return
        session, lead_ms = self._playing.session, self._audio.lead_ms
        if session.state is not State.READY:
            self._write_sound()
            return
        now = self._clock.now()
        # What has been written already is silence; the session begins where that ends.
        self._undelivered = session.start(now + lead_ms)
        self._audio.schedule(session.sounds_ahead(now), now)
        if lead_ms:
            self._ticker.arm(lead_ms, self._wake)
        else:
            self._follow(self._playing, ())

    def _command(self, command: Callable[[Session, int], Events]) -> None:
        if self._playing is None:
            return
        self._notice_sleep(self._playing)
        events = command(self._playing.session, self._clock.now())
        if events:
            self._write_sound()
            if any(isinstance(event, CueDue) and event.name == "finished" for event in events):
                self._audio.play(Sound.FINISHED)
            self._follow(self._playing, events)

    def _wake(self) -> None:
        """Deliver what is due. Sleep is looked for first, so that none of it counts as held."""
        if self._playing is None:
            return
        self._notice_sleep(self._playing)
        self._follow(self._playing, self._playing.session.advance(self._clock.now()))

    def _notice_sleep(self, playing: LiveSession) -> None:
        slept_ms = self._sleep_gap.look()
        now, then = self._clock.now(), self._settings.current.after_sleep
        events = playing.session.sleep(now - slept_ms, now) if slept_ms else ()
        if not events:
            return
        slept = Paused(PauseReason.SLEEP) in events
        if slept and then == "go on":
            events = (*events, *playing.session.resume(now))
        self._write_sound()
        self._follow(playing, events)
        if slept:
            self.events.emit(Slept(slept_ms, then))

    def _write_sound(self) -> None:
        """The future has changed: write what is heard of it anew."""
        session, now = self.session, self._clock.now()
        if session is not None and session.state is State.RUNNING:
            self._audio.schedule(session.sounds_ahead(now), now)
        else:
            self._audio.silence()

    def _follow(self, playing: LiveSession, events: Events) -> None:
        """Do what follows from ``events`` and the state they led to; then hand them on."""
        events, self._undelivered = (*self._undelivered, *events), ()
        session = playing.session
        self._hold_screen(session.state is State.RUNNING)
        moved = any(not isinstance(event, CueDue) for event in events)
        if session.is_over and moved:
            self._checkpoints.end(playing.record(self._clock.wall(), Outcome.ENDED))
        elif moved or self._checkpoints.is_due(self._clock.now()):
            self._keep_checkpoint(playing)
        self._arm(session)
        for event in events:
            self.events.emit(event)

    def _arm(self, session: Session) -> None:
        if session.is_over:
            self._ticker.arm(RING_OUT_MS, self._audio.close)
        elif session.state is State.RUNNING:
            deadline = session.next_deadline()
            wait_ms = LONGEST_WAIT_MS if deadline is None else max(0, deadline - self._clock.now())
            self._ticker.arm(min(wait_ms, LONGEST_WAIT_MS), self._wake)
        else:
            self._ticker.disarm()

    def _hold_screen(self, hold: bool) -> None:
        if hold and not self._screen_held:
            self._screen_awake.hold(self._report_missing)
        elif not hold and self._screen_held:
            self._screen_awake.release()
        self._screen_held = hold

    def _report_missing(self) -> None:
        """Tell it once a session, not after every pause."""
        if not self._missing_reported:
            self._missing_reported = True
            self.events.emit(CannotKeepAwake())

    # -- what is kept of it

    def _keep_checkpoint(self, playing: LiveSession) -> None:
        now = self._clock.now()
        checkpoint = playing.checkpoint(now, self._clock.wall())
        if checkpoint is not None:
            self._checkpoints.keep(checkpoint, now)

    def _file_unfinished(self, outcome: Outcome) -> None:
        filed = self._checkpoints.file_unfinished(outcome)
        if filed is not None:
            self.events.emit(Filed(filed))

    def _stop_short(self, playing: LiveSession) -> None:
        """End a session that the user may take up again: its record is kept, and so is where it was."""
        session, now = playing.session, self._clock.now()
        if session.is_over:
            return
        session.advance(now)
        self._keep_checkpoint(playing)
        session.end(now)
        record = playing.record(self._clock.wall(), Outcome.BROKEN_OFF)
        if session.state is State.FINISHED:
            self._checkpoints.end(record)
        elif session.state is State.ENDED:
            self._journal.keep(record)
