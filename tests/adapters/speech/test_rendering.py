"""Rendering by stand-in programs, and by each synthesizer that is installed here."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from recovery_timer.adapters.speech.rendering import BackgroundSynthesizer, Renderer, RenderingError
from recovery_timer.adapters.speech.synthesizers import SYNTHESIZERS, SynthesizerProgram
from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports import Device, ImmediateWorker, VoiceFault, VoiceProblem, VoiceSettings
from tests.fakes.worker import LateWorker

SPEAKS = """#!{python}
import sys, wave
_, voice, rate, path, text = sys.argv
assert sys.stdin.read() == text
with wave.open(path, "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(24_000)
    file.writeframes(bytes(9_600) + b"\\x10\\x27" * (240 * int(rate)) + bytes(9_600))
"""
FAILS = """#!{python}
import sys
sys.exit("no such voice\\nat all")
"""
STEREO = """#!{python}
import sys, wave
with wave.open(sys.argv[3], "wb") as file:
    file.setnchannels(2), file.setsampwidth(2), file.setframerate(24_000)
"""
BROKEN = """#!{python}
import sys
open(sys.argv[3], "wb").write(b"RIFF")
"""
SILENT = """#!{python}
"""
LISTENS = """#!{python}
import json, os, sys, wave
told = {each: os.environ["RECOVERY_TIMER_" + each] for each in ("VOICE", "RATE", "WAV", "TEXT")}
json.dump((sys.argv[1:], told), open("{heard}", "w"))
with wave.open(told["WAV"], "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(22_050)
    file.writeframes(b"\\x10\\x27" * 2_205)
"""
(WINDOWS,) = (each for each in SYNTHESIZERS if each.platform == "win32")


def broken_voices(_: str) -> dict[str, str]:
    raise ValueError("not the program that was meant")


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, code: str = SPEAKS, **more: object) -> SynthesizerProgram:
    path = folder / name
    path.write_text(code.format(python=sys.executable))
    path.chmod(0o755)
    given: dict[str, object] = {
        "name": name.capitalize(),
        "command": name,
        "arguments": ("{voice}", "{rate}", "{wav}", "{text}"),
        "rate": str,
        "voices": lambda _: {"anna": "Anna", "scot": "English (Scotland)"},
    }
    return SynthesizerProgram(**{**given, **more})  # type: ignore[arg-type] # checked by the tests themselves


def rendered(renderer: Renderer, text: str = "Left", settings: VoiceSettings | None = None) -> Phrase:
    return renderer.render(text, settings or VoiceSettings())


def fault(renderer: Renderer) -> VoiceProblem:
    with pytest.raises(RenderingError) as caught:
        rendered(renderer)
    return caught.value.problem


def test_render__is_what_the_program_spoke__without_the_silence_around(bin_folder: Path) -> None:
    phrase = rendered(Renderer([program(bin_folder, "parrot")]), "Left, & <set> {2}")

    assert phrase.length_ms == pytest.approx(1_000, abs=1)
    assert phrase.key == "Left, & <set> {2} (parrot anna, 100 %, 100 %)"


@pytest.mark.parametrize("rate,length_ms", [(50, 500), (200, 2_000)])
def test_render__rate__is_passed_on(bin_folder: Path, rate: int, length_ms: int) -> None:
    phrase = rendered(Renderer([program(bin_folder, "parrot")]), settings=VoiceSettings(rate_percent=rate))

    assert phrase.length_ms == pytest.approx(length_ms, abs=1)


def test_render__text_is_markup_for_the_program__is_escaped(bin_folder: Path) -> None:
    escaping = program(bin_folder, "parrot", escape=lambda text: text.replace("&", "&amp;"))

    assert rendered(Renderer([escaping]), "Left & right").key.startswith("Left & right ")


@pytest.mark.parametrize(
    "voice_id,spoken_by",
    [
        ("", "parrot anna"),
        ("magpie scot", "magpie scot"),
        ("nobody", "parrot anna"),
        ("en_GB English (Scotland)", "parrot scot"),
    ],
)
def test_render__voice__is_the_one_chosen_or_the_first(bin_folder: Path, voice_id: str, spoken_by: str) -> None:
    renderer = Renderer([program(bin_folder, "parrot"), program(bin_folder, "magpie")])

    assert rendered(renderer, settings=VoiceSettings(voice_id=voice_id)).key == f"Left ({spoken_by}, 100 %, 100 %)"


def test_render__nothing_is_installed__says_so(bin_folder: Path) -> None:
    assert fault(Renderer()) == VoiceProblem(VoiceFault.NO_SYNTHESIZER)


@pytest.mark.parametrize(
    "code,why",
    [
        (FAILS, "Parrot: no such voice"),
        (STEREO, "Parrot: its sound is not mono with 16 bits"),
        (BROKEN, "Parrot: "),
        (SILENT, "Parrot: [Errno 2] No such file or directory"),
    ],
    ids=["fails", "stereo", "broken", "silent"],
)
def test_render__program_fails__says_why(bin_folder: Path, code: str, why: str) -> None:
    problem = fault(Renderer([program(bin_folder, "parrot", code)]))

    assert problem.fault is VoiceFault.FAILED
    assert problem.detail.startswith(why)
    assert "\n" not in problem.detail


def test_voices__of_all_programs_that_are_what_they_seem(bin_folder: Path) -> None:
    parrot, other = program(bin_folder, "parrot"), program(bin_folder, "other", voices=broken_voices)
    missing = program(bin_folder, "missing")
    (bin_folder / "missing").unlink()

    assert list(Renderer([other, missing, parrot]).voices()) == ["parrot anna", "parrot scot"]


# -- in the background


def test_synthesizer__voices__are_known_later(bin_folder: Path) -> None:
    worker = LateWorker()
    synthesizer = BackgroundSynthesizer(worker, Renderer([program(bin_folder, "parrot")]))
    changes: list[Sequence[Device]] = []
    synthesizer.on_change(lambda: changes.append(synthesizer.voices()))
    first = synthesizer.voices()
    worker.deliver()

    anna, scot = (
        Device(id="parrot anna", name="Anna, Parrot"),
        Device(id="parrot scot", name="English (Scotland), Parrot"),
    )
    assert (first, changes, synthesizer.problem) == ((), [[anna, scot]], None)


def test_synthesizer__none_is_installed__is_a_problem(bin_folder: Path) -> None:
    synthesizer = BackgroundSynthesizer(ImmediateWorker())
    made: list[Phrase | VoiceProblem] = []
    synthesizer.voices()
    synthesizer.render("Left", VoiceSettings(), made.append)

    assert synthesizer.problem == VoiceProblem(VoiceFault.NO_SYNTHESIZER)
    assert made == [synthesizer.problem]


def test_synthesizer__fails_and_works_again__reports_both(bin_folder: Path) -> None:
    parrot = program(bin_folder, "parrot", FAILS)
    synthesizer = BackgroundSynthesizer(ImmediateWorker(), Renderer([parrot]))
    problems: list[VoiceProblem | None] = []
    synthesizer.on_change(lambda: problems.append(synthesizer.problem))
    for code in (FAILS, FAILS, SPEAKS, SPEAKS):
        program(bin_folder, "parrot", code)
        synthesizer.render("Left", VoiceSettings(), lambda _: None)

    assert problems == [VoiceProblem(VoiceFault.FAILED, "Parrot: no such voice"), None]


# -- which voices there are


ESPEAK_PRINTS = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  en-us           --/M      us-mbrola-2        mb/mb-us2            (en 7)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  variant         --/M      Storm              !v/Storm             (en-us 5)
"""
SAY_PRINTS = """\
Alex                en_US    # Most people recognize me by my voice.
Anna                de_DE    # Hallo, ich heiße Anna.
Bad News            en_US    # The light you see at the end.
Daniel (Enhanced)   en_GB    # Hello, my name is Daniel.
"""


@pytest.mark.parametrize(
    "command,printed,voices",
    [
        ("espeak-ng", ESPEAK_PRINTS, {"en-us": "English (America)", "en-gb": "English (Great Britain)"}),
        ("flite", "Voices available: kal awb_time slt \n", {"slt": "slt", "kal": "kal"}),
        (
            "say",
            SAY_PRINTS,
            {
                "Alex": "Alex (en_US)",
                "Bad News": "Bad News (en_US)",
                "Daniel (Enhanced)": "Daniel (Enhanced) (en_GB)",
            },
        ),
    ],
)
def test_voices__as_the_program_prints_them__the_usual_one_first(
    bin_folder: Path, command: str, printed: str, voices: dict[str, str]
) -> None:
    (synthesizer,) = (each for each in SYNTHESIZERS if each.command == command)
    path = bin_folder / command
    path.write_text(f"#!{sys.executable}\nprint({printed!r}, end='')\n")
    path.chmod(0o755)

    found = synthesizer.voices(str(path))
    assert (found, next(iter(found))) == (voices, next(iter(voices)))


WINDOWS_PRINTS = """\
de-DE Microsoft Hedda Desktop
en-GB Microsoft Hazel Desktop\r
en-US Microsoft Zira Desktop\r
enm Somebody Else\r
"""


def test_windows__voices__are_the_english_ones(bin_folder: Path) -> None:
    path = bin_folder / "powershell"
    path.write_text(f"#!{sys.executable}\nprint({WINDOWS_PRINTS!r}, end='')\n")
    path.chmod(0o755)

    found = WINDOWS.voices(str(path))

    assert list(found.items()) == [
        ("Microsoft Zira Desktop", "Microsoft Zira Desktop (en-US)"),
        ("Microsoft Hazel Desktop", "Microsoft Hazel Desktop (en-GB)"),
    ]


@pytest.mark.parametrize("percent,rate", [(30, "-10"), (50, "-6"), (100, "0"), (200, "6"), (300, "10"), (400, "10")])
def test_windows__rate__is_a_power_of_three(percent: int, rate: str) -> None:
    assert WINDOWS.rate(percent) == rate


@pytest.mark.parametrize(
    "text",
    [
        "Left",
        """'; Remove-Item C:\\ -Recurse; '""",
        '"quoted" & <b>$(Get-Date)</b> `n %PATH% {0} {text}',
        "two\nlines\r\n",
        "Füße – “heben” 脚",
        "-Command exit",
    ],
)
def test_windows__any_text__is_spoken_and_never_part_of_the_command(text: str, bin_folder: Path) -> None:
    heard = bin_folder / "heard.json"
    windows = replace(WINDOWS, platform="", voices=lambda _: {"Microsoft Zira Desktop": "Zira"})
    (bin_folder / "powershell").write_text(LISTENS.replace("{python}", sys.executable).replace("{heard}", str(heard)))
    (bin_folder / "powershell").chmod(0o755)

    phrase = rendered(Renderer([windows]), text, VoiceSettings(rate_percent=200))

    words, told = json.loads(heard.read_text())
    assert phrase.length_ms == pytest.approx(100, abs=1)
    assert words == list(WINDOWS.arguments)
    assert (told["VOICE"], told["RATE"], told["TEXT"]) == ("Microsoft Zira Desktop", "6", text)


def test_windows__command__is_read_alike_by_windows_and_powershell() -> None:
    *_, script = WINDOWS.arguments

    # No double quote to escape, no brace that would be a field, one line.
    assert subprocess.list2cmdline([script]) == f'"{script}"'
    assert not set(script) & set('"{}\n`')


def test_voices__program_of_another_system__is_not_the_one_that_is_meant(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = program(bin_folder, "say", platform="darwin")

    assert Renderer([foreign]).voices() == {}
    monkeypatch.setattr(sys, "platform", "darwin")
    assert list(Renderer([foreign]).voices()) == ["say anna", "say scot"]


def test_piper__speaks_with_the_models_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_data_path

    folder = user_data_path("piper-voices")
    (folder / "english").mkdir(parents=True)
    for name in ("en_US-lessac-medium.onnx", "en_US-lessac-medium.onnx.json", "de_DE-thorsten-low.onnx"):
        (folder / "english" / name).touch()
    (piper,) = (each for each in SYNTHESIZERS if each.command == "piper")

    assert piper.voices("piper") == {str(folder / "english" / "en_US-lessac-medium.onnx"): "en_US-lessac-medium"}


def test_rhvoice__speaks_with_its_english_voices(tmp_path: Path) -> None:
    for name in ("alan", "anna", "slt"):
        (tmp_path / "share" / "RHVoice" / "voices" / name).mkdir(parents=True)
    (rhvoice,) = (each for each in SYNTHESIZERS if each.command == "RHVoice-test")

    assert list(rhvoice.voices(str(tmp_path / "bin" / "RHVoice-test"))) == ["slt", "alan"]
    assert rhvoice.voices("/nowhere/bin/RHVoice-test") == {}


@pytest.mark.parametrize("command", ["say", "espeak-ng", "piper"])
def test_brackets__would_be_commands__are_spoken_as_text(command: str) -> None:
    (synthesizer,) = (each for each in SYNTHESIZERS if each.command == command)

    assert synthesizer.escape("[[slnc 9000]] left [side] [[[h@]]") == "[slnc 9000]] left [side] [h@]]"


def test_pico__reads_markup() -> None:
    (pico,) = (each for each in SYNTHESIZERS if each.command == "pico2wave")

    assert list(pico.voices("")) == ["en-US", "en-GB"]
    assert pico.escape("<a & b>") == "&lt;a &amp; b&gt;"
