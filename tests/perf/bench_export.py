"""The export of a session as a sound file."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from recovery_timer.adapters.sound.m4a import write_m4a
from recovery_timer.adapters.speech.rendering import BackgroundSynthesizer
from recovery_timer.app.settings import Settings
from recovery_timer.app.sound_file import sound_file
from recovery_timer.ports import ImmediateWorker, SoundFileWriter
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.storage.sound.store import BuiltInSounds
from recovery_timer.storage.sound.wav_file import write_wav
from tests.perf.pairs import FIXED_WORK, Case, Laps, timed
from tests.perf.rows import BenchLine, BenchTable, Budget
from tests.perf.samples import CATALOGUE

LAPS = 2
MINUTES = (12, 60)
STRETCHES = {12: 3, 60: 15}
"""The number of stretches that take so many minutes."""


def export(write: SoundFileWriter, minutes: int, laps: Laps) -> None:
    stretches = range(STRETCHES[minutes])
    steps = tuple(Step(name=f"Stretch {number}", seconds=30, sets=3, sides=Sides.EACH) for number in stretches)
    timeline = expand(Routine(id="long", name="Long", blocks=steps), CATALOGUE, Gaps())
    sounds, settings = BuiltInSounds(), Settings()
    with TemporaryDirectory() as folder:
        for _ in range(LAPS):
            # A new one for each export, because it caches what it has rendered.
            voice = BackgroundSynthesizer(ImmediateWorker())
            with laps.lap():
                write(Path(folder, "session.tmp"), sound_file(timeline, settings, sounds, voice, lambda _: None))


def line(subject: str, minutes: int) -> BenchLine:
    budget = Budget(10_000) if minutes == max(MINUTES) else None
    return BenchLine(subject, minutes, "minutes", against=FIXED_WORK, budget=budget)


CASES: dict[BenchLine, Case] = {
    **{line("export as WAV", minutes): partial(export, write_wav, minutes) for minutes in MINUTES},
    **{line("export as M4A", minutes): partial(export, write_m4a, minutes) for minutes in MINUTES},
}

EXPORT = BenchTable(
    "export",
    """A session written as a sound file, with all cues and the voice that is installed, its phrases rendered anew.""",
    list(CASES),
    partial(timed, CASES),
)
