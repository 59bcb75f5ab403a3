"""``export --to audio``, with the file decoded and measured."""

import json
import signal
import subprocess
import sys
import wave
from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from recovery_timer.adapters.sound import m4a
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.cli import commands
from recovery_timer.routine.model import WAIT, Contrast, Routine, Sides, Step
from recovery_timer.routine.timeline import Kind
from recovery_timer.session.cues import sound
from recovery_timer.storage import document
from recovery_timer.storage.catalogue import load_builtin_routines
from recovery_timer.storage.sound.store import BuiltInSounds

LEGS = Routine(
    id="legs",
    name="Evening legs",
    blocks=(
        Step(name="Calf stretch", seconds=31, sets=2, sides=Sides.EACH, switch=3),
        Contrast(warm=61, cold=33, cycles=2, position=WAIT),
        Step(name="Lunges", reps=3, position=WAIT),
    ),
)

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, in a folder with a routine in legs.json."""
    monkeypatch.setenv("RECOVERY_TIMER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "legs.json").write_bytes(document.encode(LEGS))
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(signal, "signal", lambda *_: before)
    return lambda *words: commands.main(words)


def read(path: str) -> Samples:
    with wave.open(path) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        return array("h", file.readframes(file.getnframes()))


def shown(run: Run, capfd: pytest.CaptureFixture[str], routine: str) -> Mapping[str, Any]:
    capfd.readouterr()
    assert run("show", routine, "--json") == 0
    timeline: Mapping[str, Any] = json.loads(capfd.readouterr().out)
    return timeline


def due(timeline: Mapping[str, Any]) -> Sequence[tuple[int, Sound]]:
    """The position of each cue in samples, according to `show --json`."""
    return [
        (cue["at_ms"] * RATE_HZ // 1000, sound(cue["name"], Kind(segment["kind"])))
        for segment in timeline["segments"]
        for cue in segment["cues"]
    ]


def require_sounds(samples: Samples, expected: Sequence[tuple[int, Sound]]) -> None:
    """Check that ``samples`` have each sound at its position, to the sample, and are silent elsewhere."""
    sounds = BuiltInSounds()
    silent = array("h", samples)
    for at, name in expected:
        assert samples[at : at + len(sounds[name])] == sounds[name], f"{name} at {at}"
        silent[at : at + len(sounds[name])] = array("h", bytes(2 * len(sounds[name])))
    assert not silent.tobytes().strip(b"\0")


@pytest.mark.parametrize("routine", ["legs.json", *(each.name for each in load_builtin_routines())][:6])
def test_export__to_wav__has_every_cue_of_show_at_its_sample(
    routine: str, run: Run, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("export", routine, "--to", "audio", "-o", "out.wav", "--no-voice") == 0
    timeline = shown(run, capfd, routine)

    samples = read("out.wav")

    require_sounds(samples, due(timeline))
    total = timeline["total_ms"] * RATE_HZ // 1000
    sounds = BuiltInSounds()
    # The session, and then until its last sound has rung out.
    assert len(samples) == max(total, *(at + len(sounds[name]) for at, name in due(timeline)))


def test_export__tells_the_length__of_the_session_and_of_what_rings_on(
    run: Run, capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()

    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav", "--no-voice") == 0

    said = "out.wav is 6:58 long: 6:57 of the session, and 0.7 s for its last sound to ring out.\n"
    assert capfd.readouterr().out == said
    assert len(read("out.wav")) == round(417.69 * RATE_HZ)


def test_export__to_wav__follows_the_users_settings_and_sounds(
    run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sounds = tmp_path / "data" / "sounds"
    sounds.mkdir(parents=True)
    (tmp_path / "data" / "settings.json").write_text('{"half": false, "get_ready": 7}')
    from recovery_timer.storage.sound import wav

    own = array("h", [20_000, -20_000] * 100)
    (sounds / "go_rest.wav").write_bytes(wav.encode(own))
    (sounds / "half.wav").write_bytes(b"no sound")

    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav", "--no-voice") == 0

    assert 'Your own sound "half" cannot be played' in capfd.readouterr().err
    assert read("out.wav")[: len(own)] == own
    names = [cue["name"] for segment in shown(run, capfd, "legs.json")["segments"] for cue in segment["cues"]]
    assert "half" not in names


def test_export__with_waits__leaves_that_long_where_it_waits(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", "legs.json", "--to", "audio", "-o", "usual.wav", "--no-voice") == 0
    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav", "--no-voice", "--wait", "1:30") == 0
    waits = [
        segment
        for segment in shown(run, capfd, "legs.json")["segments"]
        if segment["duration_ms"] is None and segment["kind"] in {"get_ready", "position"}
    ]

    longer_ms = sum(90_000 - segment["estimate_ms"] for segment in waits)

    assert len(waits) == 2
    assert len(read("out.wav")) - len(read("usual.wav")) == longer_ms * RATE_HZ // 1000


def test_export__no_synthesizer_is_installed__says_so_and_has_the_cues(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav") == 0

    said = capfd.readouterr().err
    assert said.startswith("No voice: ")
    assert said.count("\n") == 1
    require_sounds(read("out.wav"), due(shown(run, capfd, "legs.json")))


def test_export__file_is_there__replaces_it_only_with_force(
    run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.wav"
    file.write_bytes(b"mine")

    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav", "--no-voice") == 1
    assert (file.read_bytes(), capfd.readouterr().err) == (
        b"mine",
        "out.wav: It is there already; --force replaces it.\n",
    )
    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav", "--no-voice", "--force") == 0
    assert read("out.wav")


@pytest.mark.parametrize(
    "words, why",
    [
        ([], "Say with -o which file to write, for example -o legs.m4a.\n"),
        (["-o", "legs.mp3"], "legs.mp3: A sound file is called .m4a, which every phone and watch plays, or .wav.\n"),
        (["-o", "no/legs.wav"], "no/legs.wav: There is no folder "),
    ],
)
def test_export__file_is_off__says_what_would_do(
    words: list[str], why: str, run: Run, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "legs.json", "--to", "audio", *words) == 1
    assert capfd.readouterr().err.startswith(why)


@pytest.mark.parametrize("wait", ["soon", "11 min"])
def test_export__wait_is_off__is_a_usage_error(wait: str, run: Run) -> None:
    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav", "--wait", wait) == 2


def test_export__with_progress__prints_rising_percent(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", "legs.json", "--to", "audio", "-o", "out.wav", "--no-voice", "--progress") == 0

    percent = [int(line) for line in capfd.readouterr().out.splitlines()]
    assert percent == sorted(set(percent))
    assert percent[-1] == 100
    assert len(percent) > 50


@pytest.mark.parametrize("words, expected", [([], ""), (["--progress"], '{"type":"NoEncoder","codec":"AAC"}\n')])
def test_export__to_m4a_without_an_encoder__says_so_and_tells_the_window(
    words: list[str],
    expected: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(m4a, "child_command", lambda _: (sys.executable, "-c", f"raise SystemExit({m4a._NO_ENCODER})"))

    assert run("export", "legs.json", "--to", "audio", "-o", "legs.m4a", "--no-voice", *words) == 1

    out, err = capfd.readouterr()
    assert "".join(line for line in out.splitlines(keepends=True) if not line.strip().isdigit()) == expected
    why = "It cannot be written: Qt's sound library here has no AAC encoder. Export as .wav instead."
    assert err == f"legs.m4a: {why}\n"
    assert not Path("legs.m4a").exists()


def test_export__is_ended_by_the_window__leaves_nothing(run: Run, tmp_path: Path) -> None:
    long = Routine(id="long", name="Long", blocks=(Step(name="Hold", seconds=14_400),))
    (tmp_path / "long.json").write_bytes(document.encode(long))
    (tmp_path / "out").mkdir()
    command = [sys.executable, "-m", "recovery_timer", "export", "long.json", "--to", "audio"]
    command += ["-o", "out/long.wav", "--no-voice", "--progress"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as export:
        assert export.stdout is not None
        assert export.stdout.readline() == b"1\n"
        export.terminate()
        _, said = export.communicate(timeout=60)

    assert (export.returncode, said) == (130, b"")
    assert list((tmp_path / "out").iterdir()) == []
