from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recovery_timer.app.playback.narrator import SAMPLE
from recovery_timer.ports import Device
from recovery_timer.ui.settings.voice_row import VoiceRow
from recovery_timer.ui.widgets.pick import ChoiceBox
from tests.desk import Desk


@pytest.fixture
def show_row(desk: Desk) -> Callable[[], VoiceRow]:
    def show() -> VoiceRow:
        desk.window.show_screen("settings")
        (row,) = desk.window.settings.findChildren(VoiceRow)
        return row

    return show


def test_test__speaks(desk: Desk, show_row: Callable[[], VoiceRow]) -> None:
    row = show_row()
    QTest.mouseClick(row.test, Qt.MouseButton.LeftButton)

    assert desk.voice.said == [SAMPLE]
    assert not row.problem.isVisible()


def test_no_voice__says_how_to_get_one_and_offers_no_test(desk: Desk, show_row: Callable[[], VoiceRow]) -> None:
    desk.voice.problem = "No voice: install one."
    row = show_row()

    assert (row.problem.text(), row.problem.isVisible()) == ("No voice: install one.", True)
    assert not row.test.isEnabled()
    assert not row.help.isVisible()


def test_voice__found_later__is_offered(desk: Desk, show_row: Callable[[], VoiceRow]) -> None:
    desk.voice.problem = "No voice: install one."
    row = show_row()
    desk.voice.there = [Device(id="en-1", name="Alice")]
    desk.voice.change()

    assert row.test.isEnabled()
    assert not row.problem.isVisible()
    pick = desk.window.settings.controls["voice_id"]
    assert isinstance(pick, ChoiceBox)
    assert [pick.itemText(index) for index in range(pick.count())] == ["The usual voice", "Alice"]


def test_voice__lost_while_the_page_is_shown__is_reported(desk: Desk, show_row: Callable[[], VoiceRow]) -> None:
    row = show_row()
    desk.voice.change("No voice: it does not answer.")

    assert row.problem.isVisible()
    assert not row.test.isEnabled()


def test_muted__is_shown__as_nothing_would_be_heard(desk: Desk, show_row: Callable[[], VoiceRow]) -> None:
    row = show_row()
    desk.volume.mute()
    assert "muted" in row.problem.text()
    assert not row.test.isEnabled()

    desk.volume.mute()

    assert row.test.isEnabled()
