"""The end of a session on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.session.state import State
from recovery_timer.ui.guide.finish import signed
from tests.desk import Desk
from tests.ui.guide.test_screen import GET_READY_MS, LEGS


def texts(desk: Desk) -> list[str]:
    return [label.text() for label in desk.window.finish.findChildren(QLabel) if label.isVisible()]


def test_shows_what_was_held_skipped_and_extended__after_an_early_end(desk: Desk) -> None:
    desk.window.play_routine(LEGS)
    desk.let_pass(GET_READY_MS + 12_000)
    desk.player.extend()
    desk.player.end()
    shown = texts(desk)
    assert "Stopped here." in shown
    assert {"0:12", "+0:15"} <= set(shown)
    # The rest of the first hold, the other three holds and the last step; the manual step has no length.
    assert "7:03" in shown
    assert "not reached" in shown


def test_goes_on_where_it_was_stopped(desk: Desk) -> None:
    desk.window.play_routine(LEGS)
    desk.let_pass(GET_READY_MS + 12_000)
    desk.player.end()
    desk.clock.advance(60_000)
    QTest.mouseClick(desk.window.finish.go_on_button, Qt.MouseButton.LeftButton)
    session = desk.player.session
    assert session is not None
    assert session.state is State.RUNNING
    assert session.position(desk.clock.now()) == 12_000
    assert desk.window.guide.isVisible()


def test_cannot_be_continued__after_the_last_segment(desk: Desk) -> None:
    desk.play("Legs up the wall")
    desk.let_pass(3_600_000)
    assert desk.window.finish.isVisible()
    assert not desk.window.finish.go_on_button.isVisible()
    assert "Well done." in texts(desk)


def test_plays_it_again(desk: Desk) -> None:
    desk.play("Legs up the wall")
    desk.let_pass(3_600_000)
    QTest.mouseClick(desk.window.finish.again_button, Qt.MouseButton.LeftButton)
    assert desk.player.is_playing
    assert desk.window.guide.isVisible()


def test_goes_back_to_the_routines__which_know_it_was_used(desk: Desk) -> None:
    desk.play("Legs up the wall")
    desk.let_pass(3_600_000)
    QTest.mouseClick(desk.window.finish.back_button, Qt.MouseButton.LeftButton)
    assert desk.window.routines.isVisible()
    first = desk.window.routines.grid.visible_cards()[0]
    assert first.routine_id == "builtin-legs-up-the-wall"
    assert "last used: today" in first.accessibleName()


def test_signed_time_has_a_sign__unless_it_is_nothing() -> None:
    assert [signed(ms) for ms in (15_000, 0, -15_000)] == ["+0:15", "0:00", "−0:15"]
