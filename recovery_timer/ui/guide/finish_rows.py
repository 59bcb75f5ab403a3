"""A record as the user sees it: a row per step of the routine, in order."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from recovery_timer.routine import durations
from recovery_timer.routine.technique import Catalogue, Family
from recovery_timer.routine.timeline import Segment, Side
from recovery_timer.session.record import HowLeft, Record, Visit
from recovery_timer.ui import text
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated


class Row(Struct, frozen=True, kw_only=True):
    """One step. `held_s` is in whole seconds, so that the rows add up to the total shown.

    `figure` is the technique whose figure is drawn, `side` its side, None for both.
    """

    name: str
    figure: str | None
    family: Family | None
    side: Side | None
    note: str
    held_s: int
    is_done: bool


def rows(record: Record, catalogue: Catalogue) -> list[Row]:
    """Return a row per step of ``record``; warm and cold of a contrast bath count as one step, and so do all rounds."""
    steps: dict[tuple[int, int | None], list[Visit]] = {}
    for visit in record.visits:
        if not visit.segment.kind.is_gap:
            steps.setdefault((visit.segment.block, visit.segment.inner), []).append(visit)
    return [_row(visits, catalogue) for _, visits in sorted(steps.items(), key=lambda step: _place(step[0]))]


def worked(record: Record) -> Mapping[str, set[Side]]:
    """Return the muscles that were worked, each with its sides."""
    found: dict[str, set[Side]] = {}
    for visit in record.visits:
        segment = visit.segment
        if not segment.kind.is_gap and visit.held_ms >= durations.MS:
            for muscle in segment.muscles:
                found.setdefault(muscle, set()).update({segment.side} if segment.side else {"left", "right"})
    return found


def stopped_at(record: Record) -> tuple[int, int, int | None] | None:
    """Return the step at which ``record`` was ended, how many there are, and the ms left of it (None if it waits).

    None if it was not ended early.
    """
    last = next((visit for visit in reversed(record.visits) if visit.left is HowLeft.END), None)
    if last is None:
        return None
    steps = max(visit.segment.block for visit in record.visits) + 1
    return last.segment.block + 1, steps, None if last.segment.is_manual else last.skipped_ms


def _place(step: tuple[int, int | None]) -> tuple[int, int]:
    block, inner = step
    return block, inner or 0


def _row(visits: Sequence[Visit], catalogue: Catalogue) -> Row:
    segment = visits[0].segment
    sides = {visit.segment.side for visit in visits}
    held_s = sum(visit.held_ms for visit in visits) // durations.MS
    return Row(
        name=_name(segment, catalogue),
        figure=_figure(segment, catalogue),
        family=segment.family,
        side=segment.side if len(sides) == 1 else None,
        note=text.tr(" · ").join(part for part in (_dose(visits, sides), _state(visits)) if part),
        held_s=held_s,
        is_done=not any(_is_open(visit) for visit in visits),
    )


def _figure(segment: Segment, catalogue: Catalogue) -> str | None:
    """Return the technique whose figure is drawn for ``segment``; the catalogue has it, the journal does not."""
    technique = catalogue.get(segment.technique or "")
    return segment.drawn_as if segment.figure or technique is None else technique.drawn_as


def _name(segment: Segment, catalogue: Catalogue) -> str:
    technique = catalogue.get(segment.technique) if segment.water is not None and segment.technique else None
    return translated(technique.name) if technique is not None else domain.segment_name(segment)


def _dose(visits: Sequence[Visit], sides: set[Side | None]) -> str:
    """Return the number of sets, and their sides."""
    segment = visits[0].segment
    if segment.temperature is not None:
        return text.tr("%n cycles", "", segment.of_sets)
    words = [text.tr("{number} ×").format(number=segment.of_sets)] if segment.of_sets > 1 else []
    if segment.reps is not None:
        words.append(domain.format_segment_length(segment))
    if sides == {"left", "right"}:
        words.append(text.tr("each side"))
    elif sides == {"left"}:
        words.append(text.tr("left side"))
    elif sides == {"right"}:
        words.append(text.tr("right side"))
    return " ".join(words)


def _state(visits: Sequence[Visit]) -> str:
    """Return what was left out or added; empty if everything went as planned."""
    if all(visit.left is HowLeft.UNVISITED for visit in visits):
        return text.tr("not done")
    skipped_s = sum(visit.skipped_ms for visit in visits) // durations.MS
    if skipped_s:
        return text.tr("{time} skipped").format(time=durations.clock(skipped_s * durations.MS))
    if any(visit.passed for visit in visits):
        return text.tr("skipped")
    added_s = sum(visit.extended_ms for visit in visits) // durations.MS
    return text.tr("{time} added").format(time=durations.clock(added_s * durations.MS)) if added_s > 0 else ""


def _is_open(visit: Visit) -> bool:
    """Return whether a part of ``visit`` was not done."""
    return visit.passed or visit.left is HowLeft.UNVISITED or visit.skipped_ms >= durations.MS
