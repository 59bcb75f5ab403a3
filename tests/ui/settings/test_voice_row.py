from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recovery_timer.app.playback.narrator import SAMPLE
from recovery_timer.ports import Device, VoiceFault, VoiceProblem
from recovery_timer.ui.settings.voice_row import VoiceRow
from recovery_timer.ui.widgets.pick import ChoiceBox
from tests.running_app import RunningApp


@pytest.fixture
def show_row(running: RunningApp) -> Callable[[], VoiceRow]:
    def show() -> VoiceRow:
        running.navigator.show("settings")
        (row,) = running.settings_screen.findChildren(VoiceRow)
        return row

    return show


def test_test__speaks(running: RunningApp, show_row: Callable[[], VoiceRow]) -> None:
    row = show_row()
    QTest.mouseClick(row.test, Qt.MouseButton.LeftButton)

    assert running.fakes.voice.said == [SAMPLE]
    assert not row.problem.isVisible()


def test_no_voice__says_how_to_get_one_and_offers_no_test(
    running: RunningApp, show_row: Callable[[], VoiceRow]
) -> None:
    running.fakes.voice.problem = VoiceProblem(VoiceFault.NO_ENGLISH_VOICE)
    row = show_row()

    assert row.problem.isVisible()
    assert row.problem.text() == (
        "No voice: this computer has none that speaks English (Debian and Ubuntu: packages speech-dispatcher and "
        "speech-dispatcher-espeak-ng)."
    )
    assert not row.test.isEnabled()
    assert not row.help.isVisible()


def test_voice__found_later__is_offered(running: RunningApp, show_row: Callable[[], VoiceRow]) -> None:
    running.fakes.voice.problem = VoiceProblem(VoiceFault.NO_ENGLISH_VOICE)
    row = show_row()
    running.fakes.voice.there = [Device(id="en-1", name="Alice")]
    running.fakes.voice.change()

    assert row.test.isEnabled()
    assert not row.problem.isVisible()
    pick = running.settings_screen.controls["voice_id"]
    assert isinstance(pick, ChoiceBox)
    assert [pick.itemText(index) for index in range(pick.count())] == ["The usual voice", "Alice"]


def test_voice__lost_while_the_page_is_shown__is_reported(
    running: RunningApp, show_row: Callable[[], VoiceRow]
) -> None:
    row = show_row()
    running.fakes.voice.change(VoiceProblem(VoiceFault.NO_ANSWER))

    assert row.problem.isVisible()
    assert not row.test.isEnabled()


def test_muted__is_shown__as_nothing_would_be_heard(running: RunningApp, show_row: Callable[[], VoiceRow]) -> None:
    row = show_row()
    running.volume.mute()
    assert "muted" in row.problem.text()
    assert not row.test.isEnabled()

    running.volume.mute()

    assert row.test.isEnabled()
