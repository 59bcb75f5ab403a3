"""The session on the desktop's media controls, followed and driven by playerctl."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.json import encode
from PySide6.QtGui import QImage

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.session.record import HowLeft, Outcome, Record
from recovery_timer.storage import document
from tests.real.cues_heard import wall_ms
from tests.real.players import Remote
from tests.real.processes import wait_until
from tests.real.program import RunningProgram, program
from tests.real.promises import promised
from tests.real.screen import VirtualScreen
from tests.real.session_bus import SessionBus, session_bus_of_its_own

SHORT = Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=5, sides=Sides.EACH, switch=5)
LONG = Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=600, sides=Sides.EACH, switch=600)
SQUATS = Step(name="Squats", reps=10)
SWITCH = "Switch sides: Hamstring stretch, Right"
LOOK_EVERY_S = 0.1
OFF_MS = promised(100)
"""How far a position may be from the session's clock."""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[SessionBus]:
    with session_bus_of_its_own(tmp_path) as bus:
        yield bus


@contextmanager
def playing(
    folder: Path, screen: VirtualScreen, bus: SessionBus, *blocks: Step, get_ready: int = 600
) -> Iterator[RunningProgram]:
    """Run the program with a session of ``blocks``; wait for its end."""
    data = folder / "data"
    data.mkdir(parents=True)
    (data / "settings.json").write_bytes(encode({"voice": False, "get_ready": get_ready}))
    file = folder / "routine.json"
    file.write_bytes(document.encode(Routine(id="legs", name="Evening legs", blocks=blocks)))
    # Without a desktop that keeps the screen on, wakepy leaves a connection to the bus open, and Python warns about it.
    env = {**bus.env, "WAKEPY_FAKE_SUCCESS": "yes"}
    with program(folder, "play", str(file), "--exit-when-done", screen=screen, env=env) as played:
        yield played


def wait_for_title(remote: Remote, title: str) -> None:
    wait_until(lambda: remote.title() == title, f"the title {title}")


def wait_for_status(remote: Remote, status: str) -> None:
    wait_until(lambda: remote.status() == status, f"the status {status}")


def wait_until_gone(remote: Remote) -> None:
    """Wait until no player is left: the bus notices the end of a program a moment later."""
    wait_until(lambda: remote.players() == [], "the player to leave the bus")


def wait_for_length(remote: Remote, length_ms: int) -> None:
    wait_until(lambda: remote.length_ms() == length_ms, f"a length of {length_ms} ms")


# -- what players show


class Look(NamedTuple):
    """A look at the position, asked and answered at these times, in ms."""

    asked: float
    answered: float
    position_ms: float
    title: str


def follow(remote: Remote, played: RunningProgram) -> list[Look]:
    """Look repeatedly until the program has ended."""
    looks: list[Look] = []
    while played.process.poll() is None:
        title, asked = remote.title(), wall_ms()
        position_ms, answered = remote.position_ms(), wall_ms()
        if position_ms is not None and title and remote.title() == title:
            looks.append(Look(asked, answered, position_ms, title))
        time.sleep(LOOK_EVERY_S)
    return looks


def off_ms(record: Record, look: Look) -> float:
    """Return how far the position is from the session's clock during the query."""
    zero_ms = record.ended.timestamp() * 1_000 - record.session_ms
    entered = [visit.entered_ms for visit in record.visits if visit.entered_ms is not None]
    begun = max((at for at in entered if zero_ms + at <= look.answered), default=0)
    low, high = look.asked - zero_ms - begun, look.answered - zero_ms - begun
    return max(low - look.position_ms, look.position_ms - high, 0.0)


def titles(log: Path) -> list[str]:
    """Return the titles in a log of playerctl, without repetitions; print the log."""
    lines = [line for line in log.read_text().splitlines() if " | " in line]
    print("\n".join(lines))
    return list(dict.fromkeys(line.split(" | ")[1] for line in lines))


def require_followed(played: RunningProgram, looks: list[Look]) -> None:
    record = played.record()
    assert (played.said(), record.outcome) == ("", Outcome.FINISHED)
    off = [off_ms(record, look) for look in looks]
    print(f"{len(off)} looks at the position, at most {max(off):.1f} ms off")
    assert max(off) <= OFF_MS


