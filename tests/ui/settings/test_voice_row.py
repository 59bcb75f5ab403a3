from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from recovery_timer.app.sound.sound_check import SAMPLE
from recovery_timer.ports import Device, VoiceFault, VoiceProblem
from recovery_timer.ui.settings.voice_row import VoiceRow
from recovery_timer.ui.widgets.pick import ChoiceBox
from tests.running_app import RunningApp


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    return run_app(opens=False)


@pytest.fixture
def show_row(running: RunningApp, show_alone: Callable[[QWidget], None]) -> Callable[[], VoiceRow]:
    def show() -> VoiceRow:
        show_alone(running.settings_screen)
        (row,) = running.settings_screen.findChildren(VoiceRow)
        return row

    return show


def test_test__speaks(running: RunningApp, show_row: Callable[[], VoiceRow]) -> None:
    row = show_row()
    QTest.mouseClick(row.test, Qt.MouseButton.LeftButton)

    assert running.fakes.synthesizer.texts == [SAMPLE]
    assert not row.problem.isVisible()


def test_no_voice__says_how_to_get_one_and_offers_no_test(
    running: RunningApp, show_row: Callable[[], VoiceRow]
) -> None:
    running.fakes.synthesizer.problem = VoiceProblem(VoiceFault.NO_SYNTHESIZER)
    row = show_row()

    assert row.problem.isVisible()
    assert row.problem.text() == "No voice: no speech program is installed (Debian and Ubuntu: package espeak-ng)."
    assert not row.test.isEnabled()
    assert not row.help.isVisible()


def test_voice__found_later__is_offered(running: RunningApp, show_row: Callable[[], VoiceRow]) -> None:
    running.fakes.synthesizer.problem = VoiceProblem(VoiceFault.NO_SYNTHESIZER)
    row = show_row()
    running.fakes.synthesizer.there = [Device(id="en-1", name="Alice")]
    running.fakes.synthesizer.change()

    assert row.test.isEnabled()
    assert not row.problem.isVisible()
    pick = running.settings_screen.controls["voice_id"]
    assert isinstance(pick, ChoiceBox)
    assert [pick.itemText(index) for index in range(pick.count())] == ["Default voice", "Alice"]


def test_voice__lost_while_the_page_is_shown__is_reported(
    running: RunningApp, show_row: Callable[[], VoiceRow]
) -> None:
    row = show_row()
    running.fakes.synthesizer.change(VoiceProblem(VoiceFault.FAILED, "Piper: no model"))

    assert row.problem.isVisible()
    assert not row.test.isEnabled()


def test_muted__is_shown__as_nothing_would_be_heard(running: RunningApp, show_row: Callable[[], VoiceRow]) -> None:
    row = show_row()
    running.volume.mute()
    assert "muted" in row.problem.text()
    assert not row.test.isEnabled()

    running.volume.mute()

    assert row.test.isEnabled()
