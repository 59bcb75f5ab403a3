"""The model of the follow-ups: what is worth saying, and what its buttons do."""

from collections.abc import Callable, Collection, Mapping
from typing import assert_never

from PySide6.QtCore import Signal

from recovery_timer.app.follow_ups import FollowUps
from recovery_timer.app.journal import Journal, Undo
from recovery_timer.app.legs_log import LegsLog
from recovery_timer.journal import soreness
from recovery_timer.journal.entries import Run
from recovery_timer.journal.lines import (
    AfterLine,
    BeforeLine,
    Daily,
    Drink,
    GradualProgression,
    HeatAllowed,
    HeatWaits,
    HowAreTheLegs,
    Ice,
    IceAgain,
    Page,
    RestDay,
    RestOrLowImpact,
    SeeSomeone,
    Sleep,
    TodayLine,
)
from recovery_timer.journal.soreness import Place, Point
from recovery_timer.ports import Clock
from recovery_timer.routine.technique import Family
from recovery_timer.session.record import Record
from recovery_timer.ui.entries.entry_log import EntryLog


class FollowUpsModel(EntryLog):
    """Emits `changed` when there is something else to say today, and `learned` when more is known of the legs.

    `page_wanted` is emitted with the id of a technique to read about, `start_wanted` with that of one to start,
    `rest_wanted` on a rest day; `soreness_wanted` is a request to ask how the legs feel.
    """

    changed = Signal()
    learned = Signal()
    page_wanted = Signal(str)
    start_wanted = Signal(str)
    rest_wanted = Signal()
    soreness_wanted = Signal()

    def __init__(self, follow_ups: FollowUps, journal: Journal, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__(journal, clock, new_id)
        self._follow_ups = follow_ups
        follow_ups.changed.connect(lambda _: self.changed.emit())
        follow_ups.learned.connect(lambda _: self.learned.emit())

    # -- the legs and the last run

    @property
    def last_run(self) -> Run | None:
        """The latest run; None if none was logged within a year."""
        return self._follow_ups.known.last_run

    @property
    def latest_levels(self) -> Mapping[Place, Point]:
        """The latest level of each muscle and side."""
        return soreness.latest(self._follow_ups.known.soreness)

    def legs_log(self, record: Record) -> LegsLog:
        """Return what keeps how the legs feel after the session of ``record``."""
        return LegsLog(journal=self._journal, clock=self._clock, new_id=self._new_id, session=record.id)

    # -- before a session

    def before(self, families: Collection[Family], *, before_a_run: bool) -> tuple[BeforeLine, ...]:
        """Return what to say before a session with techniques of these ``families``."""
        return self._follow_ups.before(families, before_a_run=before_a_run)

    def was_said(self, line: BeforeLine) -> None:
        """Say an objection no more, once it has been made."""
        if line.is_objection:
            self._follow_ups.answer(line)

    # -- after a session

    def after(self, record: Record) -> tuple[AfterLine, ...]:
        """Return what to say after the session of ``record``."""
        return self._follow_ups.after(record)

    def act(self, line: AfterLine) -> None:
        """Do what the button of ``line`` says."""
        ups = self._follow_ups
        match line:
            case RestOrLowImpact():
                ups.rest_on(line.tomorrow)
                ups.answer(line)
            case IceAgain():
                due = line.later or line.evening
                if due is not None:
                    ups.ice_again(due)
                ups.answer(line)
            case SeeSomeone() | Drink():
                ups.answer(line)
            case GradualProgression():
                self.page_wanted.emit("gradual-progression")
            case Page():
                self.page_wanted.emit(line.technique)
            case _:
                assert_never(line)

    def was_read(self, page: Page) -> None:
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

    def act_today(self, line: TodayLine) -> None:
        """Do what the button of ``line`` says."""
        ups = self._follow_ups
        match line:
            case SeeSomeone() | HeatAllowed() | Sleep():
                self._told(ups.answer(line))
            case HeatWaits():
                self._told(ups.tell_of_heat(line))
            case HowAreTheLegs():
                self.soreness_wanted.emit()
            case Ice():
                self.start_wanted.emit("ice-pack")
            case Daily():
                self.page_wanted.emit(line.reminder.about)
            case RestDay():
                self.rest_wanted.emit()
            case _:
                assert_never(line)

    def hide(self, line: TodayLine) -> None:
        """Say no more of ``line`` until tomorrow."""
        self.logged.emit((self.tr("Hidden until tomorrow."), self._follow_ups.hide(line)))

    def _told(self, undo: Undo) -> None:
        self.logged.emit((self.tr("Noted."), undo))
