"""What the rules look at: the recent entries of the journal, and what the user chose."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.journal import moments
from recovery_timer.journal.entries import Answer, Entry, Reminder, Run, Soreness

DAYS_LOOKED_BACK = 366
"""Older entries play no part in any rule."""


class Choices(Struct, frozen=True, kw_only=True):
    """What the user chose: the ``rest_days`` of the week (0 is Monday), and when to ``wake_up`` (None: not said)."""

    rest_days: frozenset[int] = frozenset()
    wake_up: time | None = None


class Known(Struct, frozen=True, kw_only=True):
    """Runs, soreness and reminders in the order of time, answers by the key of their line.

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
        """Whether the line with this key has been answered, and so is gone ``now``."""
        return key in self.answers and self.answers[key].holds(now)

    def done_since(self, technique: str, since: datetime) -> bool:
        """Whether ``technique``, or one whose id begins with it, was done ``since`` then."""
        return any(
            done >= since
            for name, done in self.last_done.items()
            if name == technique or name.startswith(f"{technique}-")
        )

    def with_entry(self, entry: Entry) -> "Known":
        """Return this with ``entry`` in place of an earlier version of it."""
        return known([*self.without(entry.id).entries, entry], self.last_done)

    def without(self, kept_id: str) -> "Known":
        """Return this without the entry of that id."""
        return known([entry for entry in self.entries if entry.id != kept_id], self.last_done)

    def with_done(self, last_done: Mapping[str, datetime]) -> "Known":
        """Return this with ``last_done``, of which the later one counts."""
        later = {name: max(done, self.last_done.get(name, done)) for name, done in last_done.items()}
        return replace(self, last_done={**self.last_done, **later})

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries."""
        return (*self.runs, *self.soreness, *self.reminders, *self.answers.values())


def known(entries: Iterable[Entry], last_done: Mapping[str, datetime]) -> Known:
    """Return what the rules look at, of ``entries`` in any order."""
    ordered = sorted(entries, key=lambda entry: (moments.stamp_ms(entry.at), entry.id))
    return Known(
        runs=tuple(entry for entry in ordered if isinstance(entry, Run)),
        soreness=tuple(entry for entry in ordered if isinstance(entry, Soreness)),
        reminders=tuple(entry for entry in ordered if isinstance(entry, Reminder)),
        answers={entry.id: entry for entry in ordered if isinstance(entry, Answer)},
        last_done=last_done,
    )
