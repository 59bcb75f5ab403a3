"""The model of the follow-ups: what is worth saying, and what its buttons do."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from recovery_timer.app.follow_ups import FollowUps
from recovery_timer.app.journal import Journal
from recovery_timer.app.legs_log import LegsLog
from recovery_timer.journal import soreness
from recovery_timer.journal.lines import (
    AfterLine,
    Drink,
    GradualProgression,
    IceAgain,
    Page,
    RestOrLowImpact,
    SeeSomeone,
)
from recovery_timer.journal.soreness import Place, Point
from recovery_timer.ports import Clock
from recovery_timer.session.record import Record


class FollowUpsModel(QObject):
    """Emits `learned` when more is known of the legs; `page_wanted` with the id of a technique to read about."""

    learned = Signal()
    page_wanted = Signal(str)

    def __init__(self, follow_ups: FollowUps, journal: Journal, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._follow_ups = follow_ups
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        follow_ups.learned.connect(lambda _: self.learned.emit())

    @property
    def now(self) -> datetime:
        """The time, here."""
        return self._clock.here()

    @property
    def latest_levels(self) -> Mapping[Place, Point]:
        """The latest level of each muscle and side."""
        return soreness.latest(self._follow_ups.known.soreness)

    def legs_log(self, record: Record) -> LegsLog:
        """Return what keeps how the legs feel after the session of ``record``."""
        return LegsLog(journal=self._journal, clock=self._clock, new_id=self._new_id, session=record.id)

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
