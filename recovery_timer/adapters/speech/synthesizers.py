"""The synthesizers that are known: programs that turn text into a WAV file, as one table.

Each is a program of its own, started for each phrase: that takes 15 to 100 ms, no license reaches into this program,
and one that hangs or crashes is just a phrase that is missing. The first one that is installed speaks by default, so
the quick ones come first.

Windows and macOS speak without anything being installed. Qt's own speech would do it too, but PySide6 does not bind the
function that gives its sound (``QTextToSpeech.synthesize``).
"""

import math
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

from msgspec import Struct
from platformdirs import site_data_path, user_data_path

LIST_WITHIN_S = 10
"""How long a synthesizer may take to list its voices. Windows PowerShell takes seconds at its first start."""

if sys.platform == "win32":
    NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    NO_WINDOW = 0
"""Started by a program without a console, one with a console would open a window on Windows."""

Voices = Mapping[str, str]
"""Voices by their name in the synthesizer, each with the name that a person reads; the default one is the first."""


class SynthesizerProgram(Struct, frozen=True, kw_only=True):
    """A program that renders text.

    In `arguments` and in the values of `environment`, ``{voice}`` stands for the voice, ``{rate}`` for the rate as
    `rate` writes it, ``{wav}`` for the file to be written, and ``{text}`` for the text, which is written to standard
    input as well.
    """

    name: str
    command: str
    arguments: tuple[str, ...]
    rate: Callable[[int], str]
    """Writes a rate, in percent of the usual one, as the program wants it."""
    voices: Callable[[str], Voices]
    """Lists the English voices of the program at a path."""
    escape: Callable[[str], str] = str
    """Makes a text safe for a program that would read some of it as commands."""
    environment: Mapping[str, str] = {}
    """The environment variables that it needs."""
    platform: str = ""
    """The system, as `sys.platform` names it, if elsewhere a program of that name is another one."""


_IN_POWERSHELL = ("-NoLogo", "-NoProfile", "-NonInteractive", "-OutputFormat", "Text", "-Command")


def _words_per_minute(usual: int) -> Callable[[int], str]:
    return lambda percent: str(round(usual * percent / 100))


def _stretch(percent: int) -> str:
    """Return how many times as long everything lasts."""
    return f"{100 / percent:.3f}"


def _without_commands(text: str) -> str:
    """Return ``text`` without what begins a command to ``say``, and phonemes in eSpeak NG and Piper: ``[[``."""
    return re.sub(r"\[\[+", "[", text)


def _output(*command: str) -> str:
    listed = subprocess.run(  # noqa: S603 - a known program with fixed arguments
        command,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=LIST_WITHIN_S,
        check=True,
        encoding="utf-8",
        errors="replace",
        creationflags=NO_WINDOW,
    )
    return listed.stdout


def _espeak_voices(program: str) -> Voices:
    """Read a table: priority, language, age and gender, name, file. Of its languages, one tag means one voice."""
    voices = {}
    for line in _output(program, "--voices=en").splitlines()[1:]:
        _, language, _, name, file, *_ = line.split()
        # MBROLA's voices need data that is seldom there; a variant distorts another voice.
        if not file.startswith(("mb/", "!v/")):
            voices[language] = name.replace("_", " ")
    return _with_first(voices, "en-us", "en-gb")


def _flite_voices(program: str) -> Voices:
    names = _output(program, "-lv").partition(":")[2].split()
    # "awb_time" can only tell the time.
    return _with_first({name: name for name in names if "_time" not in name}, "slt", "rms")


def _pico_voices(_: str) -> Voices:
    return {"en-US": "English (America)", "en-GB": "English (Great Britain)"}


def _piper_voices(_: str) -> Voices:
    """Find the models, which the user has to download: files such as en_US-lessac-medium.onnx."""
    folders = [user_data_path("piper-voices"), user_data_path("piper"), site_data_path("piper-voices")]
    models = [model for folder in folders if folder.is_dir() for model in sorted(folder.rglob("en[_-]*.onnx"))]
    return {str(model): model.stem for model in models}


def _rhvoice_voices(program: str) -> Voices:
    english = {"alan", "bdl", "clb", "evgeniy-eng", "lyubov", "slt"}
    folder = Path(program).parent.parent / "share" / "RHVoice" / "voices"
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    return _with_first({name: name.capitalize() for name in there if name.lower() in english}, "slt", "alan")


def _say_voices(program: str) -> Voices:
    """Read lines such as "Samantha            en_US    # Hello, my name is Samantha."."""
    found = re.findall(r"^(.+?)\s+(en_\w+)\s+#", _output(program, "-v", "?"), re.MULTILINE)
    return _with_first({name: f"{name} ({locale})" for name, locale in found}, "Samantha", "Daniel")


