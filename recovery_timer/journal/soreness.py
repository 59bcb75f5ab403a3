"""Soreness: its bands, its course in each muscle and side, and when it should be looked at.

Levels are a numeric rating scale from 0 to 10, read in its usual bands. The boundaries are the scale's; the article
only speaks of mild, moderate and severe.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from recovery_timer.journal import moments
from recovery_timer.journal.entries import Level, Run, Sign, Soreness
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH, Side

MuscleSide: TypeAlias = tuple[Muscle, Side]
"""A muscle of one leg."""

MILD, MODERATE, SEVERE = 1, 4, 7
"""The lowest levels of the bands."""

LASTS_H = 72
"""The article says that soreness usually eases within 24 to 72 h; if moderate after that, it should be looked at."""

RUN_EXPLAINS_H = 96
"""Soreness that is first logged within this time after a run dates from the run."""

NEW_EPISODE_H = 7 * 24
"""Soreness logged after this time without an entry starts a new episode."""


TOLD_WITHIN_H = 12
"""How long before or after a session soreness may be logged to count as related to it."""


class Band(StrEnum):
    """A level in words."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


def band(level: int) -> Band:
    """Return the band of ``level``."""
    if level < MILD:
        return Band.NONE
    if level < MODERATE:
        return Band.MILD
    return Band.MODERATE if level < SEVERE else Band.SEVERE


def typical(band: Band) -> int:
    """Return the level in the middle of ``band``, stored when the user gives a word instead of a number."""
    return {Band.NONE: 0, Band.MILD: 2, Band.MODERATE: 5, Band.SEVERE: 8}[band]


def places(level: Level) -> Sequence[MuscleSide]:
    """Return the muscles and sides that ``level`` is about."""
    return [(level.muscle, side) for side in (BOTH if level.side is None else (level.side,))]


class CurvePoint(NamedTuple):
    """A point of a curve."""

    at: datetime
    level: int


def curves(entries: Iterable[Soreness]) -> Mapping[MuscleSide, Sequence[CurvePoint]]:
    """Return the course of soreness in each muscle and side that ``entries`` mention, in chronological order."""
    found: dict[MuscleSide, list[CurvePoint]] = {}
    for entry in in_order(entries):
        for level in entry.levels:
            for place in places(level):
                found.setdefault(place, []).append(CurvePoint(entry.at, level.level))
    return found


def latest(entries: Iterable[Soreness]) -> Mapping[MuscleSide, CurvePoint]:
    """Return the latest level of each muscle and side that ``entries`` mention."""
    return {place: points[-1] for place, points in curves(entries).items()}


class LevelChange(NamedTuple):
    """The soreness of a muscle before and after something, on the worse side; None if that was not logged."""

    before: int | None
    after: int | None


def change(entries: Iterable[Soreness], started: datetime, ended: datetime) -> Mapping[Muscle, LevelChange]:
    """Return the change in each muscle between the last level logged before ``started`` and the first after ``ended``.

    Only entries within `TOLD_WITHIN_H` before or after count.
    """
    before: dict[MuscleSide, int] = {}
    after: dict[MuscleSide, int] = {}
    for entry in in_order(entries):
        is_before = 0 <= moments.hours_between(entry.at, started) <= TOLD_WITHIN_H
        is_after = 0 <= moments.hours_between(ended, entry.at) <= TOLD_WITHIN_H
        for level in entry.levels if is_before or is_after else ():
            for place in places(level):
                if is_before:
                    before[place] = level.level
                else:
                    after.setdefault(place, level.level)
    found = {muscle: LevelChange(_worse(before, muscle), _worse(after, muscle)) for muscle in Muscle}
    return {muscle: each for muscle, each in found.items() if each != LevelChange(None, None)}


def _worse(levels: Mapping[MuscleSide, int], muscle: Muscle) -> int | None:
    return max((levels[muscle, side] for side in BOTH if (muscle, side) in levels), default=None)


def in_order(entries: Iterable[Soreness]) -> Sequence[Soreness]:
    """Return ``entries`` in chronological order."""
    return sorted(entries, key=lambda entry: moments.stamp_ms(entry.at))


class Feeling(Struct, frozen=True, kw_only=True):
    """The state of the legs according to the latest entries: the worst level, and the signs of the last entry.

    ``since`` is the first entry of the time in which they have not been entirely well; None if they are well now.
    ``worst_before`` is the worst level of the latest such time.
    """

    worst: int = 0
    signs: frozenset[Sign] = frozenset()
    since: Soreness | None = None
    worst_before: int = 0

    @property
    def is_well(self) -> bool:
        """Whether nothing is sore and there is no sign."""
        return self.since is None


