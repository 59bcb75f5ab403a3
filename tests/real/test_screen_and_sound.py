"""Screen and sound change together, measured on a real screen and a recorded output."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.storage import document
from tests.real.cues_heard import listening, wall_ms
from tests.real.processes import want
from tests.real.program import RunningProgram, program
from tests.real.promises import IS_QUIET, promised
from tests.real.screen import VirtualScreen
from tests.real.sound_run import off_ms
from tests.real.sound_server import SoundServer

ROUTINE = Routine(
    id="turns",
    name="Turns",
    blocks=(Step(name="Reach", seconds=2, sets=2, sides=Sides.EACH, switch=1, rest=1),),
)


@contextmanager
def titles(played: RunningProgram) -> Iterator["subprocess.Popen[bytes]"]:
    """Follow the title of the program's window as reported by X."""
    command = [want("xprop", "x11-utils"), "-spy", "-id", played.window(), "_NET_WM_NAME"]
    with subprocess.Popen(command, env=played.env, stdout=subprocess.PIPE) as spy:
        assert spy.stdout is not None
        os.set_blocking(spy.stdout.fileno(), False)
        try:
            yield spy
        finally:
            spy.kill()


def test_boundary__reached_by_time__is_seen_and_heard_within_40_ms(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path
) -> None:
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(ROUTINE))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"volume": 100, "get_ready": 8, "voice": false}')
    seen: list[float] = []
    with (
        listening(sound_server) as listen,
        program(tmp_path, "play", str(file), "--exit-when-done", screen=screen, env=sound_server.env) as played,
    ):
        played.wait_for("Get ready")
        with titles(played) as spy:
            assert spy.stdout is not None
            while played.process.poll() is None:
                listen.look()
                said = spy.stdout.read()
                time.sleep(0.001)
                seen += [wall_ms()] * (said or b"").count(b"\n")
        heard = [each.at_ms + listen.began_ms for each in listen.heard() if each.name.startswith("go")]

    # The first title was there before; the last one belongs to the finish screen.
    apart = [off_ms(heard, title) for title in seen[1:8]]
    print("the cue is heard after the title has changed by", [round(each) for each in apart], "ms")
    assert len(apart) == 7
    assert median(map(abs, apart)) <= promised(40)
    # Beside busy programs, the stream underruns, and a cue is lost.
    assert max(map(abs, apart)) <= 100 or not IS_QUIET
