"""The words for the journal's contents: minutes, muscles, soreness, days."""

from datetime import date, datetime
from typing import NamedTuple, assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale

from recovery_timer.journal.entries import Elsewhere, Level, Logged, Note, Run, Sign, Soreness
from recovery_timer.journal.reuse import LastTime
from recovery_timer.journal.soreness import Band, band
from recovery_timer.journal.summary import Summary
from recovery_timer.journal.totals import MuscleTotal
from recovery_timer.routine.technique import Muscle
from recovery_timer.ui import text
from recovery_timer.ui.text import domain, last_time
from recovery_timer.ui.text.catalogue import translated

BANDS = {
    Band.NONE: QT_TRANSLATE_NOOP("text", "none"),
    Band.MILD: QT_TRANSLATE_NOOP("text", "mild"),
    Band.MODERATE: QT_TRANSLATE_NOOP("text", "moderate"),
    Band.SEVERE: QT_TRANSLATE_NOOP("text", "severe"),
}

MUSCLES = {
    Muscle.QUADS: QT_TRANSLATE_NOOP("text", "Quads"),
    Muscle.HAMSTRINGS: QT_TRANSLATE_NOOP("text", "Hamstrings"),
    Muscle.CALVES: QT_TRANSLATE_NOOP("text", "Calves"),
    Muscle.HIP_FLEXORS: QT_TRANSLATE_NOOP("text", "Hip flexors"),
    Muscle.GLUTES: QT_TRANSLATE_NOOP("text", "Glutes"),
}

SIGNS = {
    Sign.PAIN: QT_TRANSLATE_NOOP("text", "Pain"),
    Sign.SWELLING: QT_TRANSLATE_NOOP("text", "Swelling"),
    Sign.BRUISING: QT_TRANSLATE_NOOP("text", "Bruising"),
}


class RowWords(NamedTuple):
    """The texts of a row in a list: what, when, and how much."""

    what: str
    when: str
    how_much: str


def muscle_name(muscle: Muscle) -> str:
    """Return the name of ``muscle`` as it stands in a table."""
    return text.tr(str(MUSCLES[muscle]))


def level_words(level: int) -> str:
    """Return the band of a level of soreness."""
    return text.tr(str(BANDS[band(level)]))


def full_day(day: date) -> str:
    """Return ``day`` with the day of the week: Wed 25 November."""
    return QLocale().toString(QDate(day.year, day.month, day.day), text.tr("ddd d MMMM"))


def month(day: date) -> str:
    """Return the abbreviated month of ``day``."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def weekday(number: int) -> str:
    """Return the abbreviated name of a day of the week; 0 is Monday."""
    return QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat)


def last_worked(moment: datetime | None, now: datetime) -> str:
    """Return how many days ago a muscle was last worked."""
    if moment is None:
        return text.tr("not worked in this year")
    days = (now.date() - moment.astimezone(now.tzinfo).date()).days
    match days:
        case 0:
            return text.tr("last worked today")
        case 1:
            return text.tr("last worked yesterday")
        case _:
            return text.tr("last worked %n days ago", "", days)


def sides(total: MuscleTotal) -> str:
    """Return the minutes of each side; empty if they are the same."""
    left, right = domain.minutes(total.left_ms), domain.minutes(total.right_ms)
    return "" if left == right else text.tr("left {left}, right {right}").format(left=left, right=right)


def day_and_time(moment: datetime, now: datetime) -> str:
    """Return the day and time of ``moment``, seen from ``now``."""
    day = domain.format_day(moment, now)
    # Not capitalize(), which lower-cases the other letters: "24 apr".
    return text.tr("{day}, {time}").format(day=domain.capitalised(day), time=domain.format_time_of_day(moment))


def kilometres(metres: int) -> str:
    """Return a distance in km, with only as many decimals as it needs."""
    return text.tr("{distance} km").format(distance=QLocale().toString(metres / 1_000, "g", 5))


def session_words(session: Summary, now: datetime) -> RowWords:
    """Return the row of a session."""
    held = domain.held_of_planned(session.held_ms, session.planned_ms)
    return RowWords(translated(session.routine_name), day_and_time(session.started, now), held)


def session_of_routine_words(time: LastTime, now: datetime) -> RowWords:
    """Return the row of a session in the list of its routine."""
    held = domain.held_of_planned(time.held_ms, time.planned_ms)
    differed = last_time.what_differed(time)
    return RowWords(day_and_time(time.started, now), differed[:1].upper() + differed[1:], held)


def entry_words(entry: Logged, now: datetime) -> RowWords:
    """Return the row of a logged entry."""
    match entry:
        case Run():
            what, kind, how_much = run_facts(entry) or text.tr("Run"), text.tr("Run"), entry.note
        case Soreness():
            worst = max((level.level for level in entry.levels), default=None)
            what, kind = soreness_facts(entry), text.tr("Soreness")
            how_much = "" if worst is None else level_words(worst)
        case Note():
            what, kind, how_much = " ".join(entry.text.split()), text.tr("Note"), ""
        case Elsewhere():
            what, kind, how_much = entry.what, text.tr("Done elsewhere"), domain.minutes(entry.duration_s * 1_000)
        case _:
            assert_never(entry)
    return RowWords(what, text.tr(" · ").join((kind, day_and_time(entry.at, now))), how_much)


def run_facts(run: Run) -> str:
    """Return what is known of ``run``, apart from its time; empty if nothing is."""
    facts = []
    if run.distance_m is not None:
        facts.append(kilometres(run.distance_m))
    if run.duration_s is not None:
        facts.append(domain.minutes(run.duration_s * 1_000))
    if run.hard:
        facts.append(text.tr("long or hard"))
    return text.tr(" · ").join(facts)


def soreness_facts(entry: Soreness) -> str:
    """Return the levels and signs of ``entry``."""
    signs = [text.tr(str(SIGNS[sign])) for sign in Sign if sign in entry.signs]
    return text.tr(" · ").join([*map(_level, entry.levels), *signs])


def _level(level: Level) -> str:
    muscle = muscle_name(level.muscle)
    if level.side is None:
        return text.tr("{muscle} {level}").format(muscle=muscle, level=level.level)
    side = text.tr("left") if level.side == "left" else text.tr("right")
    return text.tr("{muscle} {side} {level}").format(muscle=muscle, side=side, level=level.level)
