"""The player: drives one session with a clock, a ticker, the sound output and the screen's wakefulness.

In one breath: tell the session the time, hand on the events it returns, arm the ticker for its next deadline. Sound is
written ahead, so it is told only when the future has changed: at the start, on resuming, on moving and on +/-15 s.
Painting is no business of the player: whoever shows the session asks it for the remaining time.
"""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from recovery_timer.app.journal import Journal
from recovery_timer.app.listeners import Listeners
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sleep_gap import SleepGap
from recovery_timer.ports import Audio, Clock, ScreenAwake, Ticker
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.events import CueDue, Ended, Event, Events, Finished
from recovery_timer.session.record import Outcome, Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State

LONGEST_WAIT_MS = 1_000
"""The ticker never waits longer while the session runs, so that sleep is noticed soon after waking."""

WAIT_FOR_SOUND_MS = 500
"""Start waits this long for the first sample to be heard, then starts without sound."""

RING_OUT_MS = 2_000
"""The output stays open this long after the last segment, so that its sound is heard to the end."""


class Missing(Struct, frozen=True):
    """The screen cannot be kept awake, and the session goes on without that; ``why`` is one line for the user."""

    why: str


Told = Event | Missing


class Playing(Struct, frozen=True, kw_only=True):
    """A session and what the record needs to know of it."""

    session: Session
    id: str
    routine_id: str
    started: datetime
    sleep_gap: SleepGap


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
        settings: SettingsBook,
        new_id: Callable[[], str],
    ) -> None:
        """Receive the parts; none is used before a session begins."""
        self.told: Listeners[Told] = Listeners()
        self.slept_ms = 0
        self._playing: Playing | None = None
        self._screen_held = False
        self._untold: Events = ()
        self._missing_told = False
        self._clock = clock
        self._ticker = ticker
        self._audio = audio
        self._screen_awake = screen_awake
        self._journal = journal
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
    def sound_problem(self) -> str:
        """Why there is no sound, in one line for the user; empty while there is."""
        return self._audio.problem

    def record(self) -> Record:
        """Return the record of the session as it stands; LookupError if there is none."""
        if self._playing is None:
            raise LookupError("nothing has been played")
        return self._record(self._playing, Outcome.ENDED)

    # -- commands

    def begin(self, timeline: Timeline, routine_id: str) -> None:
        """Play ``timeline`` of the routine ``routine_id``, as soon as its first sound can be heard."""
        self.break_off()
        self._missing_told = False
        self._playing = Playing(
            session=Session(timeline, half=self._settings.current.half),
            id=self._new_id(),
            routine_id=routine_id,
            started=self._clock.wall(),
            sleep_gap=SleepGap(self._clock),
        )
        self._ticker.arm(WAIT_FOR_SOUND_MS, self._start)
        self._audio.open(self._start)

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
            if self._playing.session.end(self._clock.now()):
                self._keep(self._playing, Outcome.BROKEN_OFF)
            if self._playing.session.state is State.READY:
                self._playing = None
        self._ticker.disarm()
        self._hold_screen(False)
        self._audio.close()

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
        self._untold = session.start(now + lead_ms)
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
                self._audio.play("finished")
            self._follow(self._playing, events)

    def _wake(self) -> None:
        """Deliver what is due. Sleep is looked for first, so that none of it counts as held."""
        if self._playing is None:
            return
        self._notice_sleep(self._playing)
        self._follow(self._playing, self._playing.session.advance(self._clock.now()))

    def _notice_sleep(self, playing: Playing) -> None:
        slept_ms = playing.sleep_gap.look()
        now = self._clock.now()
        events = playing.session.sleep(now - slept_ms, now) if slept_ms else ()
        if events:
            self.slept_ms = slept_ms
            self._write_sound()
            self._follow(playing, events)

    def _write_sound(self) -> None:
        """The future has changed: write what is heard of it anew."""
        session, now = self.session, self._clock.now()
        if session is not None and session.state is State.RUNNING:
            self._audio.schedule(session.sounds_ahead(now), now)
        else:
            self._audio.silence()

    def _follow(self, playing: Playing, events: Events) -> None:
        """Do what follows from ``events`` and the state they led to; then hand them on."""
        events, self._untold = (*self._untold, *events), ()
        session = playing.session
        self._hold_screen(session.state is State.RUNNING)
        if any(isinstance(event, (Ended, Finished)) for event in events):
            self._keep(playing, Outcome.ENDED)
        self._arm(session)
        for event in events:
            self.told.tell(event)

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
            self._screen_awake.hold(self._tell_missing)
        elif not hold and self._screen_held:
            self._screen_awake.release()
        self._screen_held = hold

    def _tell_missing(self, why: str) -> None:
        """Tell it once a session, not after every pause."""
        if not self._missing_told:
            self._missing_told = True
            self.told.tell(Missing(why))

    def _keep(self, playing: Playing, unless_finished: Outcome) -> None:
        self._journal.keep(self._record(playing, unless_finished))

    def _record(self, playing: Playing, unless_finished: Outcome) -> Record:
        session = playing.session
        return Record(
            id=playing.id,
            routine_id=playing.routine_id,
            routine_name=session.timeline.name,
            started=playing.started,
            ended=self._clock.wall(),
            outcome=Outcome.FINISHED if session.state is State.FINISHED else unless_finished,
            session_ms=session.session_ms,
            visits=session.visits,
            pauses=session.pauses,
        )
