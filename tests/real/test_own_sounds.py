"""The user's own sounds in the whole program: heard, broken, and deleted while they play."""

import time
from pathlib import Path

from msgspec.json import encode

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document
from recovery_timer.storage.sound.store import BuiltInSounds
from recovery_timer.storage.sound.wav import encode as encode_wav
from tests.real.cues_heard import Listening, listening
from tests.real.processes import wait_until
from tests.real.program import program
from tests.real.screen import VirtualScreen
from tests.real.sound_server import SoundServer

SIX_S = Routine(id="six", name="Six", blocks=(Step(name="Reach", seconds=6),))


def is_heard(listen: Listening, sound: Sound) -> bool:
    # To recognise the sounds takes a while, and the program needs the processor.
    time.sleep(0.2)
    return sound in [each.name for each in listen.heard()]


def test_own_sounds__one_is_broken_and_one_deleted_while_it_plays__the_session_is_heard_to_its_end(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path
) -> None:
    sounds = tmp_path / "data" / "sounds"
    sounds.mkdir(parents=True)
    own = encode_wav(BuiltInSounds()[Sound.HALF])
    (sounds / "tick.wav").write_bytes(own)
    (sounds / "go_work.wav").write_bytes(own[:-100])
    (tmp_path / "data" / "settings.json").write_bytes(encode({"volume": 100, "voice": False, "get_ready": 5}))
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(SIX_S))
    with (
        listening(sound_server) as listen,
        program(tmp_path, "play", str(file), "--exit-when-done", screen=screen, env=sound_server.env) as played,
    ):
        # Only then is it sure to have been read, which another thread does while the session begins.
        wait_until(lambda: is_heard(listen, Sound.HALF), "the own tick")
        (sounds / "tick.wav").unlink()
        while played.process.poll() is None:
            listen.look()
            time.sleep(0.005)
        ending = played.wait()

    assert (ending.status, ending.said) == (0, "")
    # If the sound starts late, the first cue is over.
    assert [each.name for each in listen.heard()][-5:] == ["go_work", "half", "half", "half", "finished"]
    assert [each.name for each in sounds.iterdir()] == ["go_work.broken-1.wav"]
