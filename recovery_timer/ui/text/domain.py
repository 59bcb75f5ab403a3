"""Texts for values: kinds, families, sides, durations and dates, as the window shows them.

Durations, numbers and dates follow the user's locale.
"""

from datetime import datetime, timedelta
from typing import assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale, QTime

from recovery_timer.routine import durations
from recovery_timer.routine.facts import Filter, Group
from recovery_timer.routine.model import Temperature, Water
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Kind, Segment, Side, Timeline
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated

MINUTE_MS = 60_000


_FAMILIES = {
    Family.STRETCH: QT_TRANSLATE_NOOP("text", "Stretch"),
    Family.DYNAMIC: QT_TRANSLATE_NOOP("text", "Dynamic stretch"),
    Family.ROLL: QT_TRANSLATE_NOOP("text", "Foam roll"),
    Family.MASSAGE: QT_TRANSLATE_NOOP("text", "Massage"),
    Family.CONTRAST: QT_TRANSLATE_NOOP("text", "Contrast"),
    Family.COLD: QT_TRANSLATE_NOOP("text", "Cold"),
    Family.HEAT: QT_TRANSLATE_NOOP("text", "Heat"),
    Family.ELEVATION: QT_TRANSLATE_NOOP("text", "Elevation"),
    Family.COMPRESSION: QT_TRANSLATE_NOOP("text", "Compression"),
    Family.ACTIVE: QT_TRANSLATE_NOOP("text", "Active recovery"),
    Family.STRENGTH: QT_TRANSLATE_NOOP("text", "Strength"),
    Family.REST: QT_TRANSLATE_NOOP("text", "Rest"),
    Family.FUEL: QT_TRANSLATE_NOOP("text", "Food and drink"),
}

# Not derived with lower(): which words are capitalised within a sentence differs between languages.
_FAMILIES_IN_A_LIST = {
    Family.STRETCH: QT_TRANSLATE_NOOP("text", "stretch"),
    Family.DYNAMIC: QT_TRANSLATE_NOOP("text", "dynamic stretch"),
    Family.ROLL: QT_TRANSLATE_NOOP("text", "foam roll"),
    Family.MASSAGE: QT_TRANSLATE_NOOP("text", "massage"),
    Family.CONTRAST: QT_TRANSLATE_NOOP("text", "contrast"),
    Family.COLD: QT_TRANSLATE_NOOP("text", "cold"),
    Family.HEAT: QT_TRANSLATE_NOOP("text", "heat"),
    Family.ELEVATION: QT_TRANSLATE_NOOP("text", "elevation"),
    Family.COMPRESSION: QT_TRANSLATE_NOOP("text", "compression"),
    Family.ACTIVE: QT_TRANSLATE_NOOP("text", "active recovery"),
    Family.STRENGTH: QT_TRANSLATE_NOOP("text", "strength"),
    Family.REST: QT_TRANSLATE_NOOP("text", "rest"),
    Family.FUEL: QT_TRANSLATE_NOOP("text", "food and drink"),
}

_MUSCLES = {
    Muscle.QUADS: QT_TRANSLATE_NOOP("text", "quads"),
    Muscle.HAMSTRINGS: QT_TRANSLATE_NOOP("text", "hamstrings"),
    Muscle.CALVES: QT_TRANSLATE_NOOP("text", "calves"),
    Muscle.HIP_FLEXORS: QT_TRANSLATE_NOOP("text", "hip flexors"),
    Muscle.GLUTES: QT_TRANSLATE_NOOP("text", "glutes"),
}


_FILTERS = {
    Filter.SHORT: QT_TRANSLATE_NOOP("text", "Under 10 min"),
    Filter.NO_GEAR: QT_TRANSLATE_NOOP("text", "No equipment"),
    Filter.UPRIGHT: QT_TRANSLATE_NOOP("text", "Standing only"),
    Filter.ON_THE_FLOOR: QT_TRANSLATE_NOOP("text", "On the floor"),
    Filter.IN_WATER: QT_TRANSLATE_NOOP("text", "With water"),
}


_GROUPS = {
    Group.AFTER_A_RUN: QT_TRANSLATE_NOOP("text", "After a run"),
    Group.STRETCH: QT_TRANSLATE_NOOP("text", "Stretch"),
    Group.ROLL_AND_MASSAGE: QT_TRANSLATE_NOOP("text", "Roll and massage"),
    Group.WATER: QT_TRANSLATE_NOOP("text", "Water"),
    Group.BEFORE_A_RUN: QT_TRANSLATE_NOOP("text", "Before a run"),
    Group.REST_AND_STRENGTH: QT_TRANSLATE_NOOP("text", "Rest and strength"),
}


def group_label(group: Group | None) -> str:
    """Return the heading of a group of routines; None stands for the user's own."""
    return text.tr("Your routines") if group is None else text.tr(str(_GROUPS[group]))


