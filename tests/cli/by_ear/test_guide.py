"""The guide in the terminal, on fakes: keys in, lines out."""

import os
import sys
from collections.abc import Callable

import pytest

from recovery_timer.cli import terminal
from recovery_timer.cli.by_ear.guide import TerminalGuide
from recovery_timer.cli.by_ear.keys import HELP
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.services import Services
from recovery_timer.ports import AudioFault, AudioProblem
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.record import Outcome
from recovery_timer.session.state import State
from recovery_timer.ui.notices.problems import ProblemNotices
from tests.fakes.audio import RecordingAudio
from tests.fakes.ports import Fakes
from tests.fakes.stores import MemoryCheckpoints
from tests.fakes.ticker import FakeTicker

LEGS = expand(
    Routine(id="legs", name="Legs", blocks=(Step(name="Calf", seconds=30, sets=2, sides=Sides.LEFT, rest=10),)), {}
)
"""0 get ready 0-10 s, 1 set 1 10-40, 2 rest 40-50, 3 set 2 50-80."""


class Seat:
    """A user in front of a terminal, with a player on fakes."""

    def __init__(self, fakes: Fakes, capfd: pytest.CaptureFixture[str]) -> None:
        self.fakes = fakes
        self.services = Services(fakes.ports(), Options(), ProblemNotices(), lambda _: None)
        self.ticker = FakeTicker()
        self.has_left = False
        self.guide = TerminalGuide(self.services.player, self.services.volume, self.ticker, self._leave)
        self._capfd = capfd

    def has_begun(self) -> bool:
        return self.services.player.session is not None

    @property
    def player_state(self) -> State:
        session = self.services.player.session
        assert session is not None
        return session.state

    @property
    def step(self) -> int:
        session = self.services.player.session
        assert session is not None
        return session.segment.index

    def begin(self, timeline: Timeline = LEGS, *, has_keys: bool = True) -> None:
        self.guide.begin(timeline, "legs", has_keys=has_keys)

    def _leave(self) -> None:
        self.has_left = True

    def read(self) -> list[str]:
        """Return what stands on the screen since the last look, line by line; the last one is the status line."""
        sys.stdout.flush()
        written = self._capfd.readouterr().out
        return [line.rpartition("\r")[2] for line in written.split("\n")]


Sit = Callable[..., Seat]


