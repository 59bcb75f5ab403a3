"""Finding spoken phrases in a recording, sample by sample."""

from collections.abc import Sequence
from functools import cache

from recovery_timer.adapters.speech.rendering import Renderer
from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports import VoiceSettings
from tests.real.processes import want

PROBE = 96
"""How many samples of a phrase are needed to recognise it."""
_TOLERANCE = 3
"""How much a sample may differ, after scaling by the program and mixing by the server."""
_LOUD = 1_500
_renderer = Renderer()


@cache
def spoken(words: str, settings: VoiceSettings | None = None) -> Phrase:
    """Return ``words`` as this machine's default voice speaks them; skip the test if there is none."""
    want("espeak-ng", "espeak-ng")
    return _renderer.render(words, settings or VoiceSettings())


def found(samples: Sequence[int], phrase: Phrase, *, after: int = 0, since: int = 0) -> list[int]:
    """Return where ``phrase`` begins in ``samples``, from ``since`` on.

    It is recognised by the samples ``after`` so many of its own, because other sounds may cover its beginning.
    """
    loud = next(n for n in range(after, len(phrase.samples)) if abs(phrase.samples[n]) > _LOUD)
    probe = phrase.samples[loud : loud + PROBE]
    first, places, index = probe[0], [], since
    while index < len(samples) - PROBE:
        if abs(samples[index] - first) <= _TOLERANCE and _is_at(samples, index, probe):
            places.append(index - loud)
            index += len(phrase.samples) - loud
        index += 1
    return places


def is_whole(samples: Sequence[int], phrase: Phrase, begins: int, *, after: int = 0) -> bool:
    """Whether all of ``phrase`` is in ``samples`` from ``begins`` on, except for the samples before ``after``."""
    heard = samples[begins + after : begins + len(phrase.samples)]
    return all(abs(a - b) <= _TOLERANCE for a, b in zip(heard, phrase.samples[after:], strict=True))


def _is_at(samples: Sequence[int], index: int, probe: Sequence[int]) -> bool:
    return all(abs(samples[index + n] - value) <= _TOLERANCE for n, value in enumerate(probe))
