"""The page that is shown at the very first start."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from recovery_timer.app.navigation import Stage
from recovery_timer.ports import AudioFault, AudioProblem, Device
from recovery_timer.routine.durations import MS
from tests.fakes.ports import Fakes
from tests.running_app import RunningApp

RunApp = Callable[..., RunningApp]


@pytest.fixture
def newcomer(run_app: RunApp) -> RunningApp:
    """The program of someone who opens it for the first time."""
    return run_app(is_new=True)


def texts(running: RunningApp) -> str:
    return "\n".join(each.text() for each in running.welcome_screen.findChildren(QLabel) if each.isVisible())


def stage(running: RunningApp) -> Stage:
    return running.navigator.place.stage


def test_first_start__welcomes_the_user__who_looks_around(newcomer: RunningApp, qtbot: QtBot) -> None:
    assert newcomer.welcome_screen.isVisible()
    assert QApplication.activeModalWidget() is None
    QTest.keyClick(newcomer.welcome_screen.try_it, Qt.Key.Key_Tab)
    assert newcomer.welcome_screen.look_around.hasFocus()
    QTest.keyClick(newcomer.welcome_screen.look_around, Qt.Key.Key_Return)
    qtbot.waitUntil(newcomer.routines_screen.isVisible, timeout=15_000)

    assert not newcomer.first_start.is_now


def test_first_start__enter__tries_it_at_once(newcomer: RunningApp, qtbot: QtBot) -> None:
    assert newcomer.welcome_screen.try_it.hasFocus()
    QTest.keyClick(newcomer.welcome_screen.try_it, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: newcomer.player.is_playing, timeout=15_000)

    assert newcomer.session.timeline.name == "Calf stretch"
    assert round(newcomer.session.timeline.total_ms / MS) == 65
    newcomer.player.end()
    newcomer.navigator.go_back()
    assert newcomer.routines_screen.isVisible()


def test_second_start__begins_at_home(run_app: RunApp, qapp: QApplication) -> None:
    first = run_app(is_new=True)
    first.welcome_screen.look_around.click()
    fakes = Fakes(is_new=True)
    fakes.hints = first.fakes.hints

    assert stage(RunningApp(qapp, fakes)) is Stage.HOME


def test_first_start__with_a_session_to_resume__is_about_that(run_app: RunApp, qapp: QApplication) -> None:
    broken_off = run_app(is_new=True)
    broken_off.welcome_screen.try_it.click()
    broken_off.player.break_off()
    fakes = Fakes(is_new=True, checkpoints=broken_off.fakes.checkpoints)

    assert stage(RunningApp(qapp, fakes)) is Stage.HOME


def test_welcome__counts_the_routines_that_ship_with_the_program(newcomer: RunningApp) -> None:
    shipped = [entry.routine for entry in newcomer.library.entries]
    minutes = [round(newcomer.routines_model.expand(each).total_ms / 60_000) for each in shipped]
    words = f"{len(shipped)} are ready, from {min(minutes)} to {max(minutes)} minutes. Or build your own."

    assert words in texts(newcomer)
    assert newcomer.welcome_screen.try_it.text() == "Try it: 1 min"


def test_voice__is_named_only_where_one_is_installed(newcomer: RunningApp) -> None:
    assert "voice" not in texts(newcomer)
    newcomer.fakes.synthesizer.there = [Device(id="anna", name="Anna")]
    newcomer.settings_model.voice_changed.emit()

    assert "the voice names it" in texts(newcomer)


def test_sound__is_played_as_loud_as_it_is_set(newcomer: RunningApp) -> None:
    sound = newcomer.welcome_screen.sound
    QTest.keyClick(sound.level, Qt.Key.Key_Right)
    sound.play.click()

    assert newcomer.settings.current.volume == 71
    assert "71 %" in texts(newcomer)
    assert [sound for _, sound in newcomer.fakes.audio.scheduled] == ["tick", "tick", "tick", "go_work"]


def test_sound__missing__is_reported_and_leads_to_the_settings(run_app: RunApp) -> None:
    running = run_app(is_new=True, sound_problem=AudioProblem(AudioFault.NO_OUTPUT))
    sound = running.welcome_screen.sound
    sound.play.click()
    assert sound.problem.text() in texts(running)
    assert sound.problem.text().startswith("No sound")
    assert not sound.level.isVisible()
    sound.settings.click()

    assert running.settings_screen.isVisible()


def test_narrow_window__has_no_room_for_the_figure(newcomer: RunningApp) -> None:
    assert newcomer.welcome_screen._stage.isVisible()
    newcomer.window.resize(800, 560)
    QApplication.processEvents()

    assert not newcomer.welcome_screen._stage.isVisible()


def test_help__shows_it_again(running: RunningApp) -> None:
    running.settings_screen.welcome.click()
    assert running.welcome_screen.isVisible()
    running.welcome_screen.look_around.click()

    assert running.routines_screen.isVisible()


def test_help__during_a_session__is_not_reached_without_asking(running: RunningApp) -> None:
    running.start("Ice bath")
    running.navigator.welcome()

    assert stage(running) is Stage.GUIDE
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
