"""A program, run by a test, that plays every sound in turn, and then one that was replaced in the meantime."""

import json
import sys

from PySide6.QtCore import QCoreApplication, QTimer

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.adapters.sound.audio import QtAudio
from recovery_timer.adapters.ticker import QtTicker
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import Phrases, SoundCheck, Sounds
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import ImmediateSaver, ImmediateWorker
from recovery_timer.storage.sound.store import BuiltInSounds
from tests.fakes.stores import MemorySettings, MemorySounds
from tests.fakes.synthesizer import FakeSynthesizer

REPLACED, BY = Sound.TICK, Sound.HALF


def main() -> None:
    app = QCoreApplication(sys.argv[:1])
    clock, built_in = SystemClock(), BuiltInSounds()
    sounds = Sounds(built_in, MemorySounds(), ImmediateSaver(), ImmediateWorker())
    audio = QtAudio(clock=clock, sounds=sounds.all, on_problem=lambda _: None)
    phrases = Phrases(FakeSynthesizer(), SettingsBook(MemorySettings(), ImmediateSaver()))
    check = SoundCheck(audio=audio, sounds=sounds, phrases=phrases, clock=clock, ticker=QtTicker())
    waiting = [[REPLACED], list(Sound)]

    def report(name: Sound | None) -> None:
        print(json.dumps({"name": name, "wall_ms": clock.wall().timestamp() * 1000}), flush=True)
        if name is not None:
            return
        if waiting:
            sounds.keep(REPLACED, built_in[BY])
            check.play(waiting.pop())
        else:
            check.stop()
            audio.end()
            app.quit()

    check.sounding.connect(report)
    audio.prepare()
    ready = QTimer(interval=50)

    def begin_when_ready() -> None:
        """Begin once the process runs, as for a user, who has to open the page of sounds first."""
        if audio.outputs():
            ready.stop()
            check.play(waiting.pop())

    ready.timeout.connect(begin_when_ready)
    ready.start()
    app.exec()


if __name__ == "__main__":
    main()