def test_routine__is_followed_from_its_start_to_its_end(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    remote, log = Remote(bus), tmp_path / "playerctl.log"
    with remote.following(log), playing(tmp_path, screen, bus, SHORT, get_ready=5) as played:
        looks = follow(remote, played)

    require_followed(played, looks)
    assert titles(log) == [
        "Get ready: Hamstring stretch, Left",
        "Hamstring stretch, Left",
        SWITCH,
        "Hamstring stretch, Right",
    ]
    wait_until_gone(remote)


@pytest.mark.soak
def test_position__over_five_minutes__is_the_sessions(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    step = Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=145, sides=Sides.EACH, switch=5)
    with playing(tmp_path, screen, bus, step, get_ready=5) as played:
        looks = follow(Remote(bus), played)

    assert len(looks) >= 500
    require_followed(played, looks)


def test_cover__is_a_picture_and_changes_with_the_side(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    remote, covers = Remote(bus), []
    with playing(tmp_path, screen, bus, LONG) as played:
        for title in ("Get ready: Hamstring stretch, Left", SWITCH):
            wait_for_title(remote, title)
            wait_until(lambda: bool(remote.cover()), "a cover")
            covers.append(Path(remote.cover()))
            remote.press("next")
            remote.press("next")
        pictures = [QImage(str(cover)) for cover in covers]

    assert [cover.parent for cover in covers] == [played.data_dir / "cache" / "covers"] * 2
    assert [picture.size().toTuple() for picture in pictures] == [(512, 512)] * 2
    assert pictures[0] != pictures[1]


# -- buttons and keys


def test_buttons__act_in_the_session(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    remote = Remote(bus)
    with playing(tmp_path, screen, bus, LONG, SQUATS) as played:
        wait_for_title(remote, "Get ready: Hamstring stretch, Left")
        remote.press("next")
        wait_for_title(remote, "Hamstring stretch, Left")
        played.wait_for("Hamstring stretch, Left")
        for command, status in [("pause", "Paused"), ("play", "Playing"), ("play-pause", "Paused")]:
            remote.press(command)
            wait_for_status(remote, status)
        for offset, length_ms in [("15+", 585_000), ("15-", 600_000)]:
            remote.press("position", offset)
            wait_for_length(remote, length_ms)
        remote.press("volume", "0.3")
        wait_until(lambda: remote.volume() == 0.3, "the volume")
        remote.press("play")
        remote.press("next")
        wait_for_title(remote, SWITCH)
        remote.press("previous")
        wait_for_title(remote, "Hamstring stretch, Left")
        for title in (
            SWITCH,
            "Hamstring stretch, Right",
            "Get into position: Squats",
        ):
            remote.press("next")
            wait_for_title(remote, title)
        remote.press("next")
        wait_for_title(remote, "Squats")
        assert remote.length_ms() is None
        # The last step waits for the user: Play means "done".
        remote.press("play")
        ending = played.wait()
    record = played.record()

    assert (ending.said, record.outcome, record.visits[-1].left) == ("", Outcome.FINISHED, HowLeft.DONE)


def test_stop__ends_the_session_and_leaves_the_bus(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    remote = Remote(bus)
    with playing(tmp_path, screen, bus, LONG) as played:
        wait_for_title(remote, "Get ready: Hamstring stretch, Left")
        remote.press("stop")
        wait_until_gone(remote)
        ending = played.wait()

    assert (ending.said, played.record().outcome) == ("", Outcome.ENDED)


def test_signal__in_a_session__leaves_the_bus(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    remote = Remote(bus)
    with playing(tmp_path, screen, bus, LONG) as played:
        wait_for_title(remote, "Get ready: Hamstring stretch, Left")
        played.process.send_signal(signal.SIGTERM)
        ending = played.wait()

    assert ending.said == ""
    wait_until_gone(remote)


def test_clicker__its_keys_act_in_the_window(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    remote = Remote(bus)
    with playing(tmp_path, screen, bus, LONG) as played:
        played.wait_for("Get ready")
        for key, title in [
            ("Next", "Hamstring stretch, Left"),
            ("End", SWITCH),
            ("Prior", "Hamstring stretch, Left"),
            ("Next", SWITCH),
            ("Home", "Hamstring stretch, Left"),
        ]:
            played.press(key)
            wait_for_title(remote, title)
        for key, status in [("period", "Paused"), ("b", "Playing"), ("F5", "Paused"), ("XF86AudioPlay", "Playing")]:
            played.press(key)
            wait_for_status(remote, status)


def test_second_window__has_its_own_name(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    remote = Remote(bus)
    with playing(tmp_path / "one", screen, bus, LONG), playing(tmp_path / "two", screen, bus, LONG):
        wait_until(lambda: len(remote.players()) == 2, "two players")

        assert any(name.startswith("recovery_timer.instance") for name in remote.players())


def test_idle__is_not_on_the_bus(screen: VirtualScreen, bus: SessionBus, tmp_path: Path) -> None:
    with program(tmp_path, screen=screen, env=bus.env) as idle:
        idle.window()

        assert Remote(bus).players() == []
