"""Rendering speech with the synthesizers that are installed."""

import os
import shutil
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from recovery_timer.adapters.speech.synthesizers import NO_WINDOW, SYNTHESIZERS, SynthesizerProgram
from recovery_timer.audio.phrases import Phrase, spoken
from recovery_timer.audio.sounds import Samples
from recovery_timer.ports import Device, VoiceFault, VoiceProblem, VoiceSettings, Worker

RENDER_WITHIN_S = 10
"""A synthesizer that takes longer hangs. Piper takes a second to load its model."""

_SAMPLE_BYTES = 2


class RenderingError(Exception):
    """Raised when a phrase cannot be rendered, as ``problem`` says."""

    def __init__(self, problem: VoiceProblem) -> None:
        super().__init__(problem.detail or problem.fault)
        self.problem = problem


class Voice(Struct, frozen=True):
    """A voice of the program at `path`: `name` is the program's for it, `title` is read by people."""

    synthesizer: SynthesizerProgram
    path: str
    name: str
    title: str

    @property
    def id(self) -> str:
        """Its name among all voices, under which it is saved."""
        return f"{self.synthesizer.command} {self.name}"

    @property
    def device(self) -> Device:
        """What the user chooses."""
        return Device(id=self.id, name=f"{self.title}, {self.synthesizer.name}")


class Renderer:
    """Renders phrases with the voices of this machine. It belongs to one thread."""

    def __init__(self, synthesizers: Sequence[SynthesizerProgram] = SYNTHESIZERS) -> None:
        self._synthesizers = synthesizers
        self._voices: Mapping[str, Voice] = {}

    def voices(self) -> Mapping[str, Voice]:
        """Return all voices by their ids, the default one first. They are looked for until there are some."""
        if not self._voices:
            self._voices = {voice.id: voice for each in self._synthesizers for voice in _voices_of(each)}
        return self._voices

    def render(self, text: str, settings: VoiceSettings) -> Phrase:
        """Render ``text``; raise RenderingError if that fails."""
        voice = self._voice(settings.voice_id)
        try:
            with TemporaryDirectory(prefix="recovery-timer-") as folder:
                wav = Path(folder, "phrase.wav")
                _run(voice, text, settings.rate_percent, wav)
                samples, rate_hz = _read(wav)
        except (OSError, EOFError, ValueError, subprocess.SubprocessError, wave.Error) as error:
            raise RenderingError(_failure(voice, error)) from error
        key = f"{text} ({voice.id}, {settings.rate_percent} %, {settings.volume_percent} %)"
        return Phrase(key, spoken(samples, rate_hz, settings.volume_percent))

    def _voice(self, voice_id: str) -> Voice:
        voices = self.voices()
        if not voices:
            raise RenderingError(VoiceProblem(VoiceFault.NO_SYNTHESIZER))
        if voice_id in voices:
            return voices[voice_id]
        # Earlier versions spoke through speech-dispatcher and saved, for example, "en_GB English (Scotland)".
        of_that_name = (voice for voice in voices.values() if voice_id.endswith(f" {voice.title}"))
        return next(of_that_name, next(iter(voices.values())))


class BackgroundSynthesizer:
    """`ports.Synthesizer` on a worker's thread."""

    def __init__(self, worker: Worker, renderer: Renderer | None = None) -> None:
        """``worker`` should have nothing else to do: a phrase may be wanted at once."""
        self.problem: VoiceProblem | None = None
        self._worker = worker
        self._renderer = renderer or Renderer()
        self._on_change: list[Callable[[], None]] = []
        self._voices: Sequence[Device] = ()
        self._is_looking = False

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `problem` or `voices` changes."""
        self._on_change.append(changed)

    def voices(self) -> Sequence[Device]:
        """Return the voices known so far. As long as there are none, each call has them looked for."""
        if not self._voices and not self._is_looking:
            self._is_looking = True
            self._worker.run(self._renderer.voices, self._note_voices)
        return self._voices

    def render(self, text: str, settings: VoiceSettings, done: Callable[[Phrase | VoiceProblem], None]) -> None:
        """Render ``text`` on the worker's thread, then call ``done`` with the phrase or the problem."""
        self._worker.run(partial(self._renderer.render, text, settings), partial(self._deliver, done))

    def _note_voices(self, future: Future[Mapping[str, Voice]]) -> None:
        self._is_looking = False
        voices = [voice.device for voice in future.result().values()]
        problem = None if voices else VoiceProblem(VoiceFault.NO_SYNTHESIZER)
        if (voices, problem) != (self._voices, self.problem):
            self._voices, self.problem = voices, problem
            self._tell_change()

    def _deliver(self, done: Callable[[Phrase | VoiceProblem], None], future: Future[Phrase]) -> None:
        made: Phrase | VoiceProblem
        try:
            made = future.result()
        except RenderingError as error:
            made = error.problem
        problem = made if isinstance(made, VoiceProblem) else None
        if problem != self.problem:
            self.problem = problem
            self._tell_change()
        done(made)

    def _tell_change(self) -> None:
        for changed in self._on_change:
            changed()


def _voices_of(synthesizer: SynthesizerProgram) -> Sequence[Voice]:
    path = shutil.which(synthesizer.command) if synthesizer.platform in {"", sys.platform} else None
    if path is None:
        return ()
    try:
        voices = synthesizer.voices(path)
    except (OSError, ValueError, subprocess.SubprocessError):
        # Another program of that name, or an installation that is broken.
        return ()
    return [Voice(synthesizer, path, name, title) for name, title in voices.items()]


def _run(voice: Voice, text: str, rate_percent: int, wav: Path) -> None:
    synthesizer = voice.synthesizer
    escaped = synthesizer.escape(text)
    values = {"voice": voice.name, "rate": synthesizer.rate(rate_percent), "wav": str(wav), "text": escaped}
    words = [each.format_map(values) for each in synthesizer.arguments]
    variables = {name: value.format_map(values) for name, value in synthesizer.environment.items()}
    subprocess.run(  # noqa: S603 - a known program; the text is an argument, a variable or input, never a command
        [voice.path, *words],
        input=escaped.encode(),
        env={**os.environ, **variables},
        capture_output=True,
        timeout=RENDER_WITHIN_S,
        check=True,
        creationflags=NO_WINDOW,
    )


def _read(path: Path) -> tuple[Samples, int]:
    """Return the samples in a WAV file, and their rate in Hz; raise ValueError unless it is mono with 16 bits."""
    with wave.open(str(path)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, _SAMPLE_BYTES):
            raise ValueError("its sound is not mono with 16 bits")
        samples, rate_hz = array("h", file.readframes(file.getnframes())), file.getframerate()
    if sys.byteorder == "big":
        samples.byteswap()
    return samples, rate_hz


def _failure(voice: Voice, error: Exception) -> VoiceProblem:
    complaint = error.stderr.decode(errors="replace") if isinstance(error, subprocess.CalledProcessError) else ""
    first_line = (complaint.strip() or str(error)).partition("\n")[0]
    return VoiceProblem(VoiceFault.FAILED, f"{voice.synthesizer.name}: {first_line}")
