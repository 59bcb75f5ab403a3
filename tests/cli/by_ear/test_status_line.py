from collections.abc import Callable

import pytest

from recovery_timer.cli.by_ear.status_line import SessionStatus, moment_of, segment_line, status_line
from recovery_timer.cli.terminal import cells
from recovery_timer.routine.model import WAIT, Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.session.session import Session
from recovery_timer.session.state import State

LEGS = expand(
    Routine(
        id="legs",
        name="Legs",
        blocks=(
            Step(name="Calf stretch", seconds=30, sets=2, sides=Sides.EACH, switch=5, rest=10),
            Step(name="Lunges", reps=10, position=WAIT),
        ),
    ),
    {},
)
"""0 get ready, 1 left, 2 switch, 3 right, 4 rest, 5 left, 6 switch, 7 right, 8 position (waits), 9 lunges (waits)."""

At = Callable[..., SessionStatus]


@pytest.fixture
def at() -> At:
    """Return a moment of a session: ``into_ms`` into the segment with this index."""

    def moment(index: int, into_ms: int = 0, *, volume: int | None = 70, paused: bool = False) -> SessionStatus:
        session = Session(LEGS)
        session.start(0)
        session.jump(index, 0)
        if paused:
            session.pause(into_ms)
        return moment_of(session, into_ms, volume)

    return moment


def test_status_line__work__says_what_for_how_long_and_what_comes_next(at: At) -> None:
    assert status_line(at(1, 7_500), 120) == (
        "0:23  Calf stretch, left, set 1 of 2 | about 2:53 left | then switch: Calf stretch, right, set 1 of 2"
        " | volume 70 %"
    )


def test_status_line__gap__says_what_it_leads_to_once(at: At) -> None:
    assert status_line(at(4), 120) == ("0:10  rest: Calf stretch, left, set 2 of 2 | about 1:55 left | volume 70 %")


@pytest.mark.parametrize(
    "index, line",
    [
        (8, "0:03 so far  position: Lunges | Space when ready | about 0:37 left | volume 70 %"),
        (9, "0:03 so far  Lunges, 10 reps | Space when done | about 0:27 left | the last one | volume 70 %"),
    ],
)
def test_status_line__waits_for_the_user__counts_up_and_says_how_to_go_on(index: int, line: str, at: At) -> None:
    assert status_line(at(index, 3_999), 120) == line


def test_status_line__paused__says_so_first_and_how_to_go_on(at: At) -> None:
    assert status_line(at(1, 7_500, paused=True), 78) == (
        "PAUSED 0:23  Calf stretch, left, set 1 of 2 | Space goes on | about 2:53 left"
    )


@pytest.mark.parametrize("volume, words", [(0, "muted"), (None, "no sound")])
def test_status_line__nothing_is_heard__says_so_before_what_matters_less(
    volume: int | None, words: str, at: At
) -> None:
    assert status_line(at(1, volume=volume), 50) == f"0:30  Calf stretch, left, set 1 of 2 | {words}"


@pytest.mark.parametrize("width", range(60))
def test_status_line__narrow_terminal__is_cut_and_never_longer(width: int, at: At) -> None:
    line = status_line(at(3), width)

    assert cells(line) <= width
    assert line.startswith("0:30"[:width]) or width < 7


def test_status_line__wide_characters__count_twice() -> None:
    timeline = expand(Routine(id="x", name="X", blocks=(Step(name="伸展" * 20, seconds=30),)), {})
    session = Session(timeline)
    session.start(0)

    line = status_line(moment_of(session, 0, 70), 40)

    assert cells(line) in {39, 40}
    assert line.endswith("...")


@pytest.mark.parametrize(
    "index, into_ms, stays_ms", [(1, 0, 1_000), (1, 1, 999), (1, 999, 1), (9, 0, 1_000), (9, 1, 999), (9, 999, 1)]
)
def test_changes_in_ms__until_then_the_line_stays(index: int, into_ms: int, stays_ms: int, at: At) -> None:
    moment = at(index, into_ms)

    assert moment.changes_in_ms == stays_ms
    assert status_line(at(index, into_ms + stays_ms - 1), 20) == status_line(moment, 20)
    assert status_line(at(index, into_ms + stays_ms), 20) != status_line(moment, 20)


def test_status_line__before_the_start__shows_the_first_segment() -> None:
    session = Session(LEGS)

    assert session.state is State.READY
    assert status_line(moment_of(session, 4_711_000, 70), 30).startswith("0:10  get ready: Calf")


def test_segment_line__is_the_line_of_show() -> None:
    assert segment_line(LEGS.segments[3]) == "0:45  0:30  work  Calf stretch, right, set 1 of 2"