def filter_label(wanted: Filter) -> str:
    return text.tr(str(_FILTERS[wanted]))


def family_label(family: Family | None) -> str:
    """Return the name of ``family``; None stands for the user's own steps, which belong to no family."""
    return text.tr("Own step") if family is None else text.tr(str(_FAMILIES[family]))


def muscle_label(muscle: Muscle) -> str:
    return text.tr(str(_MUSCLES[muscle]))


def kind_label(segment: Segment) -> str:
    """Return the activity in ``segment``: the family of its work, or the purpose of its gap."""
    match segment.kind:
        case Kind.GET_READY:
            return text.tr("Get ready")
        case Kind.POSITION:
            return text.tr("Get into position")
        case Kind.SWITCH:
            return text.tr("Switch sides")
        case Kind.REST:
            return text.tr("Rest")
        case Kind.TRANSFER:
            return text.tr("Change over")
        case Kind.WORK | Kind.WARM | Kind.COLD:
            return family_label(segment.family)
    assert_never(segment.kind)


def segment_name(segment: Segment) -> str:
    """Return the name of ``segment``; for a gap, that of the segment that follows."""
    match segment.water, segment.temperature:
        case Water.BASIN, Temperature.WARM:
            return text.tr("Warm water")
        case Water.BASIN, Temperature.COLD:
            return text.tr("Cold water")
        case Water.SHOWER, Temperature.WARM:
            return text.tr("Hot shower")
        case Water.SHOWER, Temperature.COLD:
            return text.tr("Cold shower")
        case _:
            return translated(segment.label)


def side_label(segment: Segment) -> str:
    """Return the side of ``segment``; empty if it has none."""
    match segment.side:
        case "left":
            return text.tr("Left")
        case "right":
            return text.tr("Right")
        case None:
            return ""


def set_label(segment: Segment) -> str:
    """Return the number of ``segment``'s set; empty if there is only one set."""
    if segment.of_sets == 1:
        return ""
    counted = (
        text.tr("cycle {number} of {all}") if segment.family is Family.CONTRAST else text.tr("set {number} of {all}")
    )
    return counted.format(number=segment.set, all=segment.of_sets)


def describe_with_length(segment: Segment) -> str:
    """Describe ``segment`` in one line, for tool tips and screen readers."""
    return _describe(segment, set_label(segment), format_segment_length(segment))


def describe(segment: Segment) -> str:
    """Describe ``segment`` in one line, without its length."""
    return _describe(segment, set_label(segment))


def describe_without_set(segment: Segment) -> str:
    """Describe ``segment`` in one line, without the number of its set and its length."""
    return _describe(segment)


def _describe(segment: Segment, *more: str) -> str:
    what = [segment_name(segment), side_label(segment), *more]
    line = ", ".join(part for part in what if part)
    if segment.kind.is_gap:
        return text.tr("{gap}: {line}").format(gap=kind_label(segment), line=line)
    return line


def next_label(segment: Segment | None) -> str:
    """Describe the next segment briefly: a gap by its purpose, anything else by name with side or length."""
    if segment is None:
        return text.tr("last step")
    return _next_words(segment).format(label=segment_name(segment), length=format_segment_length(segment))


def _next_words(segment: Segment) -> str:
    match segment.kind:
        case Kind.GET_READY | Kind.POSITION:
            return "{label}"
        case Kind.REST:
            return text.tr("rest, {length}")
        case Kind.TRANSFER:
            return text.tr("change to cold") if segment.temperature is Temperature.COLD else text.tr("change to warm")
        case Kind.SWITCH:
            return text.tr("switch to LEFT") if segment.side == "left" else text.tr("switch to RIGHT")
        case Kind.WORK | Kind.WARM | Kind.COLD:
            return _next_work_words(segment.side)
    assert_never(segment.kind)


def _next_work_words(side: Side | None) -> str:
    match side:
        case "left":
            return text.tr("{label}, LEFT")
        case "right":
            return text.tr("{label}, RIGHT")
        case None:
            return text.tr("{label}, {length}")
    assert_never(side)


def format_segment_length(segment: Segment) -> str:
    """Return the length of ``segment``: a time, a number of reps, or words for waiting."""
    if segment.duration_ms is not None:
        return durations.clock(segment.duration_ms)
    if segment.reps is not None:
        return text.tr("%n reps", "", segment.reps)
    return text.tr("when you are ready")


def reps_unit(reps: int) -> str:
    """Return the word for ``reps`` alone, for where the number is shown separately."""
    return text.tr("%n reps", "", reps).replace(QLocale().toString(reps), "").replace(str(reps), "").strip()


