from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import Device
from recovery_timer.ui.settings.sound_check_dialog import SoundCheckDialog
from recovery_timer.ui.widgets.pick import ChoiceBox
from tests.desk import Desk

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


def start_first(desk: Desk) -> None:
    """Press Start on the first routine there is."""
    desk.window.show_screen("routines")
    desk.window.routines.started.emit(desk.library.entries[0].routine.id)


def ring(desk: Desk) -> None:
    desk.clock.advance(desk.check_ticker.armed or 0)
    desk.check_ticker.fire()


def sounding(dialog: SoundCheckDialog) -> list[str]:
    return [name for name, sound in dialog.sounds.items() if sound.isChecked()]


@pytest.fixture
def new_desk(make_desk: Callable[..., Desk]) -> Desk:
    """The desk of a user who has never heard the sounds."""
    return make_desk(checked_sound=False)


def test_first_start__plays_every_sound_and_names_it_while_it_is_heard(new_desk: Desk) -> None:
    start_first(new_desk)
    dialog = opened()
    assert not new_desk.player.is_playing
    assert [sound for _, sound in new_desk.audio.scheduled] == list(Sound)

    for name in Sound:
        assert sounding(dialog) == [name]
        ring(new_desk)

    assert sounding(dialog) == []


def test_first_start__enter__begins_the_session_at_once(new_desk: Desk, qtbot: QtBot) -> None:
    start_first(new_desk)
    assert opened().focusWidget() is opened().start
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: new_desk.player.is_playing)  # a button pressed by Enter is animated first

    assert new_desk.check_ticker.armed is None
    assert new_desk.audio.calls.index(("close",)) < max(
        index for index, call in enumerate(new_desk.audio.calls) if call == ("open",)
    )


@pytest.mark.parametrize("leave", ["escape", "close"])
def test_first_start__cancelled__is_silent_and_nothing_begins(new_desk: Desk, leave: str) -> None:
    start_first(new_desk)
    if leave == "escape":
        press(Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(opened().close_button, Qt.MouseButton.LeftButton)

    assert not new_desk.player.is_playing
    assert new_desk.audio.calls[-1] == ("close",)


def test_second_start__is_not_asked_again(new_desk: Desk) -> None:
    start_first(new_desk)
    press(Qt.Key.Key_Escape)
    start_first(new_desk)

    assert new_desk.player.is_playing
    assert QApplication.activeModalWidget() is None


def test_play_from_the_command_line__is_not_held_up(new_desk: Desk) -> None:
    new_desk.window.play_routine(new_desk.library.entries[0].routine)

    assert new_desk.player.is_playing
    assert new_desk.check.is_hint_due


def test_start_from_the_builder__is_offered_too(new_desk: Desk) -> None:
    new_desk.window.builder_controller.started.emit(
        new_desk.routines.timeline(new_desk.library.entries[0].routine.id), "id"
    )

    assert opened().start.isVisible()
    opened().reject()


def test_volume_and_output__are_set_here_with_the_keys(new_desk: Desk) -> None:
    new_desk.audio.there = [Device(id="usb", name="USB Headset")]
    start_first(new_desk)
    dialog = opened()
    reached: set[type[QWidget]] = set()
    for _ in range(20):
        press(Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        if isinstance(focused, (QSlider, ChoiceBox)) and type(focused) not in reached:
            reached.add(type(focused))
            press(Qt.Key.Key_Down)

    assert reached == {QSlider, ChoiceBox}
    assert new_desk.settings.current.volume == 69
    assert new_desk.settings.current.output == "usb"
    dialog.reject()


def test_one_sound__pressed__is_heard_alone(new_desk: Desk) -> None:
    start_first(new_desk)
    dialog = opened()
    QTest.mouseClick(dialog.sounds[Sound.TICK], Qt.MouseButton.LeftButton)
    assert [sound for _, sound in new_desk.audio.scheduled] == ["tick"]
    assert sounding(dialog) == ["tick"]

    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)

    assert [sound for _, sound in new_desk.audio.scheduled] == list(Sound)
    assert sounding(dialog) == [Sound.GO_WORK]
    dialog.reject()


def test_no_sound__is_shown__and_everything_else_too(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(checked_sound=False, sound_problem="No sound: there is no sound output.")
    start_first(desk)
    dialog = opened()

    assert dialog.problem.isVisible()
    assert dialog.problem.text() == "No sound: there is no sound output."
    assert sounding(dialog) == ["go_work"]
    dialog.reject()


def test_muted__is_shown_and_can_be_undone_here(desk: Desk) -> None:
    desk.volume.mute()
    dialog = SoundCheckDialog(desk.theme, desk.settings_model, desk.window)
    dialog.open()
    assert dialog.problem.text() == "The sounds are muted."

    QTest.mouseClick(dialog.unmute, Qt.MouseButton.LeftButton)

    assert not desk.volume.muted
    assert not dialog.problem.isVisible()
    assert not dialog.unmute.isVisible()
    dialog.reject()


def test_closed__no_longer_follows_the_settings(desk: Desk, qapp: QApplication) -> None:
    dialog = SoundCheckDialog(desk.theme, desk.settings_model, desk.window)
    dialog.open()
    dialog.reject()
    qapp.processEvents()

    desk.settings.change("volume", 3)
    desk.check.play([Sound.TICK])

    assert desk.settings.current.volume == 3
