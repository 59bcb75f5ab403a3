from datetime import time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recovery_timer.ui.widgets.time_edit import TimeEdit, read_time


@pytest.fixture
def edit(qtbot: QtBot) -> TimeEdit:
    edit = TimeEdit("When you wake up.")
    edit.show_time(time(6, 30))
    qtbot.addWidget(edit)
    return edit


@pytest.mark.parametrize(
    "typed, read",
    [
        ("7", time(7)),
        (" 7:30 ", time(7, 30)),
        ("19.05", time(19, 5)),
        ("19h05", time(19, 5)),
        ("7 pm", time(19)),
        ("12 a.m.", time(0)),
        ("12:15PM", time(12, 15)),
        ("24:00", None),
        ("7:60", None),
        ("13 pm", None),
        ("soon", None),
        ("", None),
    ],
)
def test_read__digits_with_and_without_am_and_pm(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


def test_read__what_the_users_language_writes() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    assert read_time("7:30 PM") == time(19, 30)
    QLocale.setDefault(before)


def test_typed__is_accepted_with_enter__and_emitted_once(edit: TimeEdit) -> None:
    told: list[time] = []
    edit.changed.connect(told.append)
    edit.setText("7.15")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert (told, edit.text()) == ([time(7, 15)], "07:15")


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_typed__what_is_not_a_time__is_explained_and_not_accepted(edit: TimeEdit) -> None:
    told: list[time] = []
    edit.changed.connect(told.append)
    edit.setText("early")
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert (told, edit.text(), edit.toolTip()) == ([], "06:30", "Type a time such as 7:30.")
    edit.setText("8")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.toolTip(), edit.accessibleDescription()) == ("", "When you wake up.")


def test_keys__step_by_quarters_and_hours__over_midnight(edit: TimeEdit) -> None:
    edit.show_time(time(23, 45))
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.text() == "00:00"
    QTest.keyClick(edit, Qt.Key.Key_PageDown)
    assert edit.text() == "23:00"
    edit.step(-1)
    assert edit.text() == "22:45"
