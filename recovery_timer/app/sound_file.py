"""A session as a sound file: what would be heard of it without a user."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from recovery_timer.app.settings import TIME_LEFT_EVERY_MS, Settings
from recovery_timer.audio.mixer import render_all
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import SoundFile, Synthesizer, VoiceProblem, VoiceSettings
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.ahead import Says
from recovery_timer.session.speech import NEVER_MS, Spoken
from recovery_timer.session.unattended import chapters, soundtrack, speaking

_KEPT_PHRASES = 64
"""How many phrases are cached: those of a few steps. All the phrases of a long routine take hundreds of MB."""

ReportProblem = Callable[[VoiceProblem], None]


def sound_file(
    timeline: Timeline,
    settings: Settings,
    sounds: Mapping[Sound, Samples],
    synthesizer: Synthesizer,
    on_problem: ReportProblem,
) -> SoundFile:
    """Return ``timeline`` as a sound file, which is rendered as it is written, but for what is said at cues.

    A phrase that cannot be rendered is left out; ``on_problem`` is called the first time. The ``synthesizer`` must
    render synchronously, as one with an `ImmediateWorker` does.
    """
    voice = _Voice(synthesizer, settings, on_problem)

    def due(says: Says) -> Iterator[tuple[int, Samples]]:
        for at_ms, heard in soundtrack(timeline, half=settings.half, says=says if settings.voice else None):
            samples = sounds[heard] if isinstance(heard, Sound) else voice.samples(heard)
            if samples:
                yield at_ms * RATE_HZ // 1000, samples

    # Announcements end before the first tick, so what is heard last is a cue, or what is said at one.
    cues_end = max((at + len(samples) for at, samples in due(_no_announcements)), default=0)
    length = max(timeline.total_ms * RATE_HZ // 1000, cues_end)
    says = speaking(voice.measured, half=settings.half, every_ms=TIME_LEFT_EVERY_MS[settings.time_left])
    return SoundFile(
        title=timeline.name,
        chapters=chapters(timeline),
        session_ms=timeline.total_ms,
        length=length,
        blocks=render_all(due(says), length),
    )


def _no_announcements(_segment: Segment, _length_ms: int | None) -> Iterable[Spoken]:
    return ()


class _Voice:
    """Renders phrases when they are first measured or spoken."""

    def __init__(self, synthesizer: Synthesizer, settings: Settings, on_problem: ReportProblem) -> None:
        self._synthesizer = synthesizer
        self._voice_settings = VoiceSettings(
            voice_id=settings.voice_id, rate_percent=settings.voice_rate, volume_percent=settings.voice_volume
        )
        self._on_problem = on_problem
        self._has_reported = False
        self._phrase = lru_cache(_KEPT_PHRASES)(self._render)

    def measured(self, text: str) -> int:
        """Return the length of ``text`` in ms; `NEVER_MS` if it cannot be rendered."""
        phrase = self._phrase(text)
        return phrase.length_ms if phrase is not None else NEVER_MS

    def samples(self, spoken: Spoken) -> Samples:
        """Return what is heard of ``spoken``: nothing if it cannot be rendered."""
        phrase = self._phrase(spoken.text)
        if phrase is None:
            return array("h")
        return phrase.samples if spoken.at_most_ms is None else phrase.cut(spoken.at_most_ms).samples

    def _render(self, text: str) -> Phrase | None:
        made: list[Phrase | VoiceProblem] = []
        self._synthesizer.render(text, self._voice_settings, made.append)
        if isinstance(made[0], Phrase):
            return made[0]
        if not self._has_reported:
            self._has_reported = True
            self._on_problem(made[0])
        return None
