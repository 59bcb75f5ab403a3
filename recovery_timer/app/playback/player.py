"""The player: drives one session with a clock, a ticker and the sound output, and keeps the screen awake.

In short: pass the session the time, emit the events that it returns, arm the ticker for its next deadline. Sound is
written ahead, so it is rewritten only when the future changes: at the start, on resuming, on moving, on +/-15 s, and
when the narrator has more to say. The player does not paint; the screen asks the session for the remaining time.
"""

from collections.abc import Callable, Sequence
from heapq import merge
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.live_session import LiveSession, live_session_of
from recovery_timer.app.playback.narrator import Narrator
from recovery_timer.app.settings import AfterSleep, SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports import (
    RING_OUT_MS,
    WAIT_FOR_SOUND_MS,
    Audio,
    AudioProblem,
    Clock,
    CueReceipt,
    RecoveredCheckpoint,
    ScreenAwake,
    SleepGap,
    Ticker,
)
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.events import CueDue, Event, Events, Extended, Paused, SegmentEntered
from recovery_timer.session.record import Cues, Outcome, PauseReason, Record
from recovery_timer.session.session import Session
from recovery_timer.session.speech import BETWEEN_MS, silent_from
from recovery_timer.session.state import State

HEARD_AFTER_MS = 250
"""How long it takes until a phrase that is spoken at once is heard."""
LONGEST_WAIT_MS = 1_000
"""The longest wait of the ticker while the session runs, so that sleep is noticed soon after waking."""


class CuesHeard(Struct, frozen=True):
    """The last sound of the session is over; ``receipt`` says how many of its cues were heard on time."""

    receipt: CueReceipt


class CannotKeepAwake(Struct, frozen=True):
    """The screen cannot be kept awake; the session continues regardless."""


class Slept(Struct, frozen=True):
    """The machine slept for ``slept_ms`` during the session, which then did what the setting ``then`` says."""

    slept_ms: int
    then: AfterSleep


class Filed(Struct, frozen=True):
    """The interrupted session was recorded as it was at ``checkpoint``, rather than resumed."""

    checkpoint: Checkpoint


PlayerEvent = Event | CannotKeepAwake | Slept | Filed | CuesHeard


