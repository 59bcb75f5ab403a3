import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer import assets
from recovery_timer.adapters.alignment import Alignment
from recovery_timer.adapters.audio import NO_LIBPULSE, QtAudio, load_sounds
from tests.fakes import FakeClock

RESERVE_MS = 170


@pytest.mark.parametrize("block_ms", [10, 20, 130])
@pytest.mark.parametrize("drift", [-0.0001, 0, 0.0001])
def test_alignment__follows_a_server_that_draws_in_blocks(block_ms: int, drift: float) -> None:
    started, first_block = 1_000.0, 1_025.0
    alignment = Alignment(RESERVE_MS, started)

    for look in range(int(60_000 / 47)):
        now = started + look * 47
        blocks = int((now - first_block) * (1 + drift) // block_ms) + 1 if now >= first_block else 0
        alignment.look(now, blocks * block_ms)
        if look > 10_000 / 47:
            drifted = (now - first_block) * drift
            assert alignment.first_heard == pytest.approx(first_block + RESERVE_MS - drifted, abs=8)


def test_alignment__nothing_drawn__knows_nothing() -> None:
    alignment = Alignment(RESERVE_MS, 0)
    alignment.look(50, 0)

    assert alignment.first_heard is None


def test_alignment__first_block__is_known_by_the_last_look_before_it() -> None:
    alignment = Alignment(RESERVE_MS, 1_000)
    alignment.look(1_020, 0)
    alignment.look(1_022, 20)

    assert alignment.first_heard == 1_020 + RESERVE_MS


def test_alignment__server_draws_its_whole_reserve_at_once__the_beginning_is_heard_at_once() -> None:
    alignment = Alignment(RESERVE_MS, 1_000)
    alignment.look(1_002, RESERVE_MS)

    assert alignment.first_heard == 1_002


def test_alignment__server_is_late_for_once__stays() -> None:
    alignment = Alignment(RESERVE_MS, 0)
    for now in range(0, 10_000, 5):
        late = 60 if 6_000 <= now < 6_060 else 0
        alignment.look(now, (now - late) // 20 * 20)

    assert alignment.first_heard == pytest.approx(20 + RESERVE_MS, abs=6)


class _Missing(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname == "PySide6.QtMultimedia":
            raise ImportError("libpulse.so.0: cannot open shared object file: No such file or directory")
        return None


def test_open__libpulse_is_missing__says_so_and_goes_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "PySide6.QtMultimedia", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Missing(), *sys.meta_path])
    told: list[str] = []
    output = QtAudio(clock=FakeClock(), sounds={}, on_problem=told.append)
    heard: list[str] = []

    output.open(lambda: heard.append("heard"))
    output.schedule([(5, "tick")], now=0)

    assert (told, output.problem, heard) == ([NO_LIBPULSE], NO_LIBPULSE, ["heard"])
    output.close()


def test_load_sounds__file_is_of_another_kind__names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import wave

    with wave.open(str(tmp_path / "gong.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
    monkeypatch.setattr(assets, "path", lambda name: tmp_path / name.removeprefix("sounds").lstrip("/"))

    with pytest.raises(ValueError, match=r"gong\.wav"):
        load_sounds()


def test_load_sounds__gives_every_shipped_sound() -> None:
    sounds = load_sounds()

    assert {"go_work", "tick", "finished"} < sounds.keys()
    assert all(len(samples) > 0 for samples in sounds.values())
