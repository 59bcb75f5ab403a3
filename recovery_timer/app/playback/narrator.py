"""The narrator: decides what the voice says in a session, and has it rendered ahead of time."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence

from recovery_timer.app.settings import TIME_LEFT_EVERY_MS, SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.app.sound import Phrases, Volume
from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports import Due
from recovery_timer.routine.timeline import Segment
from recovery_timer.session import ahead, speech
from recovery_timer.session.session import Session
from recovery_timer.session.speech import Announcement, Spoken

RENDER_AHEAD_MS = 90_000
"""How far ahead phrases are rendered: further than sounds are scheduled."""
WRITTEN_MS = 2_500
"""How far ahead of what is heard the output may have written. A phrase that begins sooner would interrupt the stream,
so one that is rendered late begins after that."""
STALE_AFTER_MS = 5_000
"""How long a rendered announcement of the time left, for when the user asks, stays accurate."""
SHORTEST_CUT_MS = 300
"""The least that must be heard of a phrase that is cut off."""

_log = logging.getLogger(__name__)


class Narrator:
    """Adds phrases to the sounds of one session at a time. `improved` is emitted when it has more to say than before.

    A phrase that has begun in a gap is neither repeated nor changed, even after a pause or if the gap becomes longer.
    """

    def __init__(
        self,
        *,
        phrases: Phrases,
        settings: SettingsBook,
        volume: Volume,
        how_to: Callable[[Segment], str],
        wanted: bool = True,
    ) -> None:
        """Speak as set in ``settings``; not at all while ``volume`` is muted, or without ``wanted``.

        ``how_to`` describes in full how the exercise of a segment is done; it is empty for the user's own.
        """
        self.improved: Signal[None] = Signal()
        self._phrases = phrases
        self._settings = settings
        self._volume = volume
        self._wanted = wanted
        self._how_to = how_to
        self._session: Session | None = None
        self._now = 0
        self._plans: dict[int, Announcement] = {}
        self._unrendered: set[str] = set()
        self._asked: tuple[Sequence[str], Callable[[], None]] = ((), lambda: None)
        self._spoke = self.speaks
        phrases.rendered.connect(self._use_rendered)
        settings.changed.connect(lambda _: self._follow())
        volume.changed.connect(lambda _: self._follow())

    @property
    def speaks(self) -> bool:
        """Whether it speaks by itself."""
        return self._wanted and self._settings.current.voice and not self._volume.muted

    # -- what is said by itself

    def begin(self, session: Session, now: int) -> None:
        """Get ready for ``session``."""
        self._session, self._plans = session, {}
        self._phrases.retry()
        self.look_ahead(now)

    def look_ahead(self, now: int) -> None:
        """Request the phrases that will be spoken soon, and those that the user may ask for."""
        self._now = now
        if self._session is not None and not self._session.is_over:
            texts = (*self._asked[0], *self._missing(self._session), *self._time_texts(self._session))
            self._phrases.want(texts if self.speaks else self._asked[0])

    def sounds_ahead(self, now: int, *, anew: bool, after: int = 0) -> Iterator[Due]:
        """Yield the sounds and phrases of the session from ``now`` on, as far as they are known.

        ``anew`` means that the user has moved within the timeline, so that nothing has been said in the present segment
        and the stream of sound is restarted in any case. Nothing is said before ``after``, in ms of the clock.
        """
        session = self._session
        if session is None:
            return iter(())
        self._now = now
        here = session.segment
        self._log_left_out(here)
        self.look_ahead(now)
        self._plans = {here.index: self._plan_here(session, now, anew=anew, after=after)}
        self._unrendered.clear()
        return self._as_sound(session.sounds_ahead(now, self._says(here)), after)

    def finish(self, now: int) -> Iterator[Due]:
        """Yield what is heard at the end of the session, if the user moves there."""
        return self._as_sound(ahead.finish(now, voice=True))

    def overruns(self, now: int) -> bool:
        """Whether a phrase being spoken would now overlap the first tick, which has moved closer."""
        session = self._session
        if session is None:
            return False
        position_ms, until_ms = session.position(now), speech.silent_from(session.length_ms)
        begun = (each for each in self._plan(session.segment).spoken if each.at_ms <= position_ms)
        ends = (each.at_ms + (self._phrases.measured(each.text) or 0) for each in begun)
        return any(position_ms < end and until_ms < end for end in ends)

    # -- what the user asks for

    def time_left(self, now: int) -> Sequence[str]:
        """Return the phrases for the time left in the segment and in the session."""
        return self._time_words(self._session, now) if self._session is not None else ()

    def description(self) -> Sequence[str]:
        """Return the phrases that describe the exercise of the segment."""
        if self._session is None:
            return ()
        segment = self._session.segment
        return speech.sentences(self._how_to(segment) or segment.instruction or segment.label)

    def ask(self, texts: Sequence[str], ready: Callable[[], None]) -> None:
        """Call ``ready`` once ``texts`` are rendered, before anything else; at once if they are."""
        self._asked = texts, ready
        self._answer()
        self.look_ahead(self._now)

    def in_turn(self, texts: Sequence[str], at: int, until: int | None = None) -> list[tuple[int, Phrase]]:
        """Return as many of ``texts`` as fit between ``at`` and ``until``; the first one may be cut off."""
        sayable = [text for text in texts if self._phrases.get(text) is not None]
        said: list[tuple[int, Phrase]] = []
        for each in speech.in_turn(sayable, self._phrases.measured, at):
            phrase = self._phrases.get(each.text)
            assert phrase is not None
            if until is not None and each.at_ms + phrase.length_ms > until:
                if not said and until - at >= SHORTEST_CUT_MS:
                    said.append((at, phrase.cut(until - at)))
                break
            said.append((each.at_ms, phrase))
        return said

    # -- plans

    def _plan(self, segment: Segment) -> Announcement:
        return self._plans.get(segment.index, Announcement())

    def _plan_here(self, session: Session, now: int, *, anew: bool, after: int) -> Announcement:
        """Decide what is said in the present segment; what has begun stays."""
        segment, length_ms, position_ms = session.segment, session.length_ms, session.position(now)
        if not self.speaks:
            return Announcement()
        planned = Announcement() if anew else self._plan(segment)
        if after and planned.spoken and self._ends_ms(planned.spoken[0]) > position_ms:
            # The user asked for something else meanwhile: what comes next is announced after that.
            planned = Announcement()
        since_ms = position_ms + max(0 if anew else WRITTEN_MS, after - now)
        begun = tuple(each for each in planned.spoken if each.at_ms < since_ms)
        if not begun:
            return speech.announcement(segment, length_ms, self._phrases.measured, since_ms)
        again = speech.announcement(segment, length_ms, self._phrases.measured, begun[0].at_ms)
        if again.spoken[: len(begun)] == begun and all(each.at_ms >= since_ms for each in again.spoken[len(begun) :]):
            return again
        until_ms = speech.silent_from(length_ms)
        return Announcement(tuple(each for each in planned.spoken if self._ends_ms(each) <= until_ms))

    def _ends_ms(self, spoken: Spoken) -> int:
        lasts_ms = self._phrases.measured(spoken.text) or 0
        return spoken.at_ms + (lasts_ms if spoken.at_most_ms is None else min(lasts_ms, spoken.at_most_ms))

    def _says(self, here: Segment) -> ahead.Says:
        def says(segment: Segment, length_ms: int | None) -> Iterable[Spoken]:
            if not self.speaks:
                return ()
            if segment is not here:
                self._plans[segment.index] = speech.announcement(segment, length_ms, self._phrases.measured)
            return (*self._plan(segment).spoken, *self._times_left(segment, length_ms))

        return says

    def _as_sound(self, heard: Iterator[tuple[int, ahead.Audible]], after: int = 0) -> Iterator[Due]:
        for at, each in heard:
            if not isinstance(each, Spoken):
                yield at, each
            elif self.speaks and at >= after and (phrase := self._phrase(each)) is not None:
                yield at, phrase

    def _phrase(self, spoken: Spoken) -> Phrase | None:
        phrase = self._phrases.get(spoken.text)
        if phrase is None:
            self._unrendered.add(spoken.text)
        elif spoken.at_most_ms is not None:
            return phrase.cut(spoken.at_most_ms) if spoken.at_most_ms >= SHORTEST_CUT_MS else None
        return phrase

    # -- rendering ahead

    def _missing(self, session: Session) -> Iterator[str]:
        """Yield everything that will be said soon, so that it is kept, in the order in which to render it."""
        begins, segment, length_ms = self._now - session.position(self._now), session.segment, session.length_ms
        until = self._now + RENDER_AHEAD_MS
        segments = session.timeline.segments
        while True:
            planned = speech.announcement(segment, length_ms, self._phrases.measured)
            times_left = (each for each in self._times_left(segment, length_ms) if begins + each.at_ms < until)
            yield from (each.text for each in (*planned.spoken, *times_left))
            if planned.missing is not None:
                yield planned.missing
            begins += segment.length_ms if length_ms is None else length_ms
            if begins > until or segment is segments[-1]:
                break
            segment = segments[segment.index + 1]
            length_ms = segment.duration_ms
        yield from speech.CUE_SAYS.values()

    def _use_rendered(self, text: str) -> None:
        """Continue rendering; emit `improved` if a gap already scheduled can now have its phrase, or more of it."""
        session = self._session
        self._answer()
        if session is None or session.is_over:
            return
        incomplete = [index for index, plan in self._plans.items() if plan.missing is not None]
        self.look_ahead(self._now)
        if text in self._unrendered or any(self._is_complete(session, index) for index in incomplete):
            self._unrendered.discard(text)
            self.improved.emit(None)

    def _is_complete(self, session: Session, index: int) -> bool:
        segment = session.timeline.segments[index]
        length_ms = session.length_ms if segment is session.segment else segment.duration_ms
        return speech.announcement(segment, length_ms, self._phrases.measured).missing is None

    def _answer(self) -> None:
        texts, ready = self._asked
        if texts and all(self._phrases.measured(text) is not None for text in texts):
            self._asked = (), ready
            ready()

    def _log_left_out(self, here: Segment) -> None:
        for index, plan in self._plans.items():
            if index < here.index and plan.missing is not None:
                _log.info("Left out, as it was not rendered in time: %r.", plan.missing)

    # -- the time left

    def _times_left(self, segment: Segment, length_ms: int | None) -> Sequence[Spoken]:
        settings = self._settings.current
        every_ms = TIME_LEFT_EVERY_MS[settings.time_left]
        return speech.times_left(segment, length_ms, every_ms, half=settings.half) if every_ms else ()

    def _time_texts(self, session: Session) -> Iterator[str]:
        for at in (self._now, self._now + STALE_AFTER_MS):
            yield from self._time_words(session, at)

    def _time_words(self, session: Session, now: int) -> Sequence[str]:
        remaining_ms = session.remaining(now)
        is_about = any(each.is_manual for each in session.timeline.segments[session.segment.index :])
        whole = speech.session_left(session.total_remaining(now), about=is_about)
        return (whole,) if remaining_ms is None else (speech.step_left(remaining_ms), whole)

    def _follow(self) -> None:
        """Follow the settings and the volume."""
        if self.speaks != self._spoke:
            self._spoke = self.speaks
            self.look_ahead(self._now)
            self.improved.emit(None)
