"""The whole program as a process, on a real screen with a real sound server; its files are read after its end."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.json import encode
from PySide6.QtGui import QImage

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.session.cues import sound
from recovery_timer.session.record import HowLeft, Outcome, PauseReason, Record
from recovery_timer.storage import document
from recovery_timer.ui.theme.colours import LIGHT
from tests.real.cues_heard import Listening, listening, wall_ms
from tests.real.processes import wait_until
from tests.real.program import REPOSITORY, Ending, RunningProgram, program
from tests.real.promises import IS_QUIET, promised
from tests.real.screen import VirtualScreen
from tests.real.sound_server import SoundServer

ACCENT, DANGER = LIGHT.accent.lower(), LIGHT.danger.lower()
QUESTION = "End this session?"
ALIGNED_WITHIN_MS = 2_500
"""How long cues may be late after the program's stream has underrun on the sound server."""
SHORT = Routine(
    id="short",
    name="Short",
    blocks=(
        Step(name="Reach", seconds=2, sets=2, sides=Sides.EACH, switch=1, rest=1),
        Step(name="Lie down", seconds=5, position=1),
    ),
)
BLINK = Routine(id="blink", name="Blink", blocks=(Step(name="Blink", seconds=1),))
LIE = Routine(id="lie", name="Lie", blocks=(Step(name="Lie", seconds=600),))
"""For a program without settings: on a busy machine, getting ready, 10 s, may be over before the test looks. Both steps
have "Lie" in their titles, and two presses of the key for the next one finish them.
"""
LONG = Routine(
    id="long",
    name="Long",
    blocks=(
        Step(name="Reach", technique="hamstring-stretch", seconds=600, sides=Sides.EACH, switch=600),
        Step(name="Lie down", technique="legs-up-the-wall", seconds=600),
    ),
)
"""No step of it ends by itself before a busy machine has looked at everything in it."""


def prepared(folder: Path, routine: Routine, **settings: object) -> str:
    """Write the settings of a program in ``folder`` and a file of ``routine``; return the file's name.

    Unless ``settings`` say otherwise, getting ready takes so long that it is not over when a busy machine looks.
    """
    data = folder / "data"
    data.mkdir(parents=True)
    settings = {"get_ready": 600, **settings}
    (data / "settings.json").write_bytes(encode({"theme": "light", "volume": 100, "voice": False, **settings}))
    file = folder / "routine.json"
    file.write_bytes(document.encode(routine))
    return str(file)


def require_equations(record: Record) -> None:
    """Check the equations of a record, to the millisecond."""
    for visit in record.visits:
        if visit.planned_ms is not None:
            assert visit.planned_ms == visit.held_ms + visit.skipped_ms - visit.extended_ms, visit
    still_ms = sum(pause.end_ms - pause.start_ms for pause in record.pauses)
    assert sum(visit.held_ms for visit in record.visits) == record.session_ms - still_ms


# -- a routine from start to end


def foretold(file: str, folder: Path) -> list[tuple[str, int]]:
    """Return the sound and the time of each cue that ``show --json`` prints."""
    command = [sys.executable, "-m", "recovery_timer", "show", file, "--json"]
    env = {**os.environ, "RECOVERY_TIMER_DATA_DIR": str(folder / "data")}
    shown: dict[str, Any] = json.loads(
        subprocess.run(command, env=env, cwd=REPOSITORY, check=True, capture_output=True).stdout
    )
    return [
        (sound(cue["name"], segment["kind"]), cue["at_ms"]) for segment in shown["segments"] for cue in segment["cues"]
    ]


def test_play__exit_when_done__every_cue_is_heard_at_its_time_and_the_record_is_kept(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path
) -> None:
    file = prepared(tmp_path, SHORT, get_ready=3)
    with (
        listening(sound_server) as listen,
        program(tmp_path, "play", file, "--exit-when-done", screen=screen, env=sound_server.env) as played,
    ):
        while played.process.poll() is None:
            listen.look()
            time.sleep(0.005)
        ending = played.wait()
    record = played.record()

    assert (ending.status, ending.said) == (0, "")
    assert (record.routine_name, record.outcome, record.pauses) == ("Short", Outcome.FINISHED, ())
    assert {visit.left for visit in record.visits} == {HowLeft.TIME}
    require_equations(record)
    require_heard(listen, foretold(file, tmp_path), record)


