"""The sound check on a real server: every sound is heard while its name is emitted, and a new one at once."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from recovery_timer.app.sound.sound_check import PAUSE_MS
from recovery_timer.audio.sounds import Sound
from tests.real.checking import BY, REPLACED
from tests.real.cues_heard import listening
from tests.real.promises import promised
from tests.real.sound_server import SoundServer

REPOSITORY = Path(__file__).parents[2]


def test_play__every_sound_is_heard_as_it_is_named__and_a_replaced_one_too(sound_server: SoundServer) -> None:
    program = [sys.executable, "-m", "tests.real.checking"]
    with listening(sound_server) as hearing:
        process = subprocess.Popen(
            program, env={**os.environ, **sound_server.env}, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
        )
        with process:
            while process.poll() is None:
                hearing.look()
                time.sleep(0.001)
            assert process.stdout is not None
            reports = [json.loads(line) for line in process.stdout]
        heard = hearing.heard()

    named = [each for each in reports if each["name"]]
    assert [each["name"] for each in named] == [*Sound, REPLACED]
    assert [each.name for each in heard] == [*Sound, BY]
    late = [hearing.began_ms + each.at_ms - name["wall_ms"] for each, name in zip(heard, named, strict=True)]
    print("heard after it was named:", [round(each) for each in late], "ms")
    first, *others, replaced = map(abs, late)
    assert max(others) <= promised(200)
    # An output that starts too late joins in; to play something else, it restarts.
    assert first <= promised(PAUSE_MS)
    assert replaced <= promised(500)
