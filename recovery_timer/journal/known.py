"""The input of the rules: the recent entries of the journal, and the user's choices."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.journal import moments
from recovery_timer.journal.entries import Answer, Entry, Reminder, Run, Soreness
from recovery_timer.journal.lines import Topic

DAYS_LOOKED_BACK = 366
"""Older entries play no part in any rule."""


class Way(StrEnum):
    """The ways of informing the user of a topic."""

    OFF = "off"
    TODAY = "today"
    """In the window: on Today, and wherever else the line belongs."""

    NOTIFY = "notify"
    """By a desktop notification as well, when it becomes due."""


class Choices(Struct, frozen=True, kw_only=True):
    """The user's choices. Topics missing from ``ways`` are shown on Today.

    The program asks about soreness at each of ``soreness_at`` hours after a run, and ``again`` until it is logged.
    ``rest_days`` are days of the week (0 is Monday); ``wake_up`` is None if it was not set. ``night`` is the times at
    which the night begins and ends.
    """

    ways: Mapping[Topic, Way] = {}
    soreness_at: tuple[int, ...] = (24, 48, 72)
    again: bool = False
    rest_days: frozenset[int] = frozenset()
    wake_up: time | None = None
    night: tuple[time, time] = (time(22), time(7))

    def way(self, topic: Topic | None) -> Way:
        """Return how the user is informed of ``topic``."""
        return Way.TODAY if topic is None else self.ways.get(topic, Way.TODAY)

    def is_told(self, topic: Topic | None) -> bool:
        """Whether the user is informed of ``topic`` at all."""
        return self.way(topic) is not Way.OFF

    def is_night(self, now: datetime) -> bool:
        """Whether ``now`` is in the night, which may begin before or after midnight; never, if it has no length."""
        begins, ends = self.night
        at = now.timetz().replace(tzinfo=None)
        return begins <= at < ends if begins <= ends else not ends <= at < begins


class Known(Struct, frozen=True, kw_only=True):
    """Runs, soreness and reminders in chronological order, and answers by the key of their line.

    ``last_done`` is when each technique was last held, by its id.
    """

    runs: tuple[Run, ...] = ()
    soreness: tuple[Soreness, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    answers: Mapping[str, Answer] = {}
    last_done: Mapping[str, datetime] = {}

    @property
    def last_run(self) -> Run | None:
        """The latest run; None if there is none."""
        return self.runs[-1] if self.runs else None

    def is_answered(self, key: str, now: datetime) -> bool:
        """Whether the line with this key has been answered, and so is hidden ``now``."""
        return key in self.answers and self.answers[key].holds(now)

    def done_since(self, technique: str, since: datetime) -> bool:
        """Whether ``technique``, or one whose id begins with it, was done ``since`` that moment."""
        return any(
            done >= since
            for name, done in self.last_done.items()
            if name == technique or name.startswith(f"{technique}-")
        )

    def with_entry(self, entry: Entry) -> "Known":
        """Return a copy with ``entry`` in place of any earlier version of it."""
        return known([*self.without(entry.id).entries, entry], self.last_done)

    def without(self, kept_id: str) -> "Known":
        """Return a copy without the entry of that id."""
        return known([entry for entry in self.entries if entry.id != kept_id], self.last_done)

    def with_done(self, last_done: Mapping[str, datetime]) -> "Known":
        """Return a copy with ``last_done`` merged in; for each technique, the later time counts."""
        later = {name: max(done, self.last_done.get(name, done)) for name, done in last_done.items()}
        return replace(self, last_done={**self.last_done, **later})

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries."""
        return (*self.runs, *self.soreness, *self.reminders, *self.answers.values())


def known(entries: Iterable[Entry], last_done: Mapping[str, datetime]) -> Known:
    """Return the input of the rules from ``entries`` in any order."""
    ordered = sorted(entries, key=lambda entry: (moments.stamp_ms(entry.at), entry.id))
    return Known(
        runs=tuple(entry for entry in ordered if isinstance(entry, Run)),
        soreness=tuple(entry for entry in ordered if isinstance(entry, Soreness)),
        reminders=tuple(entry for entry in ordered if isinstance(entry, Reminder)),
        answers={entry.id: entry for entry in ordered if isinstance(entry, Answer)},
        last_done=last_done,
    )
