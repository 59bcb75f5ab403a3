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
from tests.running_app import RunningApp

LEGS = Routine(
    id="legs", name="Legs", blocks=(Step(name="Calves", seconds=60), Step(name="Hips", seconds=60, position=0))
)
PAUSED = "Paused: the computer was asleep for 4:10."


def sleep(running: RunningApp, then: str) -> None:
    """Make the machine sleep for 4:10, at 22 s of the second step."""
    running.settings.change("after_sleep", then)
    running.play(LEGS)
    running.let_pass(10_000 + 60_000 + 22_000)
    running.fakes.clock.sleep(250_000)
    running.player.wake_up()


def press(running: RunningApp, words: str) -> None:
    (button,) = [each for each in running.notices.findChildren(QPushButton) if each.text() == words]
    button.click()


def question() -> QuestionDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QuestionDialog)
    assert dialog.windowTitle() == "Welcome back"
    return dialog


def remaining(running: RunningApp) -> int | None:
    return running.session.remaining(running.fakes.clock.now())


def test_pause__says_where_and_how_long_and_offers_to_resume(running: RunningApp) -> None:
    sleep(running, "pause")
    assert running.notices.texts() == [PAUSED]
    press(running, "Continue")

    assert (running.state(), remaining(running)) == (State.RUNNING, 38_000)
    assert running.notices.texts() == []


def test_pause__offers_to_restart_the_step(running: RunningApp) -> None:
    sleep(running, "pause")
    press(running, "Restart step")

    assert (running.state(), remaining(running)) == (State.RUNNING, 60_000)
    assert running.notices.texts() == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_P])
def test_pause__resumed_by_a_key__withdraws_the_offer(running: RunningApp, key: Qt.Key) -> None:
    sleep(running, "pause")
    QTest.keyClick(running.window, key)

    assert running.state() is State.RUNNING
    assert running.notices.texts() == []


def test_pause__moved_on_while_paused__still_offers(running: RunningApp) -> None:
    sleep(running, "pause")
    running.player.extend()

    assert running.notices.texts() == [PAUSED]


def test_pause__and_slept_again_after_resuming__reports_the_second_sleep(running: RunningApp) -> None:
    sleep(running, "pause")
    press(running, "Continue")
    running.let_pass(1_000)
    running.fakes.clock.sleep(60_000)
    running.player.wake_up()

    assert running.notices.texts() == ["Paused: the computer was asleep for 1:00."]


def test_go_on__continues_and_says_so(running: RunningApp) -> None:
    sleep(running, "go on")

    assert (running.state(), remaining(running)) == (State.RUNNING, 38_000)
    assert running.notices.texts() == ["Continued after 4:10 of sleep."]
    assert [pause.reason for pause in running.session.pauses] == [PauseReason.SLEEP]
    running.let_pass(1_000)
    assert running.notices.texts() == ["Continued after 4:10 of sleep."]


@pytest.mark.parametrize(
    "answer, state, left_ms", [("Continue", State.RUNNING, 38_000), ("Restart step", State.RUNNING, 60_000)]
)
def test_ask__does_what_is_answered(running: RunningApp, qtbot: QtBot, answer: str, state: State, left_ms: int) -> None:
    sleep(running, "ask")
    assert running.state() is State.PAUSED
    asked = question()
    assert list(asked.buttons) == ["End", "Restart step", "Continue"]
    assert asked.focusWidget() is asked.buttons["Continue"]
    asked.buttons[answer].click()

    assert (running.state(), remaining(running)) == (state, left_ms)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_ask__answered_with_end__ends(running: RunningApp) -> None:
    sleep(running, "ask")
    question().buttons["End"].click()

    assert running.state() is State.ENDED
    assert running.finish_screen.isVisible()


def test_ask__closed_without_an_answer__stays_paused(running: RunningApp, qtbot: QtBot) -> None:
    sleep(running, "ask")
    QTest.keyClick(question(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)

    assert running.state() is State.PAUSED


def test_ask__settled_otherwise__no_longer_asks(running: RunningApp, qtbot: QtBot) -> None:
    sleep(running, "ask")
    running.player.pause_or_resume()

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert running.state() is State.RUNNING


def test_ask__slept_again_before_it_was_answered__is_asked_once(running: RunningApp) -> None:
    sleep(running, "ask")
    first = question()
    running.fakes.clock.sleep(250_000)
    running.player.wake_up()

    assert question() is first