@pytest.fixture
def sit(qapp: object, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sit:
    def sit(fakes: Fakes | None = None, *, terminal_there: bool = True) -> Seat:
        monkeypatch.setattr(terminal, "is_terminal", lambda: terminal_there)
        monkeypatch.setenv("COLUMNS", "60")
        return Seat(fakes or Fakes(), capfd)

    return sit


def test_begin__shows_the_routine_its_keys_and_one_status_line(sit: Sit) -> None:
    seat = sit()
    seat.begin()

    assert seat.read() == ["Legs  1:20", HELP, "0:10  get ready: Calf, left, set 1 of 2 | 1:20 left"]


def test_refresh__digits_change__rewrites_the_line_and_waits_for_the_next(sit: Sit) -> None:
    seat = sit()
    seat.begin()
    seat.read()

    seat.fakes.clock.advance(1_000)
    seat.ticker.fire()

    assert seat.read() == ["0:09  get ready: Calf, left, set 1 of 2 | 1:19 left"]
    assert seat.ticker.armed == 1_000


def test_take__keys_of_the_guide__act_as_there(sit: Sit) -> None:
    seat = sit()
    seat.begin()
    seat.guide.take(b" ")
    assert seat.player_state is State.PAUSED
    seat.guide.take(b"p\x1b[C\x1b[C")
    assert (seat.player_state, seat.step) == (State.RUNNING, 2)
    seat.guide.take(b"\x1b[D+-m\x1b[B")

    assert seat.step == 1
    assert seat.services.volume.percent == 65


def test_take__paused__the_line_says_so_and_stands_still(sit: Sit) -> None:
    seat = sit()
    seat.begin()
    seat.read()
    seat.guide.take(b" ")

    assert seat.read() == ["PAUSED 0:10  get ready: Calf, left, set 1 of 2 | 1:20 left"]
    assert seat.ticker.armed is None


def test_take__unknown_keys__do_nothing(sit: Sit) -> None:
    seat = sit()
    seat.begin()
    seat.guide.take("\x1b\x1b[Hxyzö\n".encode())

    assert (seat.player_state, seat.step) == (State.RUNNING, 0)


def test_take__end__sums_up_and_files_the_record(sit: Sit) -> None:
    seat = sit()
    seat.begin()
    seat.guide.take(b"\x1b[C")
    seat.fakes.clock.advance(12_000)
    seat.read()
    seat.guide.take(b"e")

    assert seat.read() == ["Ended. You held 0:12 of 1:00.", ""]
    (record,) = seat.fakes.journal.latest(5)
    assert record.outcome is Outcome.ENDED
    assert seat.ticker.armed is None


def test_take__end_before_the_sound_has_come_up__leaves(sit: Sit) -> None:
    fakes = Fakes()
    fakes.audio = RecordingAudio(at_once=False)
    seat = sit(fakes)
    seat.begin()
    assert seat.player_state is State.READY

    seat.guide.take(b"q")

    assert seat.has_left


def test_no_terminal__each_segment_has_a_line(sit: Sit) -> None:
    seat = sit(terminal_there=False)
    seat.begin(has_keys=False)
    seat.services.player.next()
    seat.services.player.pause_or_resume()
    seat.services.player.pause_or_resume()
    seat.services.player.jump(3)
    seat.services.player.next()

    assert seat.read() == [
        "Legs  1:20",
        "0:00  0:10  get ready  Calf, left, set 1 of 2",
        "0:10  0:30  work  Calf, left, set 1 of 2",
        "Paused.",
        "Going on.",
        "0:50  0:30  work  Calf, left, set 2 of 2",
        "Finished. You held 0:00 of 1:00.",
        "",
    ]


def test_sound_is_missing__the_line_says_so(sit: Sit) -> None:
    seat = sit(Fakes(sound_problem=AudioProblem(AudioFault.NO_OUTPUT)))
    seat.begin()

    assert seat.read()[-1] == "0:10  get ready: Calf, left, set 1 of 2 | no sound"


def test_tell__a_problem__stands_above_the_status_line(sit: Sit, capfd: pytest.CaptureFixture[str]) -> None:
    seat = sit()
    seat.begin()
    seat.read()
    seat.guide.tell("Not saved.")
    sys.stdout.flush()
    out, err = capfd.readouterr()

    assert err == "Not saved.\n"
    assert out.split("\r")[-1] == "0:10  get ready: Calf, left, set 1 of 2 | 1:20 left"


def interrupted(sit: Sit) -> MemoryCheckpoints:
    """Return what a session leaves that was interrupted 5 s into its second segment."""
    seat = sit()
    seat.begin()
    seat.guide.take(b"\x1b[C")
    seat.fakes.clock.advance(5_000)
    seat.services.player.break_off()
    seat.read()
    return seat.fakes.checkpoints


def test_begin__was_interrupted__asks_and_resumes_there(sit: Sit) -> None:
    seat = sit(Fakes(checkpoints=interrupted(sit)))
    seat.begin()
    assert seat.read()[-2] == (
        "It was interrupted at step 1 of 1: Calf, 0:25 left. "
        "R resumes there, N starts anew and keeps the record of what you did."
    )
    seat.guide.take(b" x")
    assert not seat.has_begun()

    seat.guide.take(b"r")

    assert (seat.player_state, seat.step) == (State.PAUSED, 1)
    assert seat.read()[-1] == "PAUSED 0:25  Calf, left, set 1 of 2 | Space goes on"


def test_begin__was_interrupted__may_be_left_as_it_is(sit: Sit) -> None:
    seat = sit(Fakes(checkpoints=interrupted(sit)))
    seat.begin()
    seat.guide.take(b"e")

    assert seat.has_left
    assert not seat.has_begun()
    assert seat.services.player.unfinished is not None


def test_begin__was_interrupted__starts_anew_and_files_the_first(sit: Sit) -> None:
    seat = sit(Fakes(checkpoints=interrupted(sit)))
    seat.begin()
    seat.guide.take(b"n")

    assert (seat.player_state, seat.step) == (State.RUNNING, 0)
    (record,) = seat.fakes.journal.latest(5)
    assert (record.outcome, record.held_ms) == (Outcome.BROKEN_OFF, 5_000)
    assert 'Saved what you did of "Legs".' in seat.read()


@pytest.mark.parametrize("has_keys, name", [(False, "Legs"), (True, "Arms")])
def test_begin__nobody_to_ask_or_another_routine__starts_and_files_the_first(
    sit: Sit, has_keys: bool, name: str
) -> None:
    other = expand(Routine(id="o", name=name, blocks=(Step(name="Reach", seconds=5),)), {})
    seat = sit(Fakes(checkpoints=interrupted(sit)))
    seat.guide.begin(other, "o", has_keys=has_keys)

    assert seat.player_state is State.RUNNING
    assert 'Saved what you did of "Legs".' in seat.read()


def test_output__reader_has_gone__the_session_goes_on(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        seat = sit(terminal_there=False)
        seat.begin(has_keys=False)
        seat.services.player.next()

        assert seat.player_state is State.RUNNING
