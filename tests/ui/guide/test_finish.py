"""The end of a session on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.session.state import State
from recovery_timer.ui.guide.finish import signed
from tests.running_app import RunningApp
from tests.ui.guide.test_screen import GET_READY_MS, LEGS


def texts(running: RunningApp) -> list[str]:
    return [label.text() for label in running.finish_screen.findChildren(QLabel) if label.isVisible()]


def test_shows_what_was_held_skipped_and_extended__after_an_early_end(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 12_000)
    running.player.extend()
    running.player.end()
    shown = texts(running)
    assert "Stopped here." in shown
    assert {"0:12", "+0:15"} <= set(shown)
    # The rest of the first hold, the other three holds and the last step; the manual step has no length.
    assert "7:03" in shown
    assert "not reached" in shown


def test_goes_on_where_it_was_stopped(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 12_000)
    title = running.window.windowTitle()
    running.guide_screen.guide.controls.end.setFocus()
    running.guide_screen.guide.controls.end.click()
    running.fakes.clock.advance(60_000)
    QTest.mouseClick(running.finish_screen.go_on_button, Qt.MouseButton.LeftButton)
    session = running.player.session
    assert session is not None
    assert session.state is State.RUNNING
    assert session.position(running.fakes.clock.now()) == 12_000
    assert running.guide_screen.isVisible()
    assert "Hamstring" in title
    assert running.window.windowTitle() == title
    # Not End: Enter would end it again.
    assert running.guide_screen.guide.controls.big.hasFocus()


def test_cannot_be_continued__after_the_last_segment(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    assert running.finish_screen.isVisible()
    assert not running.finish_screen.go_on_button.isVisible()
    assert "Well done." in texts(running)


def test_plays_it_again(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    QTest.mouseClick(running.finish_screen.again_button, Qt.MouseButton.LeftButton)
    assert running.player.is_playing
    assert running.guide_screen.isVisible()


def test_goes_back_to_the_routines__which_know_it_was_used(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    QTest.mouseClick(running.finish_screen.back_button, Qt.MouseButton.LeftButton)
    assert running.routines_screen.isVisible()
    assert running.routines_screen.grid.visible_ids()[0] == "builtin-legs-up-the-wall"
    assert running.routines_model.card("builtin-legs-up-the-wall").last_used == "today"


@pytest.mark.parametrize("screen", ["build", "settings", "routines"])
def test_goes_back_to_where_the_session_was_started(running: RunningApp, screen: str) -> None:
    running.navigator.show(screen)
    running.start("Legs up the wall")
    running.player.end()
    QTest.mouseClick(running.finish_screen.back_button, Qt.MouseButton.LeftButton)
    assert (running.navigator.place.screen, running.finish_screen.isVisible()) == (screen, False)


def test_signed_time_has_a_sign__unless_it_is_nothing() -> None:
    assert [signed(ms) for ms in (15_000, 0, -15_000)] == ["+0:15", "0:00", "−0:15"]
