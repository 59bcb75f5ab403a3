import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.theme.manager import ThemeManager


@pytest.fixture
def notices(theme: ThemeManager, qtbot: QtBot) -> Notices:
    made = Notices(theme)
    qtbot.addWidget(made)
    return made


def buttons(notices: Notices) -> dict[str, QPushButton]:
    return {each.text() or each.accessibleName(): each for each in notices.findChildren(QPushButton) if
            each.isVisibleTo(notices)}  # fmt: skip


def test_show_notice__shows_the_text_and_without_any_it_takes_no_room(notices: Notices) -> None:
    assert not notices.isVisible()

    notices.show_notice("The sound is back.")

    assert notices.isVisible()
    assert notices.texts() == ["The sound is back."]
    assert [label.text() for label in notices.findChildren(QLabel)] == ["The sound is back."]


def test_show_notice__with_several_actions__does_the_one_pressed_and_closes(notices: Notices) -> None:
    done: list[str] = []
    notices.show_notice(
        "Paused.",
        action="Resume",
        act=lambda: done.append("resumed"),
        more=(("Restart", lambda: done.append("restarted")),),
    )
    assert list(buttons(notices)) == ["Resume", "Restart", "Close"]
    QTest.mouseClick(buttons(notices)["Restart"], Qt.MouseButton.LeftButton)

    assert done == ["restarted"]
    assert notices.texts() == []


def test_withdraw__closes_the_notice_with_that_text_and_no_other(notices: Notices) -> None:
    notices.show_notice("Paused.")
    notices.show_notice("The sound is back.")
    notices.withdraw("Paused.")
    notices.withdraw("Never said.")

    assert notices.texts() == ["The sound is back."]


def test_close__removes_it(notices: Notices) -> None:
    notices.show_notice("The sound is back.")
    QTest.mouseClick(buttons(notices)["Close"], Qt.MouseButton.LeftButton)

    assert notices.texts() == []
    assert not notices.isVisible()


def test_close__with_the_keyboard(notices: Notices, qtbot: QtBot) -> None:
    notices.show_notice("The sound is back.")
    QTest.keyClick(buttons(notices)["Close"], Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: notices.texts() == [])


def test_action__is_done_once_and_the_notice_goes(notices: Notices) -> None:
    done: list[bool] = []
    notices.show_notice("“Walk” was deleted.", action="Undo", act=lambda: done.append(notices.texts() == []))
    QTest.mouseClick(buttons(notices)["Undo"], Qt.MouseButton.LeftButton)

    assert done == [True]
    assert notices.texts() == []


def test_show_notice__without_an_action__offers_only_to_close(notices: Notices) -> None:
    notices.show_notice("The sound is back.")

    assert list(buttons(notices)) == ["Close"]


def test_show_notice__the_same_text_again__shows_it_once_as_the_latest(notices: Notices) -> None:
    for text in ("one", "two", "one"):
        notices.show_notice(text)

    assert notices.texts() == ["two", "one"]


def test_show_notice__too_many__drops_the_oldest(notices: Notices) -> None:
    for number in range(20):
        notices.show_notice(f"notice {number}")

    assert notices.texts() == ["notice 17", "notice 18", "notice 19"]


def test_show_notice__what_the_user_typed__is_never_taken_for_markup(notices: Notices) -> None:
    notices.show_notice("“<b>Walk</b>” was deleted.")
    (label,) = notices.findChildren(QLabel)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_clear__closes_them_all(notices: Notices) -> None:
    notices.show_notice("one")
    notices.show_notice("two", problem=True)
    notices.clear()

    assert notices.texts() == []
    assert not notices.isVisible()


def test_show_lasting__is_first_and_stays_until_it_is_over(notices: Notices) -> None:
    done: list[bool] = []
    notices.show_notice("one")
    notices.show_lasting("disk", "Not saved.", action="Try again", act=lambda: done.append(True))
    notices.show_notice("two")
    assert notices.texts() == ["Not saved.", "one", "two"]
    QCoreApplication.processEvents()
    QTest.mouseClick(buttons(notices)["Try again"], Qt.MouseButton.LeftButton)
    notices.clear()
    assert (notices.texts(), done) == (["Not saved."], [True])

    notices.end_lasting("disk")

    assert notices.texts() == []
    assert not notices.isVisible()
    notices.end_lasting("disk")


def test_show_lasting__of_the_same_topic__replaces_its_text(notices: Notices) -> None:
    for text in ("one", "one and two"):
        notices.show_lasting("disk", text, action="Try again", act=lambda: None)

    assert notices.texts() == ["one and two"]
    assert [label.text() for label in notices.findChildren(QLabel)] == ["one and two"]
