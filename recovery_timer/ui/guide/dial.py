"""What the ring shows at each moment of a session."""

from recovery_timer.routine import durations
from recovery_timer.ui import text
from recovery_timer.ui.guide.face import Face
from recovery_timer.ui.guide.model import GuideState
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.ring import Dial, RingShape


def dial_of(state: GuideState, theme: ThemeManager) -> Dial:
    """Return what the ring shows for ``state``."""
    segment, colours = state.segment, theme.colours
    colour = colours.ring(segment)
    if state.face is Face.WAIT:
        family = segment.family.value if segment.family else "custom"
        return Dial(
            shape=RingShape.DASHED, icon=f"family-{family}", colour=colours.phase(segment), track=colours.rest,
            paused=state.paused,
        )  # fmt: skip
    if state.face is Face.REPS:
        return Dial(
            shape=RingShape.STILL,
            digits=str(segment.reps),
            below=domain.reps_unit(segment.reps or 0),
            note=state.digits,
            colour=colour,
            digits_colour=colours.ink,
            track=colours.track,
            paused=state.paused,
        )
    length_ms = max(segment.length_ms, state.lasts_ms)
    return Dial(
        shape=RingShape.BAR if length_ms >= durations.HOUR * durations.MS else RingShape.ARC,
        digits=state.digits.removeprefix("0:").lstrip("0") or "0" if _is_short(state) else state.digits,
        below=text.tr("left") if state.paused else "",
        share=state.share,
        colour=colour,
        digits_colour=colours.muted if state.face in {Face.GET_READY, Face.POSITION, Face.REST} else colours.ink,
        track=colours.surface if state.face is Face.SWITCH else colours.track,
        paused=state.paused,
    )


def _is_short(state: GuideState) -> bool:
    """Return whether the digits are bare seconds, as in a switch, which lasts only a few."""
    return state.face is Face.SWITCH and state.digits.startswith("0:")
