import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.single_instance import InstanceLock, server
from recovery_timer.adapters.single_instance.messages import Request, Response
from recovery_timer.adapters.single_instance.server import Reply
from recovery_timer.desktop import instance
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.remote_control import RefusedError, RemoteControl
from recovery_timer.ports import RING_OUT_MS
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.model import Circuit, Routine, Step
from recovery_timer.storage import document
from recovery_timer.ui.widgets.question import QuestionDialog
from tests.running_app import RunningApp

BLINK = Routine(id="blink", name="Blink", blocks=(Step(name="Blink", seconds=1),))
TOO_LONG = Routine(
    id="endless",
    name="Endless",
    blocks=tuple(Circuit(blocks=(Step(name="Hop", seconds=1, sets=100),), rounds=100) for _ in range(100)),
)

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def second(running: RunningApp) -> RemoteControl:
    return RemoteControl(running)


def question(running: RunningApp) -> QuestionDialog:
    found = running.window.findChild(QuestionDialog)
    assert found is not None
    return found


def played(running: RunningApp) -> str:
    return running.session.timeline.name


@OFFSCREEN
def test_come_forward__window_is_minimised__is_shown_again(running: RunningApp, second: RemoteControl) -> None:
    running.window.showMinimized()
    second.activate("token-1")

    assert not running.window.isMinimized()
    assert running.window.isVisible()
    assert "XDG_ACTIVATION_TOKEN" not in os.environ


@OFFSCREEN
def test_come_forward__window_fills_the_screen__still_does(running: RunningApp, second: RemoteControl) -> None:
    running.window.showFullScreen()
    second.activate()

    assert running.window.isFullScreen()


def test_play__nothing_is_played__plays_as_asked(running: RunningApp, second: RemoteControl) -> None:
    assert second.play(BLINK, full_screen=True, mute=True) == ""

    assert played(running) == "Blink"
    assert running.window.isFullScreen()
    assert running.volume.muted


def test_play__muted_already__stays_muted(running: RunningApp, second: RemoteControl) -> None:
    running.volume.mute()
    second.play(BLINK, mute=True)

    assert running.volume.muted


def test_play__without_voice__says_that_the_window_has_its_own(running: RunningApp, second: RemoteControl) -> None:
    assert "settings" in second.play(BLINK, voice=False)


def test_play__a_session_runs__asks_and_plays_when_agreed(running: RunningApp, second: RemoteControl) -> None:
    running.start("Ice bath")
    said = second.play(BLINK)
    before = played(running)
    assert any("“Blink” begins" in words.text() for words in question(running).findChildren(QLabel))
    question(running).buttons["End session"].click()

    assert (before, played(running)) == ("Ice bath", "Blink")
    assert "asks" in said
    (ended,) = running.fakes.journal.records.values()
    assert ended.routine_name == "Ice bath"


def test_play__a_session_runs__continues_if_the_user_declines(running: RunningApp, second: RemoteControl) -> None:
    running.start("Ice bath")
    second.play(BLINK, mute=True)
    question(running).buttons["Keep going"].click()

    assert played(running) == "Ice bath"
    assert not running.volume.muted


def test_play__a_question_is_open__is_refused(running: RunningApp, second: RemoteControl, qtbot: QtBot) -> None:
    running.start("Ice bath")
    second.play(BLINK)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)

    with pytest.raises(RefusedError, match="question"):
        second.play(BLINK)
    question(running).buttons["Keep going"].click()


def test_play__a_start_waits_for_its_end__is_notified_once(
    running: RunningApp, second: RemoteControl, qtbot: QtBot
) -> None:
    over: list[bool] = []
    second.play(BLINK, rung_out=lambda: over.append(True))
    with qtbot.waitSignal(running.session_controller.rung_out):
        running.let_pass(60_000)
    with qtbot.waitSignal(running.session_controller.rung_out):
        running.play(BLINK)
        running.let_pass(60_000)

    assert over == [True]


def test_play__a_start_would_wait_and_a_session_runs__is_refused(running: RunningApp, second: RemoteControl) -> None:
    running.start("Ice bath")

    with pytest.raises(RefusedError, match="another routine"):
        second.play(BLINK, rung_out=lambda: None)
    assert played(running) == "Ice bath"