def require_heard(listen: Listening, cues: list[tuple[str, int]], record: Record) -> None:
    heard = listen.heard()
    if not IS_QUIET:
        # A session waits 1.5 s for its sound. If that takes longer, the first cues are lost.
        assert len(heard) >= len(cues) / 2
        cues = cues[-len(heard) :]
    assert [each.name for each in heard] == [name for name, _ in cues]
    zero_ms = record.ended.timestamp() * 1000 - record.session_ms - listen.began_ms
    late = [each.at_ms - at - zero_ms for each, (_, at) in zip(heard, cues, strict=True)]
    # Beside busy programs, the server's and the program's threads wait for a processor for up to 0.9 s. Then the stream
    # underruns, and is late until it is aligned again. On a quiet machine, that would be a fault.
    glitches = [each for each in heard if each.gaps_ms]
    assert not glitches or not IS_QUIET
    on_time = [
        ms
        for each, ms in zip(heard, late, strict=True)
        if not any(0 <= each.at_ms - glitch.at_ms <= glitch.gaps_ms + ALIGNED_WITHIN_MS for glitch in glitches)
    ]
    print(f"late: {[round(ms, 1) for ms in late]} ms; silence in the middle of {glitches}")
    assert len(on_time) >= len(late) / 2
    assert max(map(abs, on_time)) <= promised(100)
    # This includes the first cue.
    assert max(on_time) - min(on_time) <= promised(5, times=60)


# -- keys


def test_keys__of_a_session__do_what_they_say(screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path) -> None:
    file = prepared(tmp_path, LONG)
    with (
        listening(sound_server) as listen,
        program(tmp_path, "play", file, screen=screen, env=sound_server.env) as played,
    ):
        played.wait_for("Get ready")
        played.press("Right")
        played.wait_for("Reach, Left")
        pause_and_go_on(played, listen)
        played.press("plus", "minus", "minus")
        played.press("Right")
        played.wait_for("Switch")
        played.press("Left")
        played.wait_for("Reach, Left")
        look_from_the_floor(played, screen, tmp_path)
        # The only notice: there is no desktop that could keep the screen awake.
        require_notices(1, played, screen, tmp_path / "notices.png")
        mute_and_move_on(played, listen)
        answer_twice(played)
        played.press("ctrl+q")
        ending = played.wait()
    record = played.record()

    assert (ending.status, ending.said) == (0, "")
    assert record.outcome is Outcome.ENDED
    visits = [(visit.segment.index, visit.left, visit.extended_ms) for visit in record.visits]
    assert visits == [
        (0, HowLeft.NEXT, 0),
        (1, HowLeft.NEXT, -15_000),
        (2, HowLeft.PREVIOUS, 0),
        (1, HowLeft.NEXT, 0),
        (2, HowLeft.END, 0),
        (3, HowLeft.UNVISITED, 0),
        (4, HowLeft.UNVISITED, 0),
        (5, HowLeft.UNVISITED, 0),
    ]
    (pause,) = record.pauses
    assert pause.reason is PauseReason.USER
    assert pause.end_ms - pause.start_ms >= 150
    require_equations(record)


def pause_and_go_on(played: RunningProgram, listen: Listening) -> None:
    wait_until(listen.is_loud, "the sound of the step")
    pressed_ms = wall_ms()
    played.press("space")
    # Otherwise a busy program may handle this key and the next at once, and hardly pause.
    played.wait_for("Paused")
    looked_until = wall_ms() + 200
    while wall_ms() < looked_until:
        listen.look()
    rings_on_ms = listen.last_sample_ms(pressed_ms, looked_until) - pressed_ms
    # The sound lasts more than 400 ms; pressing a key takes some tens of ms.
    assert 0 <= rings_on_ms <= promised(200)
    played.press("space")


