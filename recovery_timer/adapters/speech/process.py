"""The speech process: the program started as its child ``speech``, by `voice`.

It reads commands from standard input and writes messages to standard output; see `wire`. When the speech engine fails,
it ends: only a new engine can restore a lost connection to the speech service.
"""

import os
import sys
from collections.abc import Callable, Mapping
from math import log2
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from recovery_timer.adapters.child_process import CommandReader, child_application, send_line
from recovery_timer.adapters.speech import wire
from recovery_timer.ports import Device, VoiceFault, VoiceProblem

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

FAILED = 3
"""Exit status if the engine failed."""

_LIKED = ("America", "Great Britain")
"""In the names of preferred voices: Linux's own default is the first in the alphabet, the Caribbean's."""
_DISTORTED = "+"
"""In the names of espeak-ng's hundred effects for each of its voices, such as "English (America)+whisper"."""

_SPEECHD = "speechd"
_USUAL_WORDS, _ESPEAK_LEAST, _ESPEAK_USUAL, _ESPEAK_MOST = 225, 80, 170, 449
"""In words per minute. At 225 espeak-ng speaks the phrases of the built-in routines at 14 characters per second, or up
to 0.1 s slower if a phrase is nearly all commas and numbers."""


class SpeechProcess(QObject):
    """Carries out commands on one engine."""

    def __init__(
        self, speech: "QTextToSpeech", voices: Mapping[str, "QVoice"], send_line: Callable[[wire.SpeechMessage], None]
    ) -> None:
        """The engine must be ready and have at least one voice; ``send_line`` is called with each message."""
        super().__init__()
        self._speech = speech
        self._send = send_line
        self._voices = voices
        self._usual_voice = usual_voice(voices, speech.voice())
        speech.stateChanged.connect(self._tell_begun)
        send_line(wire.Ready([Device(id=voice_id, name=voice.name()) for voice_id, voice in voices.items()]))

    def take(self, command: wire.SpeechCommand) -> None:
        match command:
            case wire.VoiceSettings(voice_id, rate_percent, volume_percent):
                voice = self._voices.get(voice_id, self._usual_voice)
                if voice != self._speech.voice():
                    self._speech.setVoice(voice)
                self._speech.setRate(rate(rate_percent, self._speech.engine()))
                self._speech.setVolume(volume_percent / 100)
            case wire.Say(text):
                self._speech.say(text)
            case wire.Hush():
                self._speech.stop()

    def _tell_begun(self, state: "QTextToSpeech.State") -> None:
        if state is type(state).Speaking:
            self._send(wire.SpeakingBegan())


def english_voices(speech: "QTextToSpeech") -> dict[str, "QVoice"]:
    """Return the voices that speak the program's language, by a stable id under which they can be stored."""
    locales = [locale for locale in speech.availableLocales() if locale.language() == QLocale.Language.English]
    return {
        f"{locale.name()} {voice.name()}": voice
        for locale in sorted(locales, key=QLocale.name)
        for voice in speech.allVoices(locale)
        if _DISTORTED not in voice.name()
    }


def usual_voice(voices: Mapping[str, "QVoice"], engines_own: "QVoice") -> "QVoice":
    """Return the default voice among ``voices``."""
    liked = [voice for part in _LIKED for voice in voices.values() if part in voice.name()]
    own = [voice for voice in voices.values() if voice == engines_own]
    return next(iter([*liked, *own, *voices.values()]))


def rate(percent: int, engine: str) -> float:
    """Return Qt's rate, -1 to 1, for a speed in percent of the default."""
    if engine != _SPEECHD:
        # The engines speak at about half and double the default speed for -1 and 1.
        return log2(percent / 100)
    words = _USUAL_WORDS * percent / 100
    span = _ESPEAK_MOST - _ESPEAK_USUAL if words > _ESPEAK_USUAL else _ESPEAK_USUAL - _ESPEAK_LEAST
    return min(1.0, max(-1.0, (words - _ESPEAK_USUAL) / span))


def _send(message: wire.SpeechMessage) -> None:
    send_line(wire.line(message))


def main() -> None:
    """Speak until the end of standard input."""
    app = child_application()
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError as error:
        fault = VoiceFault.NO_LIBPULSE if "libpulse" in str(error) else VoiceFault.NO_LIBRARY
        _send(wire.NoSpeech(VoiceProblem(fault, str(error))))
        return
    # "mock" is Qt's own for tests; it is silent.
    engines = [name for name in QTextToSpeech.availableEngines() if name != "mock"]
    if not engines:
        _send(wire.NoSpeech(VoiceProblem(VoiceFault.NO_ENGLISH_VOICE)))
        return
    speech = QTextToSpeech(engines[0])
    if speech.state() is QTextToSpeech.State.Error:
        _leave(speech.errorString())
    speech.errorOccurred.connect(lambda _, words: _leave(words))
    voices = english_voices(speech)
    if not voices:
        _send(wire.NoSpeech(VoiceProblem(VoiceFault.NO_ENGLISH_VOICE)))
        return
    process = SpeechProcess(speech, voices, _send)
    commands = CommandReader(wire.commands.decode)
    commands.came.connect(process.take)
    commands.over.connect(speech.stop)
    commands.over.connect(app.quit)
    commands.read()
    app.exec()


def _leave(why: str) -> None:
    """Exit at once: closing a broken connection cleanly may take long."""
    sys.stderr.write(f"{why}\n")
    sys.stderr.flush()
    os._exit(FAILED)
