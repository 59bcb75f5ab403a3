"""The model of the follow-ups: what is worth saying, and what its buttons do."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, time
from typing import assert_never

from PySide6.QtCore import Signal

from recovery_timer.app.follow_ups import FollowUps
from recovery_timer.app.journal import Journal, Undo
from recovery_timer.app.legs_log import LegsLog
from recovery_timer.journal import soreness
from recovery_timer.journal.entries import Level, Reminder, Run, Soreness
from recovery_timer.journal.lines import (
    Act,
    AfterLine,
    BeforeLine,
    CataloguePage,
    Daily,
    HeatWaits,
    Ice,
    IceAgain,
    RestOrLowImpact,
    TodayLine,
    Topic,
)
from recovery_timer.journal.soreness import CurvePoint, MuscleSide
from recovery_timer.journal.today import daily_technique
from recovery_timer.journal.upcoming import Upcoming
from recovery_timer.ports import Clock
from recovery_timer.routine.technique import Family, Muscle, Technique
from recovery_timer.session.record import Record
from recovery_timer.ui.entries.entry_log import EntryLog
from recovery_timer.ui.text import domain, follow_ups

DAILY_AT = time(19)
"""When a daily reminder comes, unless the user chooses another time."""

_FIRST_PAGE = {"friction": "friction-quads"}
"""The page about a daily exercise that is not a technique itself."""


class FollowUpsModel(EntryLog):
    """Emits `changed` when today's lines change, and `learned` when more is known about the legs.

    `became_due` is emitted with lines that the user should be notified of now, not only on Today. `wished` is like
    `logged`, but with the topic as well, for when the user asks to be reminded of something.

    `page_wanted` is emitted with the id of a technique to read about, `start_wanted` with that of one to start;
    `soreness_wanted` is a request to ask how the legs feel.
    """

    changed = Signal()
    learned = Signal()
    became_due = Signal(tuple)
    wished = Signal(tuple)
    page_wanted = Signal(str)
    start_wanted = Signal(str)
    soreness_wanted = Signal()

    def __init__(self, follow_ups: FollowUps, journal: Journal, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__(journal, clock, new_id)
        self._follow_ups = follow_ups
        follow_ups.changed.connect(lambda _: self.changed.emit())
        follow_ups.became_due.connect(self.became_due.emit)
        follow_ups.learned.connect(lambda _: self.learned.emit())

    # -- the legs and the last run

    @property
    def last_run(self) -> Run | None:
        """The latest run; None if none was logged within a year."""
        return self._follow_ups.known.last_run

    @property
    def latest_levels(self) -> Mapping[MuscleSide, CurvePoint]:
        """The latest level of each muscle and side."""
        return soreness.latest(self._follow_ups.known.soreness)

    def legs_log(self, record: Record) -> LegsLog:
        """Return the log of how the legs feel after the session of ``record``."""
        return LegsLog(journal=self._journal, clock=self._clock, new_id=self._new_id, session=record.id)

    # -- before a session

    def before(self, families: Collection[Family], *, before_a_run: bool) -> tuple[BeforeLine, ...]:
        """Return what to say before a session with techniques of these ``families``."""
        return self._follow_ups.before(families, before_a_run=before_a_run)

    def said_now(self, technique: Technique) -> str:
        """Return what the journal says about ``technique`` now: that heat should wait, or nothing."""
        waits = self._follow_ups.heat if technique.family is Family.HEAT else None
        return "" if waits is None else follow_ups.heat_waits(waits)

    def was_said(self, line: BeforeLine) -> None:
        """Do not repeat an objection that has been made."""
        if line.is_objection:
            self._follow_ups.answer(line)

    # -- after a session

    def after(self, record: Record) -> tuple[AfterLine, ...]:
        """Return what to say after the session of ``record``."""
        return self._follow_ups.after(record)

    def was_read(self, page: CataloguePage) -> None:
        """Suggest another page after the next session."""
        self._follow_ups.seen(page)

    # -- today

    @property
    def is_read(self) -> bool:
        """Whether the journal has been read."""
        return self._follow_ups.is_loaded

    @property
    def lines(self) -> tuple[TodayLine, ...]:
        """What to say today: three lines at most."""
        return self._follow_ups.lines

    def is_due(self, line: TodayLine) -> bool:
        """Whether ``line`` is still due."""
        return line.key in {each.key for each in self._follow_ups.due}

    def hide(self, line: TodayLine) -> None:
        """Do not mention ``line`` again until tomorrow."""
        self.logged.emit(
            (self.tr("Hidden until tomorrow: {what}").format(what=self._title(line)), self._follow_ups.hide(line))
        )

    # -- what the buttons do

    def act(self, line: AfterLine | TodayLine, act: Act) -> None:
        """Do ``act`` about ``line``. Anything it saves can be undone; anything to be shown is requested by a signal."""
        match act:
            case Act.ASKED | Act.DONE | Act.SEEN:
                self._note(line, self._follow_ups.answer(line))
            case Act.START:
                self.start_wanted.emit("ice-pack")
            case Act.WALK:
                self.start_wanted.emit("walking")
            case Act.FEET_UP:
                self.start_wanted.emit("legs-up-the-wall")
            case Act.LOG:
                self.soreness_wanted.emit()
            case Act.OPEN | Act.READ:
                self.page_wanted.emit(_page_of(line))
            case Act.ALL_GONE:
                levels = tuple(Level(muscle, 0) for muscle in Muscle)
                self.keep(Soreness(id=self.new_id(), at=self.now, levels=levels))
            case Act.ENOUGH | Act.IN_AN_HOUR | Act.TELL_ME | Act.REST_TOMORROW | Act.ICE_LATER | Act.ICE_THIS_EVENING:
                self._wish(line, act)
            case _:
                assert_never(act)

    def _wish(self, line: AfterLine | TodayLine, act: Act) -> None:
        """Keep the wish ``act``, which only one kind of line offers."""
        ups = self._follow_ups
        match line:
            case Ice():
                if act is Act.ENOUGH:
                    self._note(line, ups.hide(line))
                else:
                    self._wished(line, ups.ice_later(line))
            case HeatWaits():
                self._wished(line, ups.tell_of_heat(line))
            case RestOrLowImpact():
                self._note(line, _both(ups.answer(line), ups.rest_on(line.tomorrow)))
            case IceAgain():
                due = line.later if act is Act.ICE_LATER else line.evening
                if due is not None:
                    self._wished(line, _both(ups.answer(line), ups.ice_again(due)))
            case _:
                raise ValueError(f"{line} does not offer {act}")

    # -- every day

    def daily(self, about: str) -> Reminder | None:
        """Return the daily reminder of the technique ``about``; None if there is none."""
        return self._follow_ups.daily(about)

    def is_daily(self, technique: str) -> bool:
        """Whether the user is reminded of ``technique`` every day."""
        about = daily_technique(technique)
        return about is not None and self.daily(about) is not None

    def switch_daily(self, technique: str) -> None:
        """Switch the daily reminder of ``technique`` on or off."""
        about = daily_technique(technique)
        if about is None:
            return
        if self.daily(about) is None:
            self.remind_daily(about, DAILY_AT)
        else:
            self.forget_daily(about)

    def remind_daily(self, about: str, at: time) -> None:
        """Remind of ``about`` every day at that time, instead of the time that was set before."""
        words = self.tr("{what}: every day at {time}").format(
            what=follow_ups.daily_name(about), time=domain.format_time_of_day(datetime.combine(self.now, at))
        )
        self.wished.emit((words, self._follow_ups.remind_daily(about, at), Topic.DAILY))

    def forget_daily(self, about: str) -> None:
        """Delete the daily reminder of ``about``."""
        reminder = self.daily(about)
        if reminder is not None:
            words = self.tr("{what}: you are reminded no more").format(what=follow_ups.daily_name(about))
            self.logged.emit((words, self._follow_ups.forget(reminder)))

    # -- the user's own calendar

    @property
    def upcoming(self) -> tuple[Upcoming, ...]:
        """What lies ahead."""
        return self._follow_ups.upcoming

    def _note(self, line: AfterLine | TodayLine, undo: Undo) -> None:
        # With the title: a notice with the same text would replace the previous one, and its undo.
        self.logged.emit((self.tr("Noted: {what}").format(what=self._title(line)), undo))

    def _wished(self, line: HeatWaits | Ice | IceAgain, undo: Undo) -> None:
        self.wished.emit((self.tr("You will be reminded: {what}").format(what=self._title(line)), undo, line.topic))

    def _title(self, line: AfterLine | TodayLine) -> str:
        return follow_ups.title(line, self.now)


def _both(*undos: Undo) -> Undo:
    def undo() -> None:
        for each in undos:
            each()

    return undo


def _page_of(line: AfterLine | TodayLine) -> str:
    match line:
        case Daily():
            return _FIRST_PAGE.get(line.reminder.about, line.reminder.about)
        case CataloguePage():
            return line.technique
        case _:
            return "gradual-progression"
