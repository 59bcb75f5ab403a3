"""Journals as real ones would be, of any length, and the same for the same seed."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from recovery_timer.journal.entries import Elsewhere, Entry, Level, Note, Run, Sign, Soreness
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH, Timeline, expand
from recovery_timer.session.record import HowLeft, Outcome, Pause, PauseReason, Record, Visit, unvisited
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
from recovery_timer.storage.journal import entries as entry_rows
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.journal.rows import insert

PLACE = ZoneInfo("Europe/Berlin")
UNTIL = datetime(2026, 11, 27, 20, 0, tzinfo=PLACE)

_MUSCLES = {Muscle.QUADS: 0.9, Muscle.HAMSTRINGS: 1.0, Muscle.CALVES: 0.8, Muscle.HIP_FLEXORS: 0.3, Muscle.GLUTES: 0.6}


class MadeJournal(NamedTuple):
    """Records and entries, oldest first."""

    records: Sequence[Record]
    entries: Sequence[Entry]


def three_months(seed: int = 1) -> MadeJournal:
    """Return a journal of three months: a run every other day, four sessions a week, soreness twice a day."""
    return make(days=92, sessions=52, soreness=150, seed=seed)


def ten_thousand_sessions(seed: int = 1) -> MadeJournal:
    """Return a journal of 10,000 sessions in ten years, with about 300,000 visits and 30,000 entries of soreness."""
    return make(days=3_650, sessions=10_000, soreness=30_000, seed=seed)


def make(*, days: int, sessions: int, soreness: int, seed: int, until: datetime = UNTIL) -> MadeJournal:
    """Return a journal of that many of each in the ``days`` before ``until``, from ``seed``."""
    chance = random.Random(seed)
    first = until - timedelta(days=days)
    runs = [_run(chance, number, first + timedelta(days=day)) for number, day in enumerate(range(0, days, 2))]
    timelines = _timelines()
    records = [
        record(chance, number, _moment(chance, first, until), *chance.choice(timelines)) for number in range(sessions)
    ]
    sore = [_soreness(chance, number, _moment(chance, first, until), runs) for number in range(soreness)]
    others: list[Entry] = [
        Note(id=f"note-{number}", at=record.ended, text="Right calf tight on the stairs.", session=record.id)
        for number, record in enumerate(records[::7])
    ]
    others += [
        Elsewhere(id=f"yoga-{week}", at=_evening(first + timedelta(weeks=week)), what="Yoga class", duration_s=2_700)
        for week in range(0, days // 7, 3)
    ]
    entries = sorted([*runs, *sore, *others], key=lambda entry: entry.at)
    return MadeJournal(sorted(records, key=lambda record: record.started), entries)


def write(journal: MadeJournal, path: Path) -> None:
    """Write ``journal`` to the database ``path``, all at once."""
    store = JournalDatabase(path, lambda found: None)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    with store._opened() as database:
        database.execute("BEGIN")
        for record in journal.records:
            insert(database, record)
        for entry in journal.entries:
            entry_rows.replace(database, entry)
        database.commit()


def _timelines() -> list[tuple[str, Timeline]]:
    catalogue = load_catalogue()
    expanded = [(routine.id, expand(routine, catalogue, Gaps())) for routine in load_builtin_routines()]
    return [(routine_id, timeline) for routine_id, timeline in expanded if 10 <= len(timeline.segments) <= 60]


def _moment(chance: random.Random, first: datetime, until: datetime) -> datetime:
    """Return a moment on a day on which one trains, most often in the evening."""
    while True:
        day = first + timedelta(days=chance.randrange((until - first).days))
        # Some weeks are holidays.
        if day.isocalendar().week % 9 or chance.random() < 0.1:
            hour = chance.choices([7, 12, 18, 19, 20, 21], [2, 1, 4, 6, 4, 2])[0]
            return day.replace(hour=hour, minute=chance.randrange(60), second=chance.randrange(60))


def _evening(day: datetime) -> datetime:
    return day.replace(hour=18, minute=30, second=0, microsecond=0)


def _run(chance: random.Random, number: int, day: datetime) -> Run:
    hard = number % 4 == 3
    distance_m = chance.randrange(14_000, 24_000, 1_000) if hard else chance.randrange(5_000, 12_000, 100)
    pace_s = chance.randrange(300, 380)
    return Run(
        id=f"run-{number}",
        at=_evening(day) - timedelta(minutes=chance.randrange(120)),
        distance_m=distance_m,
        duration_s=distance_m * pace_s // 1_000,
        hard=hard,
    )


def _soreness(chance: random.Random, number: int, at: datetime, runs: Sequence[Run]) -> Soreness:
    """Return soreness that is worst a day after a run, and gone after three."""
    near = max(0, (at - runs[0].at).days // 2 - 2)
    before = [run for run in runs[near : near + 6] if run.at <= at][-2:]
    worst = 0.0
    for run in before:
        hours = (at - run.at).total_seconds() / 3_600
        worst = max(worst, (8 if run.hard else 4) * max(0.0, 1 - abs(hours - 24) / 56))
    levels = []
    for muscle, share in _MUSCLES.items():
        one_sided = muscle is Muscle.CALVES and chance.random() < 0.5
        for side in BOTH if one_sided else (None,):
            level = max(0, min(10, round(worst * share * chance.uniform(0.6, 1.2))))
            levels.append(Level(muscle, level, side))
    signs = frozenset({Sign.PAIN}) if chance.random() < 0.01 else frozenset()
    return Soreness(id=f"sore-{number}", at=at, levels=tuple(levels), signs=signs)


def record(chance: random.Random, number: int, started: datetime, routine_id: str, timeline: Timeline) -> Record:
    left_out = chance.choice([segment.block for segment in timeline.segments]) if chance.random() < 0.25 else -1
    ends_at = chance.randrange(len(timeline.segments)) if chance.random() < 0.1 else len(timeline.segments)
    visits: list[Visit] = []
    at_ms = 0
    for segment in timeline.segments:
        if segment.index > ends_at:
            visits.append(unvisited(segment))
            continue
        length_ms = segment.length_ms
        how, held_ms, extended_ms = (HowLeft.DONE if segment.is_manual else HowLeft.TIME), length_ms, 0
        if segment.index == ends_at:
            how, held_ms = HowLeft.END, length_ms // 3
        elif segment.block == left_out:
            how, held_ms = HowLeft.NEXT, 0
        elif not segment.is_manual and chance.random() < 0.04:
            held_ms, extended_ms = length_ms + 15_000, 15_000
        skipped_ms = 0 if segment.is_manual else length_ms + extended_ms - held_ms
        visits.append(
            Visit(
                segment=segment,
                entered_ms=at_ms,
                held_ms=held_ms,
                extended_ms=extended_ms,
                skipped_ms=skipped_ms,
                left=how,
            )
        )
        at_ms += held_ms
    pauses: tuple[Pause, ...] = ()
    if chance.random() < 0.3:
        start_ms, long_ms = chance.randrange(max(1, at_ms)), chance.randrange(10_000, 120_000)
        pauses = (Pause(start_ms=start_ms, end_ms=start_ms + long_ms, reason=PauseReason.USER),)
        visits = [
            replace(visit, entered_ms=visit.entered_ms + long_ms)
            if visit.entered_ms is not None and visit.entered_ms > start_ms
            else visit
            for visit in visits
        ]
        at_ms += long_ms
    return Record(
        id=f"session-{number}",
        routine_id=routine_id,
        routine_name=timeline.name,
        started=started,
        ended=(started.astimezone(UTC) + timedelta(milliseconds=at_ms)).astimezone(started.tzinfo),
        outcome=Outcome.FINISHED if ends_at == len(timeline.segments) else Outcome.ENDED,
        session_ms=at_ms,
        visits=tuple(visits),
        pauses=pauses,
    )