_WINDOWS_LISTS = (
    "$ErrorActionPreference = 'Stop'; "
    "[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false; "
    "Add-Type -AssemblyName System.Speech; "
    "$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "foreach ($voice in $speaker.GetInstalledVoices()) { if ($voice.Enabled) "
    "{ [Console]::WriteLine($voice.VoiceInfo.Culture.Name + ' ' + $voice.VoiceInfo.Name) } }"
)
_WINDOWS_SPEAKS = (
    "$ErrorActionPreference = 'Stop'; "
    "Add-Type -AssemblyName System.Speech; "
    "$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$speaker.SelectVoice($env:RECOVERY_TIMER_VOICE); "
    "$speaker.Rate = [int]$env:RECOVERY_TIMER_RATE; "
    "$mono = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, "
    "[System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen, [System.Speech.AudioFormat.AudioChannel]::Mono); "
    "$speaker.SetOutputToWaveFile($env:RECOVERY_TIMER_WAV, $mono); "
    "$speaker.Speak($env:RECOVERY_TIMER_TEXT); "
    "$speaker.Dispose()"
)
"""What PowerShell runs. The text is in an environment variable, where it stays Unicode and cannot be read as a command.
The script has no double quote, which Windows and PowerShell read each in its own way."""


def _windows_voices(program: str) -> Voices:
    """Read lines such as "en-US Microsoft Zira Desktop"."""
    found = re.findall(r"^(en\b\S*) (.+?)\s*$", _output(program, *_IN_POWERSHELL, _WINDOWS_LISTS), re.MULTILINE)
    return _with_first({name: f"{name} ({language})" for language, name in found}, "Microsoft Zira Desktop")


def _windows_rate(percent: int) -> str:
    """Return the rate from -10, a third of the usual one, to 10, three times as fast."""
    return str(max(-10, min(10, round(10 * math.log(percent / 100, 3)))))


def _with_first(voices: Voices, *preferred: str) -> Voices:
    """Return ``voices`` with the first of those ``preferred`` in front."""
    first = [name for name in preferred if name in voices][:1]
    return {name: voices[name] for name in [*first, *voices]}


SYNTHESIZERS: Sequence[SynthesizerProgram] = (
    # What macOS brings; it has not been heard yet either. GNUstep has a program of the same name.
    SynthesizerProgram(
        name="say",
        command="say",
        platform="darwin",
        arguments=("-v", "{voice}", "-r", "{rate}", "-o", "{wav}", "--file-format=WAVE", "--data-format=LEI16@24000"),
        rate=_words_per_minute(180),
        escape=_without_commands,
        voices=_say_voices,
    ),
    SynthesizerProgram(
        name="eSpeak NG",
        command="espeak-ng",
        arguments=("-v", "{voice}", "-s", "{rate}", "-w", "{wav}", "--stdin"),
        rate=_words_per_minute(200),
        escape=_without_commands,
        voices=_espeak_voices,
    ),
    SynthesizerProgram(
        name="Piper",
        command="piper",
        arguments=("--model", "{voice}", "--length_scale", "{rate}", "--output_file", "{wav}"),
        rate=_stretch,
        escape=_without_commands,
        voices=_piper_voices,
    ),
    SynthesizerProgram(
        name="RHVoice",
        command="RHVoice-test",
        arguments=("-p", "{voice}", "-r", "{rate}", "-o", "{wav}"),
        rate=str,
        voices=_rhvoice_voices,
    ),
    SynthesizerProgram(
        name="SVOX Pico",
        command="pico2wave",
        arguments=("-l", "{voice}", "-w", "{wav}", '<speed level="{rate}">{text}</speed>'),
        rate=str,
        escape=escape,
        voices=_pico_voices,
    ),
    SynthesizerProgram(
        name="Flite",
        command="flite",
        arguments=("-voice", "{voice}", "--setf", "duration_stretch={rate}", "-o", "{wav}", "-t", "{text}"),
        rate=_stretch,
        voices=_flite_voices,
    ),
    # What Windows brings. Its parts are tested, but nobody has heard it yet. It comes last, as PowerShell takes half a
    # second to start.
    SynthesizerProgram(
        name="Windows",
        command="powershell",
        platform="win32",
        arguments=(*_IN_POWERSHELL, _WINDOWS_SPEAKS),
        environment={
            "RECOVERY_TIMER_VOICE": "{voice}",
            "RECOVERY_TIMER_RATE": "{rate}",
            "RECOVERY_TIMER_WAV": "{wav}",
            "RECOVERY_TIMER_TEXT": "{text}",
        },
        rate=_windows_rate,
        voices=_windows_voices,
    ),
)