def look_from_the_floor(played: RunningProgram, screen: VirtualScreen, folder: Path) -> None:
    def has_buttons() -> bool:
        return colours(screen.screenshot(folder / "floor.png")).get(ACCENT, 0) > 100

    wait_until(has_buttons, "the guide")
    played.press("f")
    wait_until(lambda: not has_buttons(), "the floor view")
    played.press("f")
    wait_until(has_buttons, "the guide again")
    usual = played.size()
    played.press("F11")
    wait_until(lambda: played.size() == (1600, 1000), "the full screen")
    wait_until(lambda: not has_buttons(), "the floor view on the full screen")
    played.press("Escape")
    wait_until(lambda: played.size() == usual, "the window as it was")
    assert played.is_gone(QUESTION)


def mute_and_move_on(played: RunningProgram, listen: Listening) -> None:
    played.press("m")
    since_ms = wall_ms()
    played.press("Right")
    played.wait_for("Switch")
    looked_until = wall_ms() + 500
    while wall_ms() < looked_until:
        listen.look()
    assert listen.last_sample_ms(since_ms, looked_until) == since_ms


def answer_twice(played: RunningProgram) -> None:
    played.press("Escape")
    played.press("Return", in_window=QUESTION)
    wait_until(lambda: played.is_gone(QUESTION), "the question to be answered")
    assert "Switch" in played.title()
    played.press("Escape")
    played.press("Tab", "Return", in_window=QUESTION)
    wait_until(lambda: "Switch" not in played.title(), "the finish screen")


def colours(picture: Path) -> Mapping[str, int]:
    """Count the colours of every fourth pixel of every fourth row."""
    image, found = QImage(str(picture)), dict[str, int]()
    for y in range(0, image.height(), 4):
        for x in range(0, image.width(), 4):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


# -- how it ends

WAYS = {
    "window manager": None,
    "Ctrl+Q": None,
    "SIGINT": signal.SIGINT,
    "SIGTERM": signal.SIGTERM,
    "SIGHUP": signal.SIGHUP,
}


