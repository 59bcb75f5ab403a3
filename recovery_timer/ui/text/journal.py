"""The words for what the journal holds: minutes, muscles, soreness, days."""

from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale

from recovery_timer.journal.soreness import Band, band
from recovery_timer.journal.summary import Summary
from recovery_timer.routine.technique import Muscle
from recovery_timer.ui import text
from recovery_timer.ui.text import domain

_MS_A_MINUTE = 60_000

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


def muscle_name(muscle: Muscle) -> str:
    """Return the name of ``muscle`` as it stands in a table."""
    return text.tr(str(MUSCLES[muscle]))


def level_words(level: int) -> str:
    """Return the band of a level of soreness."""
    return text.tr(str(BANDS[band(level)]))


def minutes(ms: int) -> str:
    """Return ``ms`` in whole minutes; what is less than one is said to be that."""
    if 0 < ms < _MS_A_MINUTE:
        return text.tr("under 1 min")
    return text.tr("{minutes} min").format(minutes=QLocale().toString(ms // _MS_A_MINUTE))


def held_of_planned(session: Summary) -> str:
    """Return how much of a session was held: "18 of 20 min", or just the minutes if it was about all."""
    held, planned = session.held_ms // _MS_A_MINUTE, session.planned_ms // _MS_A_MINUTE
    if held >= planned:
        return minutes(session.held_ms)
    return text.tr("{held} of {planned} min").format(held=held, planned=planned)


def full_day(day: date) -> str:
    """Return ``day`` with its name: Wed 25 November."""
    return QLocale().toString(QDate(day.year, day.month, day.day), text.tr("ddd d MMMM"))


def month(day: date) -> str:
    """Return the month of ``day`` in short."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def weekday(number: int) -> str:
    """Return the name of a day of the week in short; 0 is Monday."""
    return QLocale().standaloneDayName(number + 1, QLocale.FormatType.ShortFormat)


def days_ago(moment: datetime | None, now: datetime) -> str:
    """Return how many days ago ``moment`` was."""
    if moment is None:
        return text.tr("not in this year")
    days = (now.date() - moment.astimezone(now.tzinfo).date()).days
    match days:
        case 0:
            return text.tr("today")
        case 1:
            return text.tr("yesterday")
        case _:
            return text.tr("%n days ago", "", days)


def day_and_time(moment: datetime, now: datetime) -> str:
    """Return the day and time of ``moment``, seen from ``now``."""
    return text.tr("{day}, {time}").format(
        day=domain.format_day(moment, now).capitalize(), time=domain.format_time_of_day(moment)
    )


def kilometres(metres: int) -> str:
    """Return a distance in km, with as many decimals as it has."""
    return text.tr("{distance} km").format(distance=QLocale().toString(metres / 1_000, "g", 5))
