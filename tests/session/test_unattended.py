from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.model import WAIT, Circuit, Contrast, Order, Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.cues import cues, sound
from recovery_timer.session.unattended import Chapter, chapters, soundtrack, with_waits
from tests.strategies import routines

HOLD = Step(name="Hold", seconds=6, position=3)
REPS = Step(name="Lunges", reps=2, position=WAIT)


def expanded(*blocks: Step | Contrast | Circuit) -> Timeline:
    return expand(Routine(id="x", name="X", blocks=blocks), {})


def shown(timeline: Timeline, *, half: bool) -> list[tuple[int, Sound]]:
    """The cues as `show --json` prints them, which knows nothing of a session."""
    last = timeline.segments[-1]
    return [
        (segment.start_ms + cue.at_ms, sound(cue.name, segment.kind))
        for segment in timeline.segments
        for cue in cues(segment, segment.duration_ms, half=half, last=segment is last)
    ]


def test_soundtrack__waits_and_reps__last_as_long_as_estimated() -> None:
    timeline = expanded(REPS, HOLD, REPS)

    # 0 ready (10 s), 10 lunges (6), 16 position (3), 19 hold (6), 25 position (10), 35 lunges (6).
    assert list(soundtrack(timeline, half=True)) == [
        (0, Sound.GO_REST),
        (10_000, Sound.GO_WORK),
        (16_000, Sound.GO_REST),
        (19_000, Sound.GO_WORK),
        *((at, Sound.TICK) for at in (22_000, 23_000, 24_000)),
        (25_000, Sound.GO_REST),
        (35_000, Sound.GO_WORK),
        (41_000, Sound.FINISHED),
    ]


@given(routines(), st.booleans())
def test_soundtrack__any_routine__is_what_show_prints(routine: Routine, half: bool) -> None:
    timeline = expand(routine, {})

    assert list(soundtrack(timeline, half=half)) == shown(timeline, half=half)


def test_with_waits__each_gap_that_waits__is_that_long() -> None:
    timeline = with_waits(expanded(REPS, HOLD, REPS), 25_000)

    assert [segment.length_ms for segment in timeline.segments] == [25_000, 6_000, 3_000, 6_000, 25_000, 6_000]
    assert [segment.start_ms for segment in timeline.segments] == [0, 25_000, 31_000, 34_000, 40_000, 65_000]
    assert list(soundtrack(timeline, half=True)) == shown(timeline, half=True)


def test_chapters__each_block__begins_with_its_lead_in_and_has_the_names_in_it() -> None:
    timeline = expanded(
        Step(name="Calf", seconds=10, sets=2, sides=Sides.EACH, order=Order.ALTERNATE),
        Circuit(blocks=(HOLD, Step(name="Reach", seconds=5, position=0)), rounds=2),
        Contrast(warm=60, cold=60, cycles=1),
    )

    made = chapters(timeline)

    assert [chapter.title for chapter in made] == ["Calf", "Hold, Reach", "Warm water, Cold water"]
    assert made[0] == Chapter(0, "Calf")
    for chapter in made:
        first = next(segment for segment in timeline.segments if segment.start_ms == chapter.at_ms)
        assert first.kind.is_gap
