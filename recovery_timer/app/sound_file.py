"""A session as a sound file: what would be heard if nobody attended it."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from heapq import merge
from operator import itemgetter

from recovery_timer.app.settings import TIME_LEFT_EVERY_MS, Settings
from recovery_timer.audio.mixer import render_all
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import Manner, SoundFile, Synthesizer, VoiceProblem
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.speech import NEVER_MS
from recovery_timer.session.unattended import chapters, soundtrack, spoken

_KEPT_PHRASES = 64
"""How many phrases are kept to be used again: those of a few steps. All those of a long routine take 100s of MB."""

Problem = Callable[[VoiceProblem], None]


def sound_file(
    timeline: Timeline,
    settings: Settings,
    sounds: Mapping[Sound, Samples],
    synthesizer: Synthesizer,
    on_problem: Problem,
) -> SoundFile:
    """Return ``timeline`` as a sound file, which is rendered as it is written.

    A phrase that cannot be rendered is left out; ``on_problem`` is called the first time. The ``synthesizer`` must
    render at once, as one does that an `ImmediateWorker` works for.
    """
    cues = ((_position(at_ms), sounds[sound]) for at_ms, sound in soundtrack(timeline, half=settings.half))
    phrases = _phrases(timeline, settings, synthesizer, on_problem) if settings.voice else iter(())
    return SoundFile(
        title=timeline.name,
        chapters=chapters(timeline),
        length_ms=timeline.total_ms,
        blocks=render_all(merge(cues, phrases, key=itemgetter(0)), _position(timeline.total_ms)),
    )


def _phrases(
    timeline: Timeline, settings: Settings, synthesizer: Synthesizer, on_problem: Problem
) -> Iterator[tuple[int, Samples]]:
    reported: list[VoiceProblem] = []
    manner = Manner(voice_id=settings.voice_id, rate_percent=settings.voice_rate, volume_percent=settings.voice_volume)

    @lru_cache(_KEPT_PHRASES)
    def rendered(text: str) -> Phrase | VoiceProblem:
        made: list[Phrase | VoiceProblem] = []
        synthesizer.render(text, manner, made.append)
        if isinstance(made[0], VoiceProblem) and not reported:
            reported.append(made[0])
            on_problem(made[0])
        return made[0]

    def measured(text: str) -> int:
        phrase = rendered(text)
        return phrase.length_ms if isinstance(phrase, Phrase) else NEVER_MS

    for each in spoken(timeline, measured, half=settings.half, every_ms=TIME_LEFT_EVERY_MS[settings.time_left]):
        phrase = rendered(each.text)
        if isinstance(phrase, Phrase):
            yield _position(each.at_ms), (phrase if each.at_most_ms is None else phrase.cut(each.at_most_ms)).samples


def _position(at_ms: int) -> int:
    return at_ms * RATE_HZ // 1000
