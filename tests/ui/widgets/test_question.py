"""A question with its answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog


class Asked:
    """A question with three answers, the last of which does nothing; `done` records the others."""

    def __init__(self, theme: ThemeManager, window: QWidget) -> None:
        self.done: list[str] = []
        self.window = window
        answers = (
            QuestionButton("Burn", lambda: self._do("burn")),
            QuestionButton("Bury", lambda: self._do("bury")),
            QuestionButton("Leave"),
        )
        self.question = QuestionDialog(theme, window, heading="What now?", text="It is up to you.", answers=answers)
        self.question.open()

    def _do(self, what: str) -> None:
        # The action of an answer may open another question, which nothing may cover.
        self.done.append(f"{what}, with the question {'open' if self.question.isVisible() else 'closed'}")


@pytest.fixture
def asked(theme: ThemeManager, qtbot: QtBot) -> Asked:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Asked(theme, window)


def test_answer__does_what_it_says__once_the_question_is_closed(asked: Asked) -> None:
    asked.question.buttons["Bury"].click()

    assert asked.done == ["bury, with the question closed"]


@pytest.mark.parametrize("how", ["the answer that does nothing", "Escape", "Enter", "closed"])
def test_answer__that_changes_nothing(asked: Asked, qtbot: QtBot, how: str) -> None:
    match how:
        case "Escape":
            QTest.keyClick(asked.question, Qt.Key.Key_Escape)
        case "Enter":
            QTest.keyClick(asked.question.buttons["Leave"], Qt.Key.Key_Return)
        case "closed":
            asked.question.close()
        case _:
            asked.question.buttons["Leave"].click()

    # Enter animates a button first. A closed dialog is deleted, so it cannot be queried itself.
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert asked.done == []


def test_last_answer__stands_out_and_has_the_focus(asked: Asked) -> None:
    roles = {words: button.property("role") for words, button in asked.question.buttons.items()}

    assert roles == {"Burn": "plain", "Bury": "plain", "Leave": "primary"}
    assert asked.question.focusWidget() is asked.question.buttons["Leave"]
