from array import array
from collections.abc import Callable
from itertools import accumulate

import pytest
from msgspec.structs import replace

from recovery_timer.app.settings import Settings
from recovery_timer.app.sound_file import sound_file
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import NoSynthesizer, SoundFile, VoiceFault, VoiceProblem, VoiceSettings
from recovery_timer.routine.model import WAIT, Block, Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.unattended import Chapter

CALF = Step(name="Calf", seconds=30, sides=Sides.EACH, switch=5, position=10)
LUNGES = Step(name="Lunges", reps=2, position=WAIT)
SOUNDS = {sound: array("h", [1]) for sound in Sound}
MS = RATE_HZ // 1000


class LevelSynthesizer(NoSynthesizer):
    """Renders each phrase as a level tone of 100 times its number, and notes what it was asked for."""

    def __init__(self, length_ms: int = 1_000) -> None:
        super().__init__(VoiceProblem(VoiceFault.FAILED))
        self.asked: list[tuple[str, VoiceSettings]] = []
        self._length_ms = length_ms

    def render(self, text: str, settings: VoiceSettings, done: Callable[[Phrase | VoiceProblem], None]) -> None:
        self.asked.append((text, settings))
        done(Phrase(text, array("h", [100 * len(self.asked)]) * (self._length_ms * MS)))

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.asked]


def expanded(*blocks: Block) -> Timeline:
    return expand(Routine(id="legs", name="Legs", blocks=blocks), {})


def samples_of(file: SoundFile) -> Samples:
    return array("h", b"".join(file.blocks))


def spoken_ms(samples: Samples) -> list[tuple[float, float]]:
    """The beginning and end of each stretch that is louder than a cue, in ms."""
    loud = [*(abs(sample) > 1 for sample in samples), False]
    edges = [at for at in range(1, len(loud)) if loud[at] != loud[at - 1]]
    return [(begins / MS, ends / MS) for begins, ends in zip(edges[::2], edges[1::2], strict=True)]


@pytest.fixture
def problems() -> list[VoiceProblem]:
    return []


def test_sound_file__phrases__are_where_the_voice_speaks(problems: list[VoiceProblem]) -> None:
    synthesizer = LevelSynthesizer()
    samples = samples_of(sound_file(expanded(CALF), Settings(), SOUNDS, synthesizer, problems.append))

    assert synthesizer.texts == ["Half way", "Done", "Calf, left", "Calf, right"]
    # Get ready 0-10 s, left 10-40, switch 40-45, right 45-75. "Half way" is heard twice and made once.
    begins = [start for start, _ in spoken_ms(samples)]
    assert begins == [600, 25_600, 40_600, 60_600, 75_600]
    assert len(samples) == 76_600 * MS
    assert problems == []


def test_sound_file__phrase_is_long__ends_by_the_tick(problems: list[VoiceProblem]) -> None:
    samples = samples_of(sound_file(expanded(CALF), Settings(), SOUNDS, LevelSynthesizer(6_900), problems.append))

    # The name is said over the sound before it; the side, which would not end in time, is not said at all.
    assert spoken_ms(samples) == [(at, at + 6_900) for at in (100, 25_600, 60_600, 75_600)]


def test_sound_file__it_waits__invites_to_go_on_when_ready(problems: list[VoiceProblem]) -> None:
    synthesizer = LevelSynthesizer()
    samples_of(sound_file(expanded(LUNGES, CALF, LUNGES), Settings(), SOUNDS, synthesizer, problems.append))

    assert synthesizer.texts[2:4] == ["Lunges", "When you are ready."]
    assert "Calf, left" in synthesizer.texts


def test_sound_file__speaks_as_set(problems: list[VoiceProblem]) -> None:
    synthesizer = LevelSynthesizer()
    settings = Settings(voice_id="v", voice_rate=150, voice_volume=33, half=False)
    samples_of(sound_file(expanded(CALF), settings, SOUNDS, synthesizer, problems.append))

    assert "Half way" not in synthesizer.texts
    assert {settings for _, settings in synthesizer.asked} == {
        VoiceSettings(voice_id="v", rate_percent=150, volume_percent=33)
    }


def test_sound_file__voice_is_off__asks_for_nothing(problems: list[VoiceProblem]) -> None:
    synthesizer = LevelSynthesizer()
    samples = samples_of(sound_file(expanded(CALF), Settings(voice=False), SOUNDS, synthesizer, problems.append))

    assert synthesizer.asked == []
    assert len(samples) == 75_000 * MS + 1


def test_sound_file__no_voice_is_there__says_so_once_and_has_the_cues(problems: list[VoiceProblem]) -> None:
    problem = VoiceProblem(VoiceFault.NO_SYNTHESIZER)
    silent = replace(Settings(), voice=False)
    without = samples_of(sound_file(expanded(CALF), Settings(), SOUNDS, NoSynthesizer(problem), problems.append))

    assert problems == [problem]
    assert without == samples_of(sound_file(expanded(CALF), silent, SOUNDS, NoSynthesizer(problem), problems.append))


@pytest.mark.parametrize(
    "settings, lasts_ms, length_ms",
    [
        (Settings(), 1_000, 75_000 + 600 + 1_000),
        # The last tick, 1 s before the end, rings on after the phrase.
        (Settings(), 300, 75_000 - 1_000 + 2_000),
        (Settings(voice=False), 1_000, 75_000 - 1_000 + 2_000),
    ],
)
def test_sound_file__length__is_known_before_and_is_that_of_all_blocks(
    settings: Settings, lasts_ms: int, length_ms: int, problems: list[VoiceProblem]
) -> None:
    sounds = {**SOUNDS, Sound.TICK: array("h", [1]) * (2_000 * MS)}
    file = sound_file(expanded(CALF), settings, sounds, LevelSynthesizer(lasts_ms), problems.append)

    assert (file.session_ms, file.length) == (75_000, length_ms * MS)
    assert len(samples_of(file)) == file.length


def test_sound_file__is_rendered_while_it_is_written(problems: list[VoiceProblem]) -> None:
    synthesizer = LevelSynthesizer()
    file = sound_file(expanded(*[CALF] * 20), Settings(), SOUNDS, synthesizer, problems.append)
    assert synthesizer.texts == ["Half way", "Done"]

    blocks = iter(file.blocks)
    lengths = list(accumulate(len(next(blocks)) for _ in range(5)))

    assert lengths[-1] == 5 * RATE_HZ * 2
    assert len(synthesizer.asked) <= 2 + 3
    assert (file.title, file.chapters[:2]) == ("Legs", [Chapter(0, "Calf"), Chapter(75_000, "Calf")])