@pytest.fixture
def hangs_up() -> Iterator[None]:
    """Make programs react to the closing of their terminal, even if the tests were started with nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def end(running: RunningProgram, way: str, *, asked: bool) -> Ending:
    """End the program; if it asks whether to end the session, agree."""
    begun = time.monotonic()
    number = WAYS[way]
    if number is not None:
        running.process.send_signal(number)
    elif way == "Ctrl+Q":
        running.press("ctrl+q")
    else:
        running.close()
    if number is None and asked:
        running.window(QUESTION)
        begun = time.monotonic()
        running.press("Tab", "Return", in_window=QUESTION)
    return running.wait(begun)


@pytest.mark.usefixtures("hangs_up")
def test_end__while_idle__is_quick_and_clean(screen: VirtualScreen, tmp_path: Path) -> None:
    with ExitStack() as stack:
        started = {way: stack.enter_context(program(tmp_path / way, screen=screen)) for way in WAYS}
        for each in started.values():
            each.window()
        ended = {way: end(each, way, asked=False) for way, each in started.items()}

    assert {way: (ending.status, ending.said) for way, ending in ended.items()} == dict.fromkeys(WAYS, (0, ""))
    assert max(ending.took_s for ending in ended.values()) < promised(4)


@pytest.mark.usefixtures("hangs_up")
def test_end__during_a_session__is_quick_and_keeps_the_record(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        started: dict[str, RunningProgram] = {}
        for way in WAYS:
            arguments = ["play", prepared(tmp_path / way, LONG)]
            running = program(tmp_path / way, *arguments, screen=screen, env=sound_server.env)
            started[way] = stack.enter_context(running)
        for each in started.values():
            each.wait_for("Get ready")
        ended = {way: end(each, way, asked=True) for way, each in started.items()}
    records = {way: each.record() for way, each in started.items()}
    to_resume = {way for way, each in started.items() if (each.data_dir / "session.checkpoint").exists()}

    assert {way: (ending.status, ending.said) for way, ending in ended.items()} == dict.fromkeys(WAYS, (0, ""))
    assert max(ending.took_s for ending in ended.values()) < promised(4)
    signalled = {way for way, number in WAYS.items() if number}
    assert {records[way].outcome for way in signalled} == {Outcome.BROKEN_OFF}
    assert to_resume == signalled
    for record in records.values():
        assert record.outcome is not Outcome.FINISHED
        assert record.visits[0].left is HowLeft.END
        require_equations(record)


def test_end__by_a_signal_during_a_session__takes_less_than_a_second(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path
) -> None:
    file = prepared(tmp_path, LONG)
    with program(tmp_path, "play", file, screen=screen, env=sound_server.env) as played:
        played.wait_for("Get ready")
        ending = end(played, "SIGTERM", asked=True)

    assert (ending.status, ending.said) == (0, "")
    print(f"ended after {ending.took_s:.2f} s")
    assert ending.took_s < promised(1, times=30)


def test_end__journal_is_locked__does_not_wait_for_it_and_a_second_interrupt_forces_it(
    screen: VirtualScreen, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        started: list[RunningProgram] = []
        for name in ("once", "twice"):
            folder = tmp_path / name
            started.append(stack.enter_context(program(folder, "play", prepared(folder, LONG), screen=screen)))
        for each in started:
            each.wait_for("Get ready")
            journal = stack.enter_context(closing(sqlite3.connect(each.data_dir / "journal.sqlite3")))
            journal.execute("BEGIN EXCLUSIVE")
        once, twice = started
        begun = time.monotonic()
        once.process.send_signal(signal.SIGINT)
        waited = once.wait(begun)
        begun = time.monotonic()
        while twice.process.poll() is None:
            # Again and again: no look at its window is sure to be over before it gives up waiting by itself.
            twice.process.send_signal(signal.SIGINT)
            time.sleep(0.1)
        forced = twice.wait(begun)

    assert (waited.status, waited.said, waited.took_s < promised(4)) == (1, "", True)
    assert (forced.status, forced.said, forced.took_s < promised(2)) == (-signal.SIGINT, "", True)


# -- missing parts of the machine


@pytest.mark.parametrize("env", [{}, {"DISPLAY": ":64999"}], ids=["no DISPLAY", "a dead DISPLAY"])
def test_open__no_screen__says_so_in_one_sentence(env: Mapping[str, str], tmp_path: Path) -> None:
    with program(tmp_path, screen=None, env=env) as running:
        ending = running.wait()

    assert ending.status == 1
    assert ending.said.startswith("No window can open: ")
    assert ending.said.endswith(".\n")
    assert ending.said.count("\n") == 1


def test_play__no_sound_server__continues_and_says_so_in_the_window(screen: VirtualScreen, tmp_path: Path) -> None:
    file = prepared(tmp_path, BLINK)
    with program(tmp_path, "play", file, "--exit-when-done", screen=screen) as played:
        played.wait_for("Get ready")
        # One more than with sound: see the session driven by keys.
        require_notices(2, played, screen, tmp_path / "notices.png")
        played.press("Right", "Right")
        ending = played.wait()

    assert (ending.status, ending.said) == (0, "")
    assert played.record().outcome is Outcome.FINISHED


def require_notices(
    count: int, played: RunningProgram, screen: VirtualScreen, picture: Path, *, or_more: bool = False
) -> None:
    """Open the notices of a session until there are ``count``; while there are none, the key does nothing."""

    def are_all() -> bool:
        found = notices_in(screen.screenshot(picture))
        return found == count or (or_more and found > count)

    def are_there() -> bool:
        played.press("n")
        with suppress(TimeoutError):
            wait_until(are_all, "them", within_s=2)
            return True
        played.press("n")
        return False

    wait_until(are_there, f"{count} notices ({picture})")


def notices_in(picture: Path) -> int:
    """Return the number of problem notices in a picture: each has a bar in the danger colour on its left."""
    image = QImage(str(picture))

    columns = [
        [image.pixelColor(x, y).name() == DANGER for y in range(image.height())] for x in range(0, image.width(), 2)
    ]
    # The bar's ends are round, so count only its full length.
    return sum(not above and here for above, here in pairwise(max(columns, key=sum)))


def test_play__data_folder_cannot_be_written__plays_anyway(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("A file where a folder should be.")
    (tmp_path / "data").symlink_to(tmp_path / "file" / "data")
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(LIE))
    with program(tmp_path, "play", str(file), "--exit-when-done", screen=screen, env=sound_server.env) as played:
        played.wait_for("Lie")
        require_notices(2, played, screen, tmp_path / "notices.png", or_more=True)
        played.press("Right", "Right")
        ending = played.wait()

    assert ending.status == 0
    assert "Traceback" not in ending.said
    assert not (tmp_path / "data").exists()
