"""Follow-ups: what is worth saying today, and being told when it becomes due.

The rules are in `journal.today` and `journal.sessions`. This knows the recent entries, watches the time with one
ticker, and keeps the user's answers and wishes in the journal. Every method that changes something returns its undo.
"""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from datetime import date, datetime, time, timedelta

from recovery_timer.app.journal import Change, Journal, Recent, Undo
from recovery_timer.app.settings import WEEKDAYS, SettingName, Settings, SettingValue
from recovery_timer.app.signals import Signal
from recovery_timer.journal import moments
from recovery_timer.journal.entries import Answer, Entry, Reminder, ReminderKind
from recovery_timer.journal.known import DAYS_LOOKED_BACK, Choices, Known, Way, known
from recovery_timer.journal.lines import (
    MOST_LINES,
    AfterLine,
    BeforeLine,
    CataloguePage,
    HeatWaits,
    Ice,
    Line,
    TodayLine,
    Topic,
)
from recovery_timer.journal.sessions import after_session, before_session
from recovery_timer.journal.summary import summary_of
from recovery_timer.journal.telling import Told, next_telling, to_tell
from recovery_timer.journal.today import IGNORED_DAYS, heat_waits, next_change, today
from recovery_timer.journal.upcoming import Upcoming, upcoming
from recovery_timer.ports import Clock, Ticker, Worker
from recovery_timer.routine.durations import MS
from recovery_timer.routine.technique import Family
from recovery_timer.session.record import Record

LOOK_EVERY_MS = 10 * 60 * MS
"""The clock may be set, and the machine may sleep: the next change is never waited for longer than this."""


SETTINGS: Mapping[Topic, SettingName] = {
    Topic.SORENESS: "tell_soreness",
    Topic.ICE: "tell_ice",
    Topic.HEAT: "tell_heat",
    Topic.REST_DAY: "tell_rest_day",
    Topic.SLEEP: "tell_sleep",
    Topic.DAILY: "tell_daily",
    Topic.DRINK: "tell_drink",
    Topic.PROFESSIONAL: "tell_professional",
}
"""The setting that says how each topic is told."""


PAGE_SETTINGS: Mapping[str, SettingName] = {"sleep": "tell_sleep", "rest-day": "rest_days"}
"""The setting that decides about the reminder of a page, by the id of what the page is about."""


def choices_of(settings: Settings) -> Choices:
    """Return what the user chose in ``settings`` about follow-ups."""
    ways = {topic: _way(settings.value(name)) for topic, name in SETTINGS.items()}
    return Choices(
        ways=ways,
        soreness_at=tuple(int(hours) for hours in settings.soreness_hours.split()),
        again=settings.soreness_again,
        rest_days=frozenset(WEEKDAYS.index(day) for day in settings.rest_days.split()),
        wake_up=time.fromisoformat(settings.wake_up),
        night=(time.fromisoformat(settings.night_from), time.fromisoformat(settings.night_to)),
    )


def _way(value: SettingValue) -> Way:
    if isinstance(value, bool):
        return Way.TODAY if value else Way.OFF
    return Way(str(value))


