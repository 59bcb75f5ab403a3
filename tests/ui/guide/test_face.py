"""Each kind of moment has its own face and words."""

import pytest

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Contrast, Routine, Sides, Step
from recovery_timer.routine.timeline import Kind, Segment, Timeline, expand
from recovery_timer.ui.guide.face import Face, after, face_of, goal, headline

LEGS = expand(
    Routine(
        id="legs",
        name="Legs",
        blocks=(
            Step(name="Hips", seconds=30, sets=2, sides=Sides.EACH),
            Step(name="Squats", reps=10),
            Contrast(cycles=2, position="wait"),
        ),
    ),
    {},
    Gaps(),
)


def first(kind: Kind, timeline: Timeline = LEGS, *, manual: bool = False) -> Segment:
    return next(each for each in timeline.segments if each.kind is kind and each.is_manual == manual)


@pytest.mark.parametrize(
    "segment, face, words",
    [
        (first(Kind.GET_READY), Face.GET_READY, "Get ready"),
        (first(Kind.WORK), Face.WORK, "Hips"),
        (first(Kind.SWITCH), Face.SWITCH, "Switch to RIGHT"),
        (first(Kind.REST), Face.REST, "Rest"),
        (first(Kind.POSITION), Face.POSITION, "Get into position"),
        (first(Kind.WORK, manual=True), Face.REPS, "Squats"),
        (first(Kind.POSITION, manual=True), Face.WAIT, "Warm water"),
        (first(Kind.WARM), Face.WORK, "Warm water"),
        (first(Kind.TRANSFER), Face.SWITCH, "Change to COLD"),
    ],
)
def test_face__is_that_of_the_moment(segment: Segment, face: Face, words: str) -> None:
    assert (face_of(segment), headline(segment)) == (face, words)


def test_faces__each_occurs_in_a_session() -> None:
    assert {face_of(segment) for segment in LEGS.segments} == set(Face)


@pytest.mark.parametrize("kind, marked", [(Kind.SWITCH, "RIGHT"), (Kind.TRANSFER, "COLD")])
def test_goal__is_in_the_headline(kind: Kind, marked: str) -> None:
    assert goal(first(kind)) == marked
    assert headline(first(kind)).endswith(marked)


def test_after__is_what_follows__but_not_what_a_gap_already_mentions() -> None:
    segments = LEGS.segments

    def next_of(segment: Segment) -> Segment | None:
        return after(segments, segment)

    assert next_of(first(Kind.WORK)) == segments[2]
    # Getting ready for the first hold, what comes next is the switch after it.
    assert next_of(first(Kind.GET_READY)) == segments[2]
    waits = first(Kind.POSITION, manual=True)
    assert next_of(waits) == segments[waits.index + 1]
    assert next_of(segments[-1]) is None
