"""The words for values: kinds, families, sides, lengths and dates, as they stand in the window.

Whole sentences for the translator, never parts glued together. Lengths, numbers and dates go by the user's locale.
"""

import html
from datetime import date, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from recovery_timer.routine import durations
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Kind, Segment, Timeline

MINUTE_MS = 60_000


_FAMILIES = {
    Family.STRETCH: QT_TRANSLATE_NOOP("wording", "Stretch"),
    Family.DYNAMIC: QT_TRANSLATE_NOOP("wording", "Dynamic stretch"),
    Family.ROLL: QT_TRANSLATE_NOOP("wording", "Foam roll"),
    Family.MASSAGE: QT_TRANSLATE_NOOP("wording", "Massage"),
    Family.CONTRAST: QT_TRANSLATE_NOOP("wording", "Contrast"),
    Family.COLD: QT_TRANSLATE_NOOP("wording", "Cold"),
    Family.HEAT: QT_TRANSLATE_NOOP("wording", "Heat"),
    Family.ELEVATION: QT_TRANSLATE_NOOP("wording", "Elevation"),
    Family.COMPRESSION: QT_TRANSLATE_NOOP("wording", "Compression"),
    Family.ACTIVE: QT_TRANSLATE_NOOP("wording", "Active recovery"),
    Family.STRENGTH: QT_TRANSLATE_NOOP("wording", "Strength"),
    Family.REST: QT_TRANSLATE_NOOP("wording", "Rest"),
    Family.FUEL: QT_TRANSLATE_NOOP("wording", "Food and drink"),
}

_MUSCLES = {
    Muscle.QUADS: QT_TRANSLATE_NOOP("wording", "quads"),
    Muscle.HAMSTRINGS: QT_TRANSLATE_NOOP("wording", "hamstrings"),
    Muscle.CALVES: QT_TRANSLATE_NOOP("wording", "calves"),
    Muscle.HIP_FLEXORS: QT_TRANSLATE_NOOP("wording", "hip flexors"),
    Muscle.GLUTES: QT_TRANSLATE_NOOP("wording", "glutes"),
}


def tr(text: str, n: int = -1) -> str:
    """Return ``text`` in the user's language; ``n`` chooses the plural."""
    return QCoreApplication.translate("wording", text, None, n)


def family_label(family: Family | None) -> str:
    """Return the name of ``family``; steps of the user's own have none of the catalogue's."""
    return tr("Own step") if family is None else tr(str(_FAMILIES[family]))


def muscle_label(muscle: Muscle) -> str:
    """Return the name of ``muscle``."""
    return tr(str(_MUSCLES[muscle]))


def kind_label(segment: Segment) -> str:
    """Return what is being done in ``segment``: the family of work, or what its gap is for."""
    match segment.kind:
        case Kind.GET_READY:
            return tr("Get ready")
        case Kind.POSITION:
            return tr("Get into position")
        case Kind.SWITCH:
            return tr("Switch sides")
        case Kind.REST:
            return tr("Rest")
        case Kind.TRANSFER:
            return tr("Change over")
        case Kind.WORK | Kind.WARM | Kind.COLD:
            return family_label(segment.family)


def segment_name(segment: Segment) -> str:
    """Return the name of what ``segment`` is, or leads to. The names of steps are the user's or the catalogue's own."""
    match segment.label:
        case "Warm water":
            return tr("Warm water")
        case "Cold water":
            return tr("Cold water")
        case "Hot shower":
            return tr("Hot shower")
        case "Cold shower":
            return tr("Cold shower")
        case label:
            return label


def side_label(segment: Segment) -> str:
    """Return the side of ``segment``, empty if it has none."""
    match segment.side:
        case "left":
            return tr("Left")
        case "right":
            return tr("Right")
        case None:
            return ""


def set_label(segment: Segment) -> str:
    """Return which of its sets ``segment`` is, empty if there is one only."""
    if segment.of_sets == 1:
        return ""
    counted = tr("cycle {number} of {all}") if segment.family is Family.CONTRAST else tr("set {number} of {all}")
    return counted.format(number=segment.set, all=segment.of_sets)


def describe_with_length(segment: Segment) -> str:
    """Return ``segment`` in one line: for tool tips and for a screen reader."""
    return _describe(segment, format_segment_length(segment))


