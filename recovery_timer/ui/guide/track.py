"""A session in the words of a media player, for lock screens and phones."""

from recovery_timer.ports import TrackWords
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.ui import text
from recovery_timer.ui.guide.face import after
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated


def describe(timeline: Timeline, segment: Segment) -> TrackWords:
    """Return the exercise and its side as the title, set and next step as the artist, the routine as the album."""
    following = after(timeline.segments, segment)
    comes = domain.next_label(following)
    if following is not None:
        comes = text.tr("next: {step}").format(step=comes)
    artist = " · ".join(part for part in (domain.set_label(segment), comes) if part)
    return TrackWords(
        title=domain.describe_without_set(segment),
        artist=domain.capitalised(artist),
        album=translated(timeline.name),
    )