class FollowUps:
    """What is worth saying today. `changed` is emitted when `lines` may have changed, `learned` when `known` has.

    `became_due` is emitted with lines that became due by themselves, as `journal.telling` says: those that were due
    already when the program started wait on Today, and nothing is told while the user is busy with a session.
    """

    def __init__(
        self,
        *,
        journal: Journal,
        clock: Clock,
        ticker: Ticker,
        worker: Worker,
        new_id: Callable[[], str],
        choices: Callable[[], Choices],
        is_busy: Callable[[], bool],
    ) -> None:
        self.changed: Signal[None] = Signal()
        self.learned: Signal[None] = Signal()
        self.became_due: Signal[tuple[TodayLine, ...]] = Signal()
        self.known = Known()
        self._journal = journal
        self._clock = clock
        self._ticker = ticker
        self._worker = worker
        self._new_id = new_id
        self._choices = choices
        self._is_busy = is_busy
        self.is_loaded = False
        self._due: tuple[TodayLine, ...] = ()
        self._told: dict[str, Told] = {}

    def load(self) -> None:
        """Read the recent entries in the background, and watch the time from then on."""
        now = self._clock.here()
        since, done_since = (now - timedelta(days=days) for days in (DAYS_LOOKED_BACK, IGNORED_DAYS + 2))
        changes: list[Change] = []
        disconnect = self._journal.changed.connect(changes.append)

        def learn(read: Future[Recent]) -> None:
            disconnect()
            # What became due by itself is told before what was read makes it known.
            self.look()
            recent = read.result()
            self.known = known(recent.entries, recent.last_done)
            if not self.is_loaded:
                self.is_loaded = True
                self._journal.changed.connect(self._learn)
                self._journal.replaced.connect(lambda _: self.load())
            for change in changes:
                self._take(change)
            self.look_after_change()
            self.learned.emit(None)

        self._worker.run(lambda: self._journal.read_recent(since, done_since), learn)

    def look(self) -> None:
        """Check what is due now. This also happens automatically whenever it changes."""
        if not self.is_loaded:
            return
        now, choices = self._clock.here(), self._choices()
        due = today(self.known, choices, now)
        if due != self._due:
            self._due = due
            self.changed.emit(None)
        if not self._is_busy() and (fresh := to_tell(due, self._told, choices, now)):
            self._told |= {line.key: Told(now, self._times(line) + 1) for line in fresh}
            self.became_due.emit(fresh)
        ahead = (next_change(self.known, choices, now), next_telling(due, self._told, choices, now))
        delay_ms = min(moments.stamp_ms(moment) for moment in ahead if moment is not None) - moments.stamp_ms(now)
        self._ticker.arm(min(max(delay_ms, 1), LOOK_EVERY_MS), self.look)

    def look_after_change(self) -> None:
        """Check what is due now that the user has changed something: whatever this makes due is no news to them."""
        if not self.is_loaded:
            return
        now = self._clock.here()
        known_before = {line.key for line in self._due}
        for line in today(self.known, self._choices(), now):
            if line.key not in known_before:
                self._told.setdefault(line.key, Told(now))
        self.look()

    def _times(self, line: TodayLine) -> int:
        told = self._told.get(line.key)
        return 0 if told is None else told.times

    # -- what to say

    @property
    def due(self) -> tuple[TodayLine, ...]:
        """All lines that are due."""
        return self._due

    @property
    def lines(self) -> tuple[TodayLine, ...]:
        """Today's lines, three at most; the rest follow as these are answered."""
        return self._due[:MOST_LINES]

    def after(self, record: Record) -> tuple[AfterLine, ...]:
        """Return what to say after the session of ``record``."""
        techniques = {
            visit.segment.technique
            for visit in record.visits
            if visit.segment.technique is not None and visit.held_ms and not visit.segment.kind.is_gap
        }
        return after_session(self.known, self._choices(), summary_of(record), techniques, self._clock.here())

    @property
    def upcoming(self) -> tuple[Upcoming, ...]:
        """What lies ahead, for the user's own calendar."""
        return upcoming(self.known, self._choices(), self._clock.here())

    @property
    def heat(self) -> HeatWaits | None:
        """How long heat waits after the last run; None if it need not."""
        return heat_waits(self.known, self._clock.here())

    def before(self, families: Collection[Family], *, before_a_run: bool) -> tuple[BeforeLine, ...]:
        """Return what to say before a session with techniques of these ``families``."""
        return before_session(self.known, self._choices(), families, self._clock.here(), before_a_run=before_a_run)

    # -- answers

    def hide(self, line: Line) -> Undo:
        """Do not mention ``line`` again until tomorrow."""
        now = self._clock.here()
        return self._log(Answer(id=line.key, at=now, until=moments.next_day(now)))

    def answer(self, line: Line) -> Undo:
        """Do not mention ``line`` again: the user has asked someone, has done it, or does not want it."""
        return self._log(Answer(id=line.key, at=self._clock.here()))

    def seen(self, page: CataloguePage) -> Undo:
        """Suggest another page next time."""
        now = self._clock.here()
        return self._log(Answer(id=page.key, at=now, until=now))

    # -- wishes

    def ice_again(self, due: datetime) -> Undo:
        """Remind of an ice pack when it is ``due``."""
        return self._remind(ReminderKind.ICE, due)

    def ice_later(self, line: Ice, hours: float = 1) -> Undo:
        """Remind of the ice pack of ``line`` again, ``hours`` from now."""
        now = self._clock.here()
        reminder = line.reminder
        self._told.pop(line.key, None)
        later = Reminder(id=reminder.id, at=now, kind=reminder.kind, due=moments.hours_later(now, hours))
        return self._log(later, reminder)

    def tell_of_heat(self, line: HeatWaits) -> Undo:
        """Tell the user when heat may be used after the run of ``line``."""
        return self._remind(ReminderKind.HEAT, line.from_, line.run.id)

    def rest_on(self, day: date) -> Undo:
        """Make ``day`` a rest day."""
        return self._remind(ReminderKind.REST_DAY, datetime.combine(day, time(), tzinfo=self._clock.here().tzinfo))

    def daily(self, technique: str) -> Reminder | None:
        """Return the daily reminder of ``technique``; None if there is none."""
        found = (each for each in self.known.reminders if each.kind is ReminderKind.DAILY and each.about == technique)
        return next(found, None)

    def remind_daily(self, technique: str, at: time) -> Undo:
        """Remind of ``technique`` every day ``at`` that time; techniques whose id begins with it count too."""
        now, before = self._clock.here(), self.daily(technique)
        due = datetime.combine(now.date(), at, tzinfo=now.tzinfo)
        kept_id = self._new_id() if before is None else before.id
        return self._log(Reminder(id=kept_id, at=now, kind=ReminderKind.DAILY, due=due, about=technique), before)

    def forget(self, reminder: Reminder) -> Undo:
        """Delete the reminder."""
        return self._journal.delete_entry(reminder)

    def _remind(self, kind: ReminderKind, due: datetime, about: str = "") -> Undo:
        return self._log(Reminder(id=self._new_id(), at=self._clock.here(), kind=kind, due=due, about=about))

    def _log(self, entry: Entry, instead_of: Entry | None = None) -> Undo:
        return self._journal.log(entry, instead_of or self.known.answers.get(entry.id))

    # -- what the journal learns

    def _learn(self, change: Change) -> None:
        self._take(change)
        self.look_after_change()
        self.learned.emit(None)

    def _take(self, change: Change) -> None:
        if change.entry is not None:
            self.known = self.known.with_entry(change.entry)
        elif change.record is None:
            self.known = self.known.without(change.id)
        else:
            held = {
                visit.segment.technique: change.record.started
                for visit in change.record.visits
                if visit.segment.technique is not None and visit.held_ms
            }
            self.known = self.known.with_done(held)