def describe(segment: Segment) -> str:
    """Return what ``segment`` is in one line, without its length."""
    return _describe(segment)


def _describe(segment: Segment, *more: str) -> str:
    what = [segment_name(segment), side_label(segment), set_label(segment), *more]
    line = ", ".join(part for part in what if part)
    if segment.kind.is_gap:
        return tr("{gap}: {line}").format(gap=kind_label(segment), line=line)
    return line


def next_label(segment: Segment | None) -> str:
    """Return what comes next, in a few words: for a gap what it is for, else the name with its side or length."""
    if segment is None:
        return tr("that was the last one")
    label, length = segment_name(segment), format_segment_length(segment)
    words = {
        (Kind.SWITCH, "left"): tr("switch to LEFT"),
        (Kind.SWITCH, "right"): tr("switch to RIGHT"),
        (Kind.TRANSFER, None): tr("change over to {label}"),
        (Kind.POSITION, segment.side): "{label}",
        (Kind.GET_READY, segment.side): "{label}",
        (Kind.REST, segment.side): tr("rest, {length}"),
        (Kind.WORK, "left"): tr("{label}, LEFT"),
        (Kind.WORK, "right"): tr("{label}, RIGHT"),
    }.get((segment.kind, segment.side), tr("{label}, {length}"))
    return words.format(label=label, length=length)


def format_segment_length(segment: Segment) -> str:
    """Return how long ``segment`` is: a time, a number of reps, or that it waits."""
    if segment.duration_ms is not None:
        return durations.clock(segment.duration_ms)
    if segment.reps is not None:
        return tr("1 rep") if segment.reps == 1 else tr("%n reps", segment.reps)
    return tr("when you are ready")


def format_minutes(timeline: Timeline) -> str:
    """Return the length of ``timeline`` in whole minutes, "about" where segments wait for the user."""
    total_ms = timeline.total_ms
    if total_ms < MINUTE_MS:
        length = tr("{seconds} s").format(seconds=QLocale().toString(round(total_ms / 1_000)))
    else:
        length = tr("{minutes} min").format(minutes=QLocale().toString(round(total_ms / MINUTE_MS)))
    return tr("about {length}").format(length=length) if timeline.is_about else length


def contents_label(timeline: Timeline) -> str:
    """Return what ``timeline`` consists of, in a few words."""
    families = dict.fromkeys(each.family for each in timeline.segments if not each.kind.is_gap)
    if tuple(families) == (Family.CONTRAST,):
        return _cycles_label(timeline)
    words = [family_label(family).lower() for family in families]
    return (
        QLocale().createSeparatedList(words[:3])
        if len(words) <= 3
        else tr("{first}, {second} and more").format(first=words[0], second=words[1])
    )


def _cycles_label(timeline: Timeline) -> str:
    cycles = max(each.set for each in timeline.segments)
    if timeline.segments[-1].kind is Kind.COLD:
        return tr("1 cycle, ends cold") if cycles == 1 else tr("%n cycles, ends cold", cycles)
    return tr("1 cycle, ends warm") if cycles == 1 else tr("%n cycles, ends warm", cycles)


def format_day(when: datetime | None, today: date) -> str:
    """Return the day of ``when`` as one says it on ``today``: yesterday, Sunday, 12 Nov; "never" for None."""
    if when is None:
        return tr("never")
    day = when.date()
    days_ago = (today - day).days
    if days_ago == 0:
        return tr("today")
    if days_ago == 1:
        return tr("yesterday")
    shown = QDate(day.year, day.month, day.day)
    if 1 < days_ago < 7:
        return QLocale().standaloneDayName(shown.dayOfWeek())
    return QLocale().toString(shown, tr("d MMM") if day.year == today.year else tr("d MMM yyyy"))


def format_time_of_day(when: datetime) -> str:
    """Return the time of ``when``, in hours and minutes."""
    return QLocale().toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)


def format_time_after(when: datetime, later_ms: int) -> str:
    """Return the time of day ``later_ms`` after ``when``."""
    return format_time_of_day(when + timedelta(milliseconds=later_ms))


def as_html(text: str) -> str:
    """Return ``text`` as it can stand within rich text."""
    return html.escape(text)


def format_clock(ms: int, *, about: bool) -> str:
    """Return a length as ``m:ss``, "about" where it is estimated."""
    return tr("about {time}").format(time=durations.clock(ms)) if about else durations.clock(ms)