def feeling(entries: Iterable[Soreness]) -> Feeling:
    """Return how the legs feel. A week without an entry resets everything."""
    levels: dict[MuscleSide, int] = {}
    since: Soreness | None = None
    last: Soreness | None = None
    worst_before = 0
    for entry in in_order(entries):
        if last is not None and moments.hours_between(last.at, entry.at) > NEW_EPISODE_H:
            levels.clear()
            since, worst_before = None, 0
        last = entry
        levels |= {place: level.level for level in entry.levels for place in places(level)}
        worst = max(levels.values(), default=0)
        if worst or entry.signs:
            worst_before = worst if since is None else max(worst_before, worst)
            since = since or entry
        else:
            since = None
    signs = frozenset() if last is None else last.signs
    return Feeling(worst=max(levels.values(), default=0), signs=signs, since=since, worst_before=worst_before)


class Concern(StrEnum):
    """Why a professional should look at sore legs: the article's reasons."""

    SEVERE = "severe"
    SWELLING = "swelling"
    BRUISING = "bruising"
    LASTING = "lasting"


class Episode(Struct, frozen=True, kw_only=True):
    """A period of soreness that is at least moderate or comes with a sign, from the entry ``begun`` on.

    It ends with an entry that leaves all muscles mild or better and has no sign, or when nothing is logged for a week.
    ``concerns`` are in the order in which they arose.
    """

    begun: str
    at: datetime
    is_over: bool
    concerns: tuple[Concern, ...] = ()


def episodes(entries: Iterable[Soreness], runs: Iterable[Run]) -> Sequence[Episode]:
    """Return the episodes in ``entries``, in chronological order. Soreness dates from the run before it."""
    ran = sorted(moments.stamp_ms(run.at) for run in runs)
    course = _Course(ran)
    for entry in in_order(entries):
        course.take(entry)
    return course.episodes


class _Course:
    """The soreness of each muscle and side, while the entries are processed."""

    def __init__(self, ran: Sequence[int]) -> None:
        self._ran = ran
        self._levels: dict[MuscleSide, int] = {}
        self._onset: dict[MuscleSide, int] = {}
        """The time since which each place has been moderate or worse, in ms."""
        self._last: int | None = None
        self.episodes: list[Episode] = []

    def take(self, entry: Soreness) -> None:
        at_ms = moments.stamp_ms(entry.at)
        if self._last is not None and at_ms - self._last > NEW_EPISODE_H * _HOUR_MS:
            self._levels.clear()
            self._onset.clear()
            self._end()
        self._last = at_ms
        for level in entry.levels:
            for place in places(level):
                self._set(place, level.level, at_ms)
        if self._onset or entry.signs:
            self._go_on(entry, at_ms)
        else:
            self._end()

    def _set(self, place: MuscleSide, level: int, at_ms: int) -> None:
        self._levels[place] = level
        if level < MODERATE:
            self._onset.pop(place, None)
        elif place not in self._onset:
            self._onset[place] = self._began(at_ms)

    def _began(self, at_ms: int) -> int:
        """Return when soreness first logged at ``at_ms`` began: with the run that explains it, or then."""
        before = [ran for ran in self._ran if 0 <= at_ms - ran <= RUN_EXPLAINS_H * _HOUR_MS]
        return max(before, default=at_ms)

    def _go_on(self, entry: Soreness, at_ms: int) -> None:
        if not self.episodes or self.episodes[-1].is_over:
            self.episodes.append(Episode(begun=entry.id, at=entry.at, is_over=False))
        known = self.episodes[-1]
        concerns = dict.fromkeys((*known.concerns, *self._concerns(entry, at_ms)))
        self.episodes[-1] = Episode(begun=known.begun, at=known.at, is_over=False, concerns=tuple(concerns))

    def _concerns(self, entry: Soreness, at_ms: int) -> Iterable[Concern]:
        if any(level >= SEVERE for level in self._levels.values()):
            yield Concern.SEVERE
        if Sign.SWELLING in entry.signs:
            yield Concern.SWELLING
        if Sign.BRUISING in entry.signs:
            yield Concern.BRUISING
        if any(at_ms - onset >= LASTS_H * _HOUR_MS for onset in self._onset.values()):
            yield Concern.LASTING

    def _end(self) -> None:
        if self.episodes and not self.episodes[-1].is_over:
            known = self.episodes[-1]
            self.episodes[-1] = Episode(begun=known.begun, at=known.at, is_over=True, concerns=known.concerns)


_HOUR_MS = 3_600_000