def test_open__of_a_file__adds_it_and_shows_it_in_the_builder(
    running: RunningApp, second: RemoteControl, tmp_path: Path
) -> None:
    (tmp_path / "blink.json").write_bytes(document.encode(BLINK))
    second.open([str(tmp_path / "blink.json")])

    assert running.fakes.routines.routines == {"blink": BLINK}
    assert running.builder_screen.isVisible()
    assert running.builder_model.sketch.name == "Blink"


def test_open__of_a_routine_that_exists__only_shows_it(run_app: Callable[..., RunningApp], tmp_path: Path) -> None:
    running = run_app(routines=[BLINK])
    (tmp_path / "blink.json").write_bytes(document.encode(BLINK))
    RemoteControl(running).open([str(tmp_path / "blink.json")])

    assert running.fakes.routines.routines == {"blink": BLINK}
    assert running.builder_model.sketch.name == "Blink"


def test_open__of_several_files__adds_them_and_stays(
    running: RunningApp, second: RemoteControl, tmp_path: Path
) -> None:
    (tmp_path / "blink.json").write_bytes(document.encode(BLINK))
    (tmp_path / "typed.txt").write_text("# Legs\n30s squats")
    second.open([str(tmp_path / "blink.json"), str(tmp_path / "gone"), str(tmp_path / "typed.txt")])

    assert len(running.fakes.routines.routines) == 2
    assert running.routines_screen.isVisible()


def test_open__during_a_session__adds_it_and_the_session_stays_in_sight(
    running: RunningApp, second: RemoteControl, tmp_path: Path
) -> None:
    (tmp_path / "blink.json").write_bytes(document.encode(BLINK))
    running.start("Ice bath")
    second.open([str(tmp_path / "blink.json")])

    assert running.fakes.routines.routines == {"blink": BLINK}
    assert running.guide_screen.isVisible()
    assert running.window.findChild(QuestionDialog) is None


def test_open__a_question_is_open__is_refused(running: RunningApp, second: RemoteControl, qtbot: QtBot) -> None:
    running.start("Ice bath")
    second.play(BLINK)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)

    with pytest.raises(RefusedError, match="question"):
        second.open(["/blink.json"])
    question(running).buttons["Keep going"].click()


def test_play__too_long_with_these_settings__changes_nothing(running: RunningApp, second: RemoteControl) -> None:
    running.start("Ice bath")

    with pytest.raises(OutOfRangeError):
        second.play(TOO_LONG)
    assert played(running) == "Ice bath"
    assert running.window.findChild(QuestionDialog) is None


def test_play__last_routine_is_ringing_out__its_end_is_not_reported(
    running: RunningApp, second: RemoteControl, qtbot: QtBot
) -> None:
    second.play(BLINK)
    running.let_pass(60_000)
    second.play(BLINK)

    with qtbot.assertNotEmitted(running.session_controller.rung_out, wait=RING_OUT_MS + 300):
        pass


@OFFSCREEN
@pytest.mark.parametrize(
    "asked, answer",
    [
        (Request(), Response()),
        (Request(exit_when_done=True), Response()),
        (Request(routine=document.encode(BLINK)), Response()),
        (Request(routine=document.encode(BLINK), exit_when_done=True), Response(final=False)),
        (
            Request(routine=b"{"),
            Response(status=1, message="The file is not JSON: line 1, column 2: the text ends too early."),
        ),
    ],
)
def test_hear_later_starts__answers_each_request(
    asked: Request, answer: Response, running: RunningApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Response] = []

    class FakeServer:
        def __init__(self, _: InstanceLock, on_request: Callable[[Request, Reply], None]) -> None:
            on_request(asked, heard.append)

    monkeypatch.setattr(server, "Server", FakeServer)
    lock, _ = instance.acquire_or_forward(Options(data_dir=tmp_path))
    assert lock is not None
    instance.serve_later_starts(lock, running)
    lock.release()

    assert heard == [answer]
    assert running.player.is_playing is (answer.status == 0 and bool(asked.routine))
