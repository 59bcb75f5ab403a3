"""Entries and sessions for tests: by hand, and by Hypothesis with every value that is allowed."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from recovery_timer.journal.entries import (
    Answer,
    Elsewhere,
    Entry,
    Level,
    Note,
    Reminder,
    ReminderKind,
    Run,
    Sign,
    Soreness,
)
from recovery_timer.journal.summary import Summary, Worked
from recovery_timer.routine.technique import Muscle
from recovery_timer.session.record import Outcome

BERLIN = ZoneInfo("Europe/Berlin")
AUCKLAND = ZoneInfo("Pacific/Auckland")
TUESDAY = datetime(2026, 5, 5, 18, 10, tzinfo=BERLIN)


def run(at: datetime = TUESDAY, run_id: str = "run", *, hard: bool = False) -> Run:
    return Run(id=run_id, at=at, hard=hard)


def sore(at: datetime, *levels: int | Level, signs: Sequence[Sign] = (), entry_id: str = "") -> Soreness:
    """Soreness ``at`` that moment; bare levels are those of both quads, both hamstrings and so on."""
    muscles = list(Muscle)
    made = tuple(
        Level(muscles[number], level) if isinstance(level, int) else level for number, level in enumerate(levels)
    )
    return Soreness(id=entry_id or at.isoformat(), at=at, levels=made, signs=frozenset(signs))


def session(started: datetime, minutes: int = 10, *worked: Worked, session_id: str = "") -> Summary:
    return Summary(
        id=session_id or started.isoformat(),
        routine_id="legs",
        routine_name="Legs",
        started=started,
        ended=started + timedelta(minutes=minutes),
        outcome=Outcome.FINISHED,
        session_ms=minutes * 60_000,
        held_ms=minutes * 60_000,
        planned_ms=minutes * 60_000,
        worked=worked,
    )


_texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)
_ids = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
moments = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
_muscles = st.lists(st.sampled_from(Muscle), max_size=5, unique=True).map(lambda found: tuple(sorted(found)))
_levels = st.lists(
    st.builds(Level, st.sampled_from(Muscle), st.integers(0, 10), st.sampled_from([None, "left", "right"])),
    max_size=6,
    unique_by=lambda level: (level.muscle, level.side),
).map(tuple)
_signs = st.frozensets(st.sampled_from(Sign))
_names = st.text("abc ßÅ", min_size=1, max_size=20).filter(str.strip)
entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(
        Run,
        id=_ids,
        at=moments,
        distance_m=st.none() | st.integers(1, 1_000_000),
        duration_s=st.none() | st.integers(1, 604_800),
        hard=st.booleans(),
        note=_texts,
    ),
    st.builds(Soreness, id=_ids, at=moments, levels=_levels.filter(bool), signs=_signs),
    st.builds(Soreness, id=_ids, at=moments, levels=_levels, signs=_signs.filter(bool)),
    st.builds(Note, id=_ids, at=moments, text=_names, session=_texts),
    st.builds(Elsewhere, id=_ids, at=moments, what=_names, duration_s=st.integers(1, 604_800), muscles=_muscles),
    st.builds(Reminder, id=_ids, at=moments, kind=st.sampled_from(ReminderKind), due=moments, about=_texts),
    st.builds(Answer, id=_ids, at=moments, until=st.none() | moments),
)
