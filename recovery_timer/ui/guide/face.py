"""The faces of a session: every kind of moment has its own look, recognisable from two metres, and its own words."""

from collections.abc import Sequence
from enum import Enum
from typing import assert_never

from recovery_timer.routine.model import Temperature
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.ui import text
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.colours import Colours


class Face(Enum):
    """What a moment of a session looks like."""

    GET_READY = "get ready"
    POSITION = "position"
    WORK = "work"
    REPS = "reps"
    """A step counted in reps: the number of reps is large, and the step waits for the user."""
    WAIT = "wait"
    """Before a step, until the user is ready: what to prepare and what to take care of, without a clock."""
    REST = "rest"
    SWITCH = "switch"
    """Change sides, or from one basin to the other: the whole window is tinted."""

    @property
    def announces(self) -> bool:
        """Whether the headline says what to do now, and the step's name stands below it."""
        return self in {Face.GET_READY, Face.POSITION, Face.REST}


def face_of(segment: Segment) -> Face:
    """Return the face of ``segment``."""
    match segment.kind:
        case Kind.GET_READY | Kind.POSITION if segment.is_manual:
            return Face.WAIT
        case Kind.GET_READY:
            return Face.GET_READY
        case Kind.POSITION:
            return Face.POSITION
        case Kind.REST:
            return Face.REST
        case Kind.SWITCH | Kind.TRANSFER:
            return Face.SWITCH
        case Kind.WORK | Kind.WARM | Kind.COLD:
            return Face.REPS if segment.is_manual and segment.reps is not None else Face.WORK
    assert_never(segment.kind)


def ground(segment: Segment | None, colours: Colours) -> str:
    """Return the background colour (``#rrggbb``) for ``segment``: a switch tints the whole window."""
    if segment is not None and face_of(segment) is Face.SWITCH:
        return colours.switching(segment)
    return colours.background


def headline(segment: Segment) -> str:
    """Return the largest words: what to do now."""
    match face_of(segment):
        case Face.GET_READY:
            return text.tr("Get ready")
        case Face.POSITION:
            return text.tr("Get into position")
        case Face.REST:
            return text.tr("Rest")
        case Face.SWITCH:
            words = text.tr("Switch to {side}") if segment.temperature is None else text.tr("Change to {side}")
            return words.format(side=goal(segment))
        case Face.WORK | Face.REPS | Face.WAIT:
            return domain.segment_name(segment)
    assert_never(face_of(segment))


def goal(segment: Segment) -> str:
    """Return the part of a switch's headline to mark: the side or the water to change to, in capitals."""
    match segment.temperature:
        case Temperature.WARM:
            return text.tr("WARM")
        case Temperature.COLD:
            return text.tr("COLD")
        case None:
            return domain.side_label(segment).upper()
    assert_never(segment.temperature)


def after(segments: Sequence[Segment], segment: Segment) -> Segment | None:
    """Return what "Next" shows: what follows, but never what the headline already says.

    A gap announces the step that it leads to, so "Next" shows what follows that step; a gap that waits shows the step.
    """
    follows = segment.index + 1
    if segment.kind.is_gap and not segment.is_manual:
        follows += 1
    return segments[follows] if follows < len(segments) else None