def format_minutes(timeline: Timeline) -> str:
    """Return the length of ``timeline`` in hours and whole minutes, with "about" if segments wait for the user."""
    total_ms = timeline.total_ms
    hours, minutes = divmod(round(total_ms / MINUTE_MS), 60)
    if total_ms < MINUTE_MS:
        length = text.tr("{seconds} s").format(seconds=QLocale().toString(round(total_ms / 1_000)))
    elif not hours:
        length = text.tr("{minutes} min").format(minutes=minutes)
    elif not minutes:
        length = text.tr("{hours} h").format(hours=QLocale().toString(hours))
    else:
        length = text.tr("{hours} h {minutes} min").format(hours=QLocale().toString(hours), minutes=minutes)
    return text.tr("about {length}").format(length=length) if timeline.is_about else length


def minutes(ms: int) -> str:
    """Return ``ms`` in whole minutes; "under 1 min" if it is less than one."""
    if 0 < ms < MINUTE_MS:
        return text.tr("under 1 min")
    return text.tr("{minutes} min").format(minutes=QLocale().toString(ms // MINUTE_MS))


def held_of_planned(held_ms: int, planned_ms: int) -> str:
    """Return how much of a session was held: "18 of 20 min", or just the minutes if it was about all of it.

    A session planned to take less than a minute is given in seconds.
    """
    unit_ms = MINUTE_MS if planned_ms >= MINUTE_MS else durations.MS
    held, planned = held_ms // unit_ms, planned_ms // unit_ms
    if held < planned:
        words = text.tr("{held} of {planned} min") if unit_ms == MINUTE_MS else text.tr("{held} of {planned} s")
        if 0 < held_ms < unit_ms == MINUTE_MS:
            words = text.tr("under 1 of {planned} min")
        return words.format(held=QLocale().toString(held), planned=QLocale().toString(planned))
    return minutes(held_ms) if held_ms >= MINUTE_MS else text.tr("{seconds} s").format(seconds=held)


def contents_label(timeline: Timeline) -> str:
    """Summarise the contents of ``timeline`` in a few words."""
    families = dict.fromkeys(segment.family for segment in timeline.segments if not segment.kind.is_gap)
    if tuple(families) == (Family.CONTRAST,):
        return _cycles_label(timeline)
    words = [text.tr(str(_FAMILIES_IN_A_LIST[family])) if family else text.tr("own step") for family in families]
    return (
        QLocale().createSeparatedList(words[:3])
        if len(words) <= 3
        else text.tr("{first}, {second} and more").format(first=words[0], second=words[1])
    )


def _cycles_label(timeline: Timeline) -> str:
    cycles = max(segment.set for segment in timeline.segments)
    if timeline.segments[-1].kind is Kind.COLD:
        return text.tr("%n cycles, ends cold", "", cycles)
    return text.tr("%n cycles, ends warm", "", cycles)


def format_day(when: datetime, now: datetime) -> str:
    """Return the day of ``when`` relative to ``now``, in its time zone: yesterday, Sunday, 12 Nov."""
    # `when` may be in another time zone: an evening in Tokyo is around noon in London.
    day, today = when.astimezone(now.tzinfo).date(), now.date()
    days_ago = (today - day).days
    if days_ago == 0:
        return text.tr("today")
    if days_ago == 1:
        return text.tr("yesterday")
    shown = QDate(day.year, day.month, day.day)
    if 1 < days_ago < 7:
        return QLocale().standaloneDayName(shown.dayOfWeek())
    return QLocale().toString(shown, text.tr("d MMM") if day.year == today.year else text.tr("d MMM yyyy"))


def format_time_of_day(when: datetime) -> str:
    """Return the time of day of ``when``, in hours and minutes."""
    return QLocale().toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)


def format_time_after(when: datetime, later_ms: int) -> str:
    """Return the time of day ``later_ms`` after ``when``, with the day if it is another one."""
    then = when + timedelta(milliseconds=later_ms)
    time, days = format_time_of_day(then), (then.date() - when.date()).days
    match days:
        case 0:
            return time
        case 1:
            return text.tr("{time} tomorrow").format(time=time)
        case _:
            return text.tr("{time} in %n days", "", days).format(time=time)


def capitalised(words: str) -> str:
    """Return ``words`` as a sentence or a row begins: the first letter is a capital."""
    return words[:1].upper() + words[1:]


def as_html(words: str) -> str:
    """Return ``words`` escaped for use in rich text."""
    # Imported late: it loads the names of 2,200 characters.
    import html

    return html.escape(words)


def format_clock(ms: int, *, about: bool) -> str:
    """Return a duration as ``m:ss``, with "about" if it is an estimate."""
    return text.tr("about {time}").format(time=durations.clock(ms)) if about else durations.clock(ms)


def cues_words(due: int, on_time: int, worst_ms: int) -> str:
    """Return how many cues of a session were heard on time, and how late or early the worst was."""
    words = text.tr("{on_time} of {due} cues on time, worst {ms} ms")
    return words.format(on_time=on_time, due=due, ms=QLocale().toString(worst_ms))
