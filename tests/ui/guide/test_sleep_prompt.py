"""What the window says and offers after the machine has slept during a session."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Step
from recovery_timer.session.record import PauseReason
from recovery_timer.session.state import State
from recovery_timer.ui.widgets.question import QuestionDialog
from tests.desk import Desk

LEGS = Routine(
    id="legs", name="Legs", blocks=(Step(name="Calves", seconds=60), Step(name="Hips", seconds=60, position=0))
)
PAUSED = "Paused at step 2 while the computer slept, 4:10."


def sleep(desk: Desk, then: str) -> None:
    """Let the machine sleep for 4:10, at 22 s of the second step."""
    desk.settings.change("after_sleep", then)
    desk.window.play_routine(LEGS)
    desk.let_pass(10_000 + 60_000 + 22_000)
    desk.clock.sleep(250_000)
    desk.player.wake_up()


def press(desk: Desk, words: str) -> None:
    (button,) = [each for each in desk.window.notices.findChildren(QPushButton) if each.text() == words]
    button.click()


def question() -> QuestionDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QuestionDialog)
    assert dialog.windowTitle() == "Go on after the sleep?"
    return dialog


def remaining(desk: Desk) -> int | None:
    return desk.session.remaining(desk.clock.now())


def test_pause__says_where_and_how_long_and_offers_to_resume(desk: Desk) -> None:
    sleep(desk, "pause")
    assert desk.window.notices.texts() == [PAUSED]
    press(desk, "Resume")

    assert (desk.state(), remaining(desk)) == (State.RUNNING, 38_000)
    assert desk.window.notices.texts() == []


def test_pause__offers_to_restart_the_step(desk: Desk) -> None:
    sleep(desk, "pause")
    press(desk, "Restart step")

    assert (desk.state(), remaining(desk)) == (State.RUNNING, 60_000)
    assert desk.window.notices.texts() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_P])
def test_pause__resumed_by_a_key__withdraws_the_offer(desk: Desk, key: Qt.Key) -> None:
    sleep(desk, "pause")
    QTest.keyClick(desk.window, key)

    assert desk.state() is State.RUNNING
    assert desk.window.notices.texts() == []


def test_pause__moved_on_while_paused__still_offers(desk: Desk) -> None:
    sleep(desk, "pause")
    desk.player.extend()

    assert desk.window.notices.texts() == [PAUSED]


def test_pause__and_slept_again_after_resuming__reports_the_second_sleep(desk: Desk) -> None:
    sleep(desk, "pause")
    press(desk, "Resume")
    desk.let_pass(1_000)
    desk.clock.sleep(60_000)
    desk.player.wake_up()

    assert desk.window.notices.texts() == ["Paused at step 2 while the computer slept, 1:00."]


def test_go_on__continues_and_says_so(desk: Desk) -> None:
    sleep(desk, "go on")

    assert (desk.state(), remaining(desk)) == (State.RUNNING, 38_000)
    assert desk.window.notices.texts() == ["Went on at step 2: the computer slept for 4:10."]
    assert [pause.reason for pause in desk.session.pauses] == [PauseReason.SLEEP]
    desk.let_pass(1_000)
    assert desk.window.notices.texts() == ["Went on at step 2: the computer slept for 4:10."]


@pytest.mark.parametrize(
    "answer, state, left_ms", [("Go on", State.RUNNING, 38_000), ("Restart step", State.RUNNING, 60_000)]
)
def test_ask__does_what_is_answered(desk: Desk, qtbot: QtBot, answer: str, state: State, left_ms: int) -> None:
    sleep(desk, "ask")
    assert desk.state() is State.PAUSED
    asked = question()
    assert list(asked.buttons) == ["End", "Restart step", "Go on"]
    assert asked.focusWidget() is asked.buttons["Go on"]
    asked.buttons[answer].click()

    assert (desk.state(), remaining(desk)) == (state, left_ms)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_ask__answered_with_end__ends(desk: Desk) -> None:
    sleep(desk, "ask")
    question().buttons["End"].click()

    assert desk.state() is State.ENDED
    assert desk.window.finish.isVisible()


def test_ask__closed_without_an_answer__stays_paused(desk: Desk, qtbot: QtBot) -> None:
    sleep(desk, "ask")
    QTest.keyClick(question(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)

    assert desk.state() is State.PAUSED


def test_ask__settled_otherwise__no_longer_asks(desk: Desk, qtbot: QtBot) -> None:
    sleep(desk, "ask")
    desk.player.pause_or_resume()

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert desk.state() is State.RUNNING


def test_ask__slept_again_before_it_was_answered__is_asked_once(desk: Desk) -> None:
    sleep(desk, "ask")
    first = question()
    desk.clock.sleep(250_000)
    desk.player.wake_up()

    assert question() is first
