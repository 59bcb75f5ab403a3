import copy
from collections.abc import Callable
from typing import Any

import pytest

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.session.checkpoint import OpenVisit, Progress
from recovery_timer.session.clock import SessionClock
from recovery_timer.session.events import Events
from recovery_timer.session.session import Session
from recovery_timer.session.state import TRANSITIONS, Guard, State, Transition, Trigger
from recovery_timer.session.visit import CurrentVisit

T0 = 7_000_000
NOW = T0 + 60_000

# 0 work 100 s, 1 Lunges until done, 2 work 100 s
TIMELINE = expand(
    Routine(
        id="legs",
        name="Legs",
        blocks=(
            Step(name="Calves", seconds=100),
            Step(name="Lunges", reps=10, position=0),
            Step(name="Hips", seconds=100, position=0),
        ),
    ),
    {},
    Gaps(get_ready=0),
)

BROKEN_OFF = Progress(
    visit=OpenVisit(index=2, entered_ms=9_000, held_ms=4_000, extended_ms=0, emitted_ms=0, half_emitted=False),
    session_ms=13_000,
    visits=(),
    pauses=(),
    pause=None,
)

# The states of the design, with both sorts of segments for RUNNING and PAUSED, and how they are reached.
REACHED: dict[str, list[str]] = {
    "ready": [],
    "running, timed": ["start"],
    "running, manual": ["start", "next"],
    "paused, timed": ["start", "pause"],
    "paused, manual": ["start", "next", "pause"],
    "asleep, timed": ["start", "sleep"],
    "restored, timed": ["restore"],
    "ended": ["start", "end"],
    "finished": ["start", "next", "next", "next"],
}

COMMANDS: dict[str, Callable[[Session, int], Events]] = {
    "start": lambda session, now: session.start(now),
    "restore": lambda session, now: session.restore(BROKEN_OFF, now),
    "pause": lambda session, now: session.pause(now),
    "sleep": lambda session, now: session.sleep(now, now),
    "resume": lambda session, now: session.resume(now),
    "next": lambda session, now: session.next(now),
    "previous": lambda session, now: session.previous(now),
    "jump": lambda session, now: session.jump(2, now),
    "extend": lambda session, now: session.extend(now),
    "shorten": lambda session, now: session.shorten(now),
    "done": lambda session, now: session.done(now),
    "end": lambda session, now: session.end(now),
    "go on": lambda session, now: session.go_on(now),
}

MOVES = {"next", "previous", "jump", "end"}
LEGAL: dict[str, set[str]] = {
    "ready": {"start", "restore"},
    "running, timed": MOVES | {"pause", "sleep", "extend", "shorten"},
    "running, manual": MOVES | {"pause", "sleep", "done"},
    "paused, timed": MOVES | {"resume", "extend", "shorten"},
    "paused, manual": MOVES | {"resume", "done"},
    "asleep, timed": MOVES | {"resume", "extend", "shorten"},
    "restored, timed": MOVES | {"resume", "extend", "shorten"},
    "ended": {"go on"},
    "finished": set(),
}

PAIRS = [(state, command) for state in REACHED for command in COMMANDS]
ILLEGAL = [(state, command) for state, command in PAIRS if command not in LEGAL[state]]


def reached(state: str) -> Session:
    session = Session(TIMELINE)
    for command in REACHED[state]:
        COMMANDS[command](session, T0 + 50_000 if command == "sleep" else T0)
    return session


def inside(session: Session) -> dict[str, Any]:
    """Everything that a session holds at this moment."""

    def laid_open(value: Any) -> Any:
        if isinstance(value, Session | SessionClock | CurrentVisit):
            return {name: laid_open(each) for name, each in vars(value).items()}
        return copy.copy(value)

    return {name: laid_open(each) for name, each in vars(session).items()}


@pytest.mark.parametrize("state, command", ILLEGAL)
def test_an_illegal_command__changes_nothing_and_causes_no_event(state: str, command: str) -> None:
    session = reached(state)
    before = inside(session)

    for now in (T0, T0 - 5_000, T0 + 40_000, T0 + 9 * 3_600_000):
        # After its end, a segment gives way to one in which the command may be legal: see test_session.
        if (state, command) != ("running, timed", "done") or now < T0 + 50_000:
            assert COMMANDS[command](session, now) == ()
            assert inside(session) == before


@pytest.mark.parametrize("state, command", [pair for pair in PAIRS if pair not in ILLEGAL])
def test_a_legal_command__causes_an_event(state: str, command: str) -> None:
    assert COMMANDS[command](reached(state), NOW) != ()


@pytest.mark.parametrize("index", [-1, 3, 1_000])
@pytest.mark.parametrize("state", REACHED)
def test_jump__to_no_segment_is_illegal(state: str, index: int) -> None:
    session = reached(state)
    before = inside(session)

    assert session.jump(index, NOW) == ()
    assert inside(session) == before


@pytest.mark.parametrize("state, now", [(state, NOW) for state in REACHED if "running" not in state])
def test_advance__where_time_does_not_pass_changes_nothing(state: str, now: int) -> None:
    session = reached(state)
    before = inside(session)

    assert session.advance(now) == ()
    assert inside(session) == before


def test_transitions__are_those_of_the_design() -> None:
    def within(state: State) -> dict[Trigger, Transition]:
        return {
            Trigger.MOVE: Transition(state),
            Trigger.EXTEND: Transition(state, Guard.TIMED),
            Trigger.DONE: Transition(state, Guard.MANUAL),
            Trigger.END: Transition(State.ENDED),
            Trigger.LAST_LEFT: Transition(State.FINISHED),
        }

    wanted = {
        State.READY: {Trigger.START: Transition(State.RUNNING), Trigger.RESTORE: Transition(State.PAUSED)},
        State.RUNNING: within(State.RUNNING)
        | {Trigger.PAUSE: Transition(State.PAUSED), Trigger.SLEEP: Transition(State.PAUSED)},
        # Commands act while paused, and the session stays paused.
        State.PAUSED: within(State.PAUSED) | {Trigger.RESUME: Transition(State.RUNNING)},
        State.ENDED: {Trigger.GO_ON: Transition(State.RUNNING)},
        State.FINISHED: {},
    }
    assert wanted == TRANSITIONS


def test_transitions__every_state_has_a_row_and_is_reached_from_ready() -> None:
    found, new = set(), {State.READY}
    while new:
        found |= new
        new = {to for state in new for to, _ in TRANSITIONS[state].values()} - found

    assert found == set(TRANSITIONS) == set(State)


def test_state__cannot_be_set_from_outside() -> None:
    with pytest.raises(AttributeError):
        setattr(Session(TIMELINE), "state", State.RUNNING)  # noqa: B010 - mypy refuses the plain assignment