class Player:
    """Plays one timeline at a time and keeps its record in the journal. `events` reports everything that happens."""

    def __init__(
        self,
        *,
        clock: Clock,
        ticker: Ticker,
        audio: Audio,
        narrator: Narrator,
        screen_awake: ScreenAwake,
        journal: Journal,
        checkpoints: Checkpoints,
        settings: SettingsBook,
        new_id: Callable[[], str],
    ) -> None:
        """Only the clock is used before a session begins."""
        self.events: Signal[PlayerEvent] = Signal()
        self._playing: LiveSession | None = None
        self._screen_held = False
        self._undelivered: Events = ()
        self._missing_reported = False
        self._receipt = CueReceipt()
        self._over: Record | None = None
        self._clock = clock
        self._sleep_gap = SleepGap(clock)
        self._ticker = ticker
        self._audio = audio
        self._narrator = narrator
        self._answer: Sequence[tuple[int, Phrase]] = ()
        self._is_describing = False
        self._screen_awake = screen_awake
        self._journal = journal
        self._checkpoints = checkpoints
        self._settings = settings
        self._new_id = new_id
        narrator.improved.connect(lambda _: self._say_more())

    # -- its present state

    @property
    def session(self) -> Session | None:
        """The current session, or else the last one."""
        return self._playing.session if self._playing else None

    @property
    def is_playing(self) -> bool:
        """Whether a session is in progress."""
        return self._playing is not None and not self._playing.session.is_over

    def now(self) -> int:
        """Return the present time in ms, with which to ask the session for the remaining time."""
        return self._clock.now()

    @property
    def sound_problem(self) -> AudioProblem | None:
        """Why there is no sound; None if there is."""
        return self._audio.problem

    @property
    def unfinished(self) -> RecoveredCheckpoint | None:
        """The interrupted session, until it is resumed or filed."""
        return self._checkpoints.unfinished

    def record(self) -> Record:
        """Return the record of the session so far; raise LookupError if there is none."""
        if self._playing is None:
            raise LookupError("nothing has been played")
        return self._playing.record(self._clock.wall(), Outcome.ENDED)

    # -- commands

    def begin(self, timeline: Timeline, routine_id: str) -> None:
        """Play ``timeline`` of routine ``routine_id``, starting as soon as sound can be heard.

        An interrupted session on which the user has not decided is recorded as it was.
        """
        self.break_off()
        self._file_unfinished(Outcome.BROKEN_OFF)
        self._sleep_gap.look()
        self._missing_reported = False
        self._receipt, self._over = CueReceipt(), None
        self._playing = LiveSession(
            session=Session(timeline, half=self._settings.current.half),
            id=self._new_id(),
            routine_id=routine_id,
            started=self._clock.wall(),
        )
        self._narrator.begin(self._playing.session, self._clock.now())
        self._ticker.arm(WAIT_FOR_SOUND_MS, self._start)
        self._audio.open(self._start)

    def resume_unfinished(self) -> None:
        """Restore the interrupted session, if any, paused where it was."""
        checkpoint = self._checkpoints.take_unfinished()
        if checkpoint is None:
            return
        self._sleep_gap.look()
        self._missing_reported = False
        self._receipt, self._over = CueReceipt(), None
        self._playing = live_session_of(checkpoint)
        events = self._playing.session.restore(checkpoint.progress, self._clock.now())
        self._narrator.begin(self._playing.session, self._clock.now())
        self._follow(self._playing, events)
        self._audio.open(self._write_sound)

    def file_unfinished(self) -> None:
        """Record the interrupted session as ended where it was."""
        self._file_unfinished(Outcome.ENDED)

    def press(self) -> None:
        """Do what the big button and the space bar do: pause, resume, or finish a manual step."""
        session = self.session
        if session is not None and session.state is State.RUNNING and session.segment.is_manual:
            self._command(Session.done)
        else:
            self.pause_or_resume()

    def pause_or_resume(self) -> None:
        """Pause, or resume if paused."""
        session = self.session
        paused = session is not None and session.state is State.PAUSED
        self._command(Session.resume if paused else Session.pause)

    def next(self) -> None:
        """Go to the next segment."""
        self._command(Session.next)

    def previous(self) -> None:
        """Go back to the start of this work segment, or of the one before."""
        self._command(Session.previous)

    def jump(self, index: int) -> None:
        """Go to segment ``index``."""
        self._command(lambda session, now: session.jump(index, now))

    def restart_segment(self) -> None:
        """Go back to the start of this segment, and resume if paused."""
        self._command(lambda session, now: (*session.jump(session.segment.index, now), *session.resume(now)))

    def extend(self) -> None:
        """Add 15 s to the current segment."""
        self._command(Session.extend)

    def shorten(self) -> None:
        """Take 15 s from the current segment."""
        self._command(Session.shorten)

    def end(self) -> None:
        """End the session; `go_on` undoes this."""
        self._command(Session.end)

    def go_on(self) -> None:
        """Continue the session where it was ended."""
        if self.session is not None and self.session.state is State.ENDED:
            self._audio.open(self._write_sound)
            self._command(Session.go_on)

    def break_off(self) -> None:
        """End the session because the program closes or another one begins, and release everything."""
        if self._playing is not None:
            self._notice_sleep(self._playing)
            self._stop_short(self._playing)
            if self._playing.session.state is State.READY:
                self._playing = None
        self._ticker.disarm()
        self._hold_screen(False)
        self._audio.close()

    def use_new_sounds(self) -> None:
        """Play the rest of the session with the sounds as they are now."""
        # Before its start and after a pause, the sound ahead is written anyway.
        if self.session is not None and self.session.state is State.RUNNING:
            self._write_sound()

    # -- words on demand

    def tell_time_left(self) -> None:
        """Speak the time left of the segment and of the session."""
        if self._playing is not None and self._playing.is_under_way:
            self._ask(self._playing.session, self._narrator.time_left(self._clock.now()))

    def describe(self) -> None:
        """Pause, and speak how the exercise is done; once more, continue."""
        if self._playing is None or not self._playing.is_under_way:
            return
        if self._is_describing:
            self._command(Session.resume)
        else:
            self._command(lambda session, now: session.pause(now, PauseReason.DESCRIPTION))
            self._is_describing = True
            self._ask(self._playing.session, self._narrator.description())

    def _ask(self, session: Session, texts: Sequence[str]) -> None:
        self._narrator.ask(texts, lambda: self._talk(session, texts))

    def _talk(self, session: Session, texts: Sequence[str]) -> None:
        """Say ``texts`` now, replacing what is being said; unless paused, only those that end before the first tick."""
        if session is not self.session or session.is_over:
            return
        self._wake()
        now, is_running = self._clock.now(), session.state is State.RUNNING
        until = now + silent_from(session.length_ms) - session.position(now) - HEARD_AFTER_MS if is_running else None
        self._answer = self._narrator.in_turn(texts, now, until)
        if not self._answer:
            return
        if is_running:
            self._write_sound()
        else:
            self._audio.schedule(self._answer, now)
            self._ticker.arm(self._answered_at() - now + RING_OUT_MS, self._audio.silence)

    def _answered_at(self) -> int:
        """Return when the voice has finished what the user asked for; 0 if that is nothing."""
        if not self._answer:
            return 0
        at, last = self._answer[-1]
        return at + last.length_ms + BETWEEN_MS

    # -- when the machine sleeps

    def fall_asleep(self) -> None:
        """Go silent at once and save a checkpoint: the machine is about to sleep, and may never wake."""
        if self._playing is not None and self._playing.is_under_way:
            self._wake()
            self._keep_checkpoint(self._playing)
            self._audio.silence()

    def wake_up(self) -> None:
        """If the machine slept, continue as the setting says; if not, as if nothing had happened."""
        if self._playing is not None and self._playing.is_under_way:
            self._wake()
            self._write_sound()

    # -- driving the session

    def _start(self) -> None:
        """Start the first segment when its sound can be heard; if the output starts later, it joins in."""
        if self._playing is None:
            return
        session, lead_ms = self._playing.session, self._audio.lead_ms
        if session.state is not State.READY:
            self._write_sound()
            return
        now = self._clock.now()
        # So far, only silence has been written; the session begins where it ends.
        self._undelivered = session.start(now + lead_ms)
        self._audio.schedule(self._narrator.sounds_ahead(now, anew=True), now)
        if lead_ms:
            self._ticker.arm(lead_ms, self._wake)
        else:
            self._follow(self._playing, ())

    def _command(self, command: Callable[[Session, int], Events]) -> None:
        if self._playing is None:
            return
        self._notice_sleep(self._playing)
        self._playing.session.late_ms = self._audio.delay_ms
        now = self._clock.now()
        events = command(self._playing.session, now)
        if not events:
            return
        self._answer, self._is_describing = (), False
        if any(isinstance(event, CueDue) and event.name == "finished" for event in events):
            self._audio.schedule(self._narrator.finish(now), now)
        else:
            if any(isinstance(event, Extended) for event in events) and self._narrator.overruns(now):
                self._audio.hush()
            self._write_sound(anew=any(isinstance(event, SegmentEntered) for event in events))
        self._follow(self._playing, events)

    def _wake(self) -> None:
        """Emit what is due. Sleep is checked for first, so that none of it counts as held."""
        if self._playing is None:
            return
        self._notice_sleep(self._playing)
        now = self._clock.now()
        self._follow(self._playing, self._playing.session.advance(now))
        self._narrator.look_ahead(now)

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

    def _write_sound(self, *, anew: bool = False) -> None:
        """Schedule the sound ahead again, because the future has changed; ``anew`` if the user has moved."""
        session, now = self.session, self._clock.now()
        if session is not None and session.state is State.RUNNING:
            answer = (each for each in self._answer if each[0] >= now)
            ahead = self._narrator.sounds_ahead(now, anew=anew, after=self._answered_at())
            self._audio.schedule(merge(answer, ahead, key=itemgetter(0)), now)
        else:
            self._audio.silence()

    def _say_more(self) -> None:
        """Schedule the sound again, because the voice has more to say, or must fall silent."""
        if self.session is None or self.session.state is not State.RUNNING:
            return
        self._wake()
        if not self._narrator.speaks:
            self._audio.hush()
        if self.session.state is State.RUNNING:
            self._write_sound()

    def _follow(self, playing: LiveSession, events: Events) -> None:
        """Act on ``events`` and the state that they led to, then emit them."""
        events, self._undelivered = (*self._undelivered, *events), ()
        session = playing.session
        self._hold_screen(session.state is State.RUNNING)
        moved = any(not isinstance(event, CueDue) for event in events)
        if session.is_over and moved:
            self._over = playing.record(self._clock.wall(), Outcome.ENDED)
            self._checkpoints.end(self._over)
        elif moved or self._checkpoints.is_due(self._clock.now()):
            self._keep_checkpoint(playing)
        self._arm(session)
        for event in events:
            self.events.emit(event)

    def _arm(self, session: Session) -> None:
        if session.is_over:
            self._ticker.arm(RING_OUT_MS, self._ring_out)
        elif session.state is State.RUNNING:
            deadline = session.next_deadline()
            wait_ms = LONGEST_WAIT_MS if deadline is None else max(0, deadline - self._clock.now())
            self._ticker.arm(min(wait_ms, LONGEST_WAIT_MS), self._wake)
        else:
            self._ticker.disarm()

    def _ring_out(self) -> None:
        self._receipt = self._receipt.plus(self._audio.receipt)
        self._audio.close()
        if self._over is not None and self._receipt.due:
            self._journal.keep(replace(self._over, cues=_cues(self._receipt)))
        self.events.emit(CuesHeard(self._receipt))

    def _hold_screen(self, hold: bool) -> None:
        if hold and not self._screen_held:
            self._screen_awake.hold(self._report_missing)
        elif not hold and self._screen_held:
            self._screen_awake.release()
        self._screen_held = hold

    def _report_missing(self) -> None:
        """Report it once per session, not after every pause."""
        if not self._missing_reported:
            self._missing_reported = True
            self.events.emit(CannotKeepAwake())

    # -- checkpoints and records

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
        """End a session that the user may resume later: keep its record and a checkpoint."""
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


def _cues(receipt: CueReceipt) -> Cues:
    return Cues(due=receipt.due, on_time=receipt.on_time, worst_ms=round(receipt.worst_ms))
