"""The words for how a routine went: facts in several forms, the longest first; a place shows the first that fits."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from recovery_timer.session.record import Outcome
from recovery_timer.ui import text
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.blocks import water_name
from recovery_timer.ui.text.catalogue import translated

if TYPE_CHECKING:
    # Not needed for the first cards, which show only the day.
    from recovery_timer.journal.reuse import LastTime
    from recovery_timer.routine.timeline import Segment

_AS_GOOD_AS_ALL = 0.98
"""A hold of at least this share of its length does not count as shorter: a key was pressed a moment early."""

Forms = tuple[str, ...]
"""The same fact in several lengths, the longest first."""


def on_card(used: datetime, time: "LastTime | None", whole_ms: int, now: datetime) -> Forms:
    """Return when a routine was last used, and how that ``time`` went if that is known.

    ``whole_ms`` is the total length of its work, as the routine is now.
    """
    day = domain.format_day(used if time is None else time.started, now)
    if time is None:
        return (text.tr("done {day}").format(day=day),)
    if _is_barely_begun(time):
        return (text.tr("started {day}").format(day=day),)
    forms = [text.tr("done {day}, {how}").format(day=day, how=how) for how in how_it_went(time, whole_ms)]
    return (*forms, text.tr("done {day}").format(day=day))


def why_first(used: datetime, time: "LastTime | None", whole_ms: int, now: datetime) -> Forms:
    """Return the same for the routine that is offered first because it was the last one used."""
    day = domain.format_day(used if time is None else time.started, now)
    hows = () if time is None or _is_barely_begun(time) else how_it_went(time, whole_ms)
    forms = [text.tr("Last used {day}: {how}").format(day=day, how=how) for how in hows]
    return (*forms, text.tr("Last used {day}").format(day=day))


def in_a_sentence(time: "LastTime", whole_ms: int, now: datetime) -> str:
    """Return the day of ``time`` and how it went, in full."""
    words = text.tr("{day}: {how}").format(day=domain.format_day(time.started, now), how=how_it_went(time, whole_ms)[0])
    return words[:1].upper() + words[1:]


def how_it_went(time: "LastTime", whole_ms: int) -> Forms:
    """Return how much was held, and what was skipped."""
    if _is_all(time) and time.planned_ms >= _AS_GOOD_AS_ALL * whole_ms:
        return (text.tr("all of it"),)
    held, ended = domain.held_of_planned(time.held_ms, time.planned_ms), _ending(time)
    count = text.tr("%n skipped", "", len(time.skipped)) if time.skipped else ""
    forms = (
        _joined(held, _skipped(time.skipped), ended),
        _joined(held, count, ended),
        _joined(held, count or ended),
        held,
    )
    return tuple(dict.fromkeys(forms))


def what_differed(time: "LastTime") -> str:
    """Return how the session differed from the plan."""
    if _is_all(time):
        return text.tr("all of it")
    longer_or_shorter = (
        text.tr("longer than planned") if time.held_ms > time.planned_ms else text.tr("shorter than planned")
    )
    return _joined(_skipped(time.skipped), _ending(time)) or longer_or_shorter


def _skipped(steps: "Sequence[Segment]") -> str:
    match len(steps):
        case 0:
            return ""
        case 1:
            step = translated(steps[0].label) if steps[0].water is None else water_name(steps[0].water)
            return text.tr("skipped {step}").format(step=step)
        case count:
            return text.tr("%n steps skipped", "", count)


def _ending(time: "LastTime") -> str:
    return text.tr("ended early") if time.outcome is Outcome.ENDED else ""


def _joined(*parts: str) -> str:
    return text.tr(", ").join(filter(None, parts))


def _is_all(time: "LastTime") -> bool:
    """Return whether everything planned was held, without being whole minutes longer."""
    is_longer = time.held_ms // domain.MINUTE_MS > time.planned_ms // domain.MINUTE_MS
    is_as_long = time.held_ms >= _AS_GOOD_AS_ALL * time.planned_ms and not is_longer
    return is_as_long and time.outcome is Outcome.FINISHED and not time.skipped


def _is_barely_begun(time: "LastTime") -> bool:
    """Return whether less than a minute was held of a longer session: that is not worth a number."""
    return time.held_ms < domain.MINUTE_MS <= time.planned_ms
