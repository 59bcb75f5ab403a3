from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.model import WAIT, Circuit, Contrast, Order, Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.cues import cues, sound
from recovery_timer.session.speech import Spoken
from recovery_timer.session.unattended import Chapter, chapters, soundtrack, speaking, with_waits
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
    assert list(soundtrack(timeline, half=True, says=None)) == [
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

    assert list(soundtrack(timeline, half=half, says=None)) == shown(timeline, half=half)


def test_with_waits__each_gap_that_waits__is_that_long() -> None:
    timeline = with_waits(expanded(REPS, HOLD, REPS), 25_000)

    assert [segment.length_ms for segment in timeline.segments] == [25_000, 6_000, 3_000, 6_000, 25_000, 6_000]
    assert [segment.start_ms for segment in timeline.segments] == [0, 25_000, 31_000, 34_000, 40_000, 65_000]
    assert list(soundtrack(timeline, half=True, says=None)) == shown(timeline, half=True)


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


def said(timeline: Timeline, *, length_ms: int = 1_000, every_ms: int = 0, half: bool = True) -> list[tuple[int, str]]:
    """What the voice says, and when, if every phrase is ``length_ms`` long."""
    says = speaking(lambda _: length_ms, half=half, every_ms=every_ms)
    return [(at, each.text) for at, each in soundtrack(timeline, half=half, says=says) if isinstance(each, Spoken)]


def test_speaking__timed__says_what_a_live_session_does() -> None:
    assert said(expanded(Step(name="Calf", seconds=40))) == [(600, "Calf"), (30_600, "Half way"), (50_600, "Done")]


def test_speaking__waits__invites_to_go_on_and_then_does() -> None:
    # 0 ready (waits, 10 s), 10 lunges (6 s), 16 position (3 s), 19 hold (6 s), 25 position (waits), 35 lunges (6 s).
    assert said(expanded(REPS, HOLD, REPS)) == [
        (600, "Lunges"),
        (1_850, "When you are ready."),
        (16_600, "Hold"),
        (25_600, "Lunges"),
        (26_850, "When you are ready."),
        (41_600, "Done"),
    ]


def test_speaking__waits_for_less_than_is_said__does_not_talk_into_what_follows() -> None:
    says = speaking(lambda _: 1_000, half=True, every_ms=0)
    gap = with_waits(expanded(REPS), 2_000).segments[0]

    assert list(says(gap, None)) == [Spoken(600, "Lunges"), Spoken(1_850, "When you are ready.", 150)]
    assert [each.at_most_ms for each in says(with_waits(expanded(REPS), 1_700).segments[0], None)] == [None, 0]


def test_speaking__time_left_is_wanted__says_it_in_long_steps() -> None:
    assert said(expanded(Step(name="Plank", seconds=180)), every_ms=60_000, half=False) == [
        (600, "Plank"),
        (70_000, "2 minutes left"),
        (130_000, "1 minute left"),
        (190_600, "Done"),
    ]
