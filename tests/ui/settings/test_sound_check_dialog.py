from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QWidget

from recovery_timer.app.sound import WatchedAudio
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioFault, AudioProblem, DelayMeasurement, Device
from recovery_timer.ui.settings.sound_check_dialog import SoundCheckDialog
from recovery_timer.ui.widgets.pick import ChoiceBox
from tests.fakes.audio import RecordingAudio
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


def open_check(running: RunningApp) -> SoundCheckDialog:
    SoundCheckDialog(running.theme, running.settings_model, running.window).open()
    return opened()


def ring(running: RunningApp) -> None:
    running.fakes.clock.advance(running.check_ticker.armed or 0)
    running.check_ticker.fire()


def sounding(dialog: SoundCheckDialog) -> list[str]:
    return [name for name, sound in dialog.sounds.items() if sound.isChecked()]


def test_open__plays_every_sound_and_names_it_while_it_is_heard(running: RunningApp) -> None:
    dialog = open_check(running)
    assert [sound for _, sound in running.fakes.audio.scheduled] == list(Sound)

    for name in Sound:
        assert sounding(dialog) == [name]
        ring(running)

    assert sounding(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("leave", ["escape", "close"])
def test_closed__is_silent(running: RunningApp, leave: str) -> None:
    dialog = open_check(running)
    assert dialog.focusWidget() is dialog.close_button
    if leave == "escape":
        press(Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)

    assert running.fakes.audio.calls[-1] == ("close",)


def test_volume_and_output__are_set_here_with_the_keys(running: RunningApp) -> None:
    running.fakes.audio.there = [Device(id="usb", name="USB Headset")]
    dialog = open_check(running)
    reached: set[type[QWidget]] = set()
    for _ in range(20):
        press(Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        if isinstance(focused, (QSlider, ChoiceBox)) and type(focused) not in reached:
            reached.add(type(focused))
            press(Qt.Key.Key_Down)

    assert reached == {QSlider, ChoiceBox}
    assert running.settings.current.volume == 69
    assert running.settings.current.output == "usb"
    dialog.reject()


def test_one_sound__pressed__is_heard_alone(running: RunningApp) -> None:
    dialog = open_check(running)
    QTest.mouseClick(dialog.sounds[Sound.TICK], Qt.MouseButton.LeftButton)
    assert [sound for _, sound in running.fakes.audio.scheduled] == ["tick"]
    assert sounding(dialog) == ["tick"]

    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)

    assert [sound for _, sound in running.fakes.audio.scheduled] == list(Sound)
    assert sounding(dialog) == [Sound.GO_WORK]
    dialog.reject()


def test_no_sound__is_shown__and_everything_else_too(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(sound_problem=AudioProblem(AudioFault.OUTPUT_LOST))
    dialog = open_check(running)

    assert dialog.problem.isVisible()
    assert dialog.problem.text() == "No sound: the sound output stopped working."
    assert sounding(dialog) == ["go_work"]
    dialog.reject()


def test_muted__is_shown_and_can_be_undone_here(running: RunningApp) -> None:
    running.volume.mute()
    dialog = open_check(running)
    assert dialog.problem.text() == "The sounds are muted."

    QTest.mouseClick(dialog.unmute, Qt.MouseButton.LeftButton)

    assert not running.volume.muted
    assert not dialog.problem.isVisible()
    assert not dialog.unmute.isVisible()
    dialog.reject()


def test_closed__no_longer_follows_the_settings(running: RunningApp, qapp: QApplication) -> None:
    dialog = open_check(running)
    dialog.reject()
    qapp.processEvents()

    running.settings.change("volume", 3)
    running.sound_check.play([Sound.TICK])

    assert running.settings.current.volume == 3


# -- the delay


@pytest.fixture
def dialog(run_app: Callable[..., RunningApp]) -> SoundCheckDialog:
    running = run_app()
    running.navigator.show("settings")
    made = SoundCheckDialog(running.theme, running.settings_model, running.window)
    made.open()
    return made


def hear(dialog: SoundCheckDialog, delay_ms: int | None, heard: int, played: int = 6) -> str:
    """Report that measurement from the microphone, and return the text shown."""
    audio = dialog._model.delays._audio
    assert isinstance(audio, WatchedAudio)
    assert isinstance(audio._audio, RecordingAudio)
    audio._audio.measured(DelayMeasurement(output_id="headset", delay_ms=delay_ms, heard=heard, played=played))
    return dialog.delay.words.text()


@pytest.mark.parametrize(
    "delay_ms,heard,played,said",
    [
        (251, 6, 6, "6 of 6 sounds were heard, 251 ms late. That is now made up for."),
        (None, 0, 6, "0 of 6 sounds were heard. Turn up the volume, or move the microphone."),
        (251, 2, 6, "2 of 6 sounds were heard. Turn up the volume, or move the microphone."),
        (None, 0, 0, "It cannot be measured: there is no microphone, or no sound."),
    ],
)
def test_delay__measured__is_shown(
    dialog: SoundCheckDialog, delay_ms: int | None, heard: int, played: int, said: str
) -> None:
    dialog.delay.button.click()
    assert dialog.delay.words.text().startswith("Listening")

    assert hear(dialog, delay_ms, heard, played) == said


def test_delay__another_sound_is_played__is_aborted(dialog: SoundCheckDialog) -> None:
    dialog.delay.button.click()
    dialog.again.click()

    assert not dialog._model.delays.is_measuring
    assert dialog.delay.words.text().startswith("Wireless speakers")


def test_delay__dialog_is_closed__is_aborted(dialog: SoundCheckDialog) -> None:
    model = dialog._model
    dialog.delay.button.click()
    dialog.close_button.click()

    assert not model.delays.is_measuring
