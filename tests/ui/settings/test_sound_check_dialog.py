from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioFault, AudioProblem, Device
from recovery_timer.ui.settings.sound_check_dialog import SoundCheckDialog
from recovery_timer.ui.widgets.pick import ChoiceBox
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


def opened() -> SoundCheckDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SoundCheckDialog)
    return dialog


def press(key: Qt.Key) -> None:
    """Press ``key`` in the dialog."""
    dialog = opened()
    dialog.activateWindow()
    QTest.keyClick(dialog.focusWidget(), key)


def start_first(running: RunningApp) -> None:
    """Press Start on the first routine there is, and on its sheet, which comes before the first time."""
    running.navigator.show("routines")
    running.routines_screen.started.emit(running.library.entries[0].routine.id)
    if running.routine_sheet.isVisible():
        running.routine_sheet.start.click()


def ring(running: RunningApp) -> None:
    running.fakes.clock.advance(running.check_ticker.armed or 0)
    running.check_ticker.fire()


def sounding(dialog: SoundCheckDialog) -> list[str]:
    return [name for name, sound in dialog.sounds.items() if sound.isChecked()]


@pytest.fixture
def newcomer(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The running of a user who has never heard the sounds."""
    return run_app(checked_sound=False)


def test_first_start__plays_every_sound_and_names_it_while_it_is_heard(newcomer: RunningApp) -> None:
    start_first(newcomer)
    dialog = opened()
    assert not newcomer.player.is_playing
    assert [sound for _, sound in newcomer.fakes.audio.scheduled] == list(Sound)

    for name in Sound:
        assert sounding(dialog) == [name]
        ring(newcomer)

    assert sounding(dialog) == []


def test_first_start__enter__begins_the_session_at_once(newcomer: RunningApp, qtbot: QtBot) -> None:
    start_first(newcomer)
    assert opened().focusWidget() is opened().start
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: newcomer.player.is_playing)  # a button pressed by Enter is animated first

    assert newcomer.check_ticker.armed is None
    assert newcomer.fakes.audio.calls.index(("close",)) < max(
        index for index, call in enumerate(newcomer.fakes.audio.calls) if call == ("open",)
    )


@pytest.mark.parametrize("leave", ["escape", "close"])
def test_first_start__cancelled__is_silent_and_nothing_begins(newcomer: RunningApp, leave: str) -> None:
    start_first(newcomer)
    if leave == "escape":
        press(Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(opened().close_button, Qt.MouseButton.LeftButton)

    assert not newcomer.player.is_playing
    assert newcomer.fakes.audio.calls[-1] == ("close",)


def test_second_start__is_not_asked_again(newcomer: RunningApp) -> None:
    start_first(newcomer)
    opened().start.click()
    newcomer.player.end()
    newcomer.navigator.go_back()
    start_first(newcomer)

    assert newcomer.player.is_playing
    assert QApplication.activeModalWidget() is None


def test_second_start__after_the_first_was_cancelled__is_asked_again(newcomer: RunningApp) -> None:
    start_first(newcomer)
    assert opened().close_button.text() == "Cancel"
    press(Qt.Key.Key_Escape)
    start_first(newcomer)

    assert opened().start.isVisible()


def test_play_from_the_command_line__is_not_held_up(newcomer: RunningApp) -> None:
    newcomer.play(newcomer.library.entries[0].routine)

    assert newcomer.player.is_playing
    assert newcomer.sound_check.is_hint_due


def test_start_from_the_builder__is_offered_too(newcomer: RunningApp) -> None:
    newcomer.builder_controller.started.emit(
        newcomer.routines_model.timeline(newcomer.library.entries[0].routine.id), "id"
    )

    assert opened().start.isVisible()
    opened().reject()


def test_volume_and_output__are_set_here_with_the_keys(newcomer: RunningApp) -> None:
    newcomer.fakes.audio.there = [Device(id="usb", name="USB Headset")]
    start_first(newcomer)
    dialog = opened()
    reached: set[type[QWidget]] = set()
    for _ in range(20):
        press(Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        if isinstance(focused, (QSlider, ChoiceBox)) and type(focused) not in reached:
            reached.add(type(focused))
            press(Qt.Key.Key_Down)

    assert reached == {QSlider, ChoiceBox}
    assert newcomer.settings.current.volume == 69
    assert newcomer.settings.current.output == "usb"
    dialog.reject()


def test_one_sound__pressed__is_heard_alone(newcomer: RunningApp) -> None:
    start_first(newcomer)
    dialog = opened()
    QTest.mouseClick(dialog.sounds[Sound.TICK], Qt.MouseButton.LeftButton)
    assert [sound for _, sound in newcomer.fakes.audio.scheduled] == ["tick"]
    assert sounding(dialog) == ["tick"]

    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)

    assert [sound for _, sound in newcomer.fakes.audio.scheduled] == list(Sound)
    assert sounding(dialog) == [Sound.GO_WORK]
    dialog.reject()


def test_no_sound__is_shown__and_everything_else_too(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(checked_sound=False, sound_problem=AudioProblem(AudioFault.OUTPUT_LOST))
    start_first(running)
    dialog = opened()

    assert dialog.problem.isVisible()
    assert dialog.problem.text() == "No sound: the sound output stopped working."
    assert sounding(dialog) == ["go_work"]
    dialog.reject()


def test_muted__is_shown_and_can_be_undone_here(running: RunningApp) -> None:
    running.volume.mute()
    dialog = SoundCheckDialog(running.theme, running.settings_model, running.window)
    dialog.open()
    assert dialog.problem.text() == "The sounds are muted."

    QTest.mouseClick(dialog.unmute, Qt.MouseButton.LeftButton)

    assert not running.volume.muted
    assert not dialog.problem.isVisible()
    assert not dialog.unmute.isVisible()
    dialog.reject()


def test_closed__no_longer_follows_the_settings(running: RunningApp, qapp: QApplication) -> None:
    dialog = SoundCheckDialog(running.theme, running.settings_model, running.window)
    dialog.open()
    dialog.reject()
    qapp.processEvents()

    running.settings.change("volume", 3)
    running.sound_check.play([Sound.TICK])

    assert running.settings.current.volume == 3
