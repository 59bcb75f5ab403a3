import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.notices.notices import STAYS_MS, STAYS_TO_ACT_MS, Notices
from recovery_timer.ui.theme.manager import ThemeManager
from tests.fakes.ticker import FakeTicker


@pytest.fixture
def ticker() -> FakeTicker:
    return FakeTicker()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    QTest.mouseMove(made, QPoint(1, 1))  # away from where the notices are
    return made


@pytest.fixture
def notices(theme: ThemeManager, ticker: FakeTicker, window: QWidget) -> Notices:
    made = Notices(theme, ticker)
    made.float_over(window)
    return made


def sentences(notices: Notices) -> list[str]:
    return [each.text() for each in notices.findChildren(QLabel) if each.isVisible()]


def buttons(notices: Notices) -> dict[str, QPushButton]:
    return {each.text() or each.accessibleName(): each for each in notices.findChildren(QPushButton) if
            each.isVisibleTo(notices)}  # fmt: skip


def test_show_notice__shows_the_text_and_without_any_it_takes_no_room(notices: Notices) -> None:
    assert not notices.isVisible()

    notices.show_notice("The sound is back.")

    assert notices.isVisible()
    assert notices.texts() == ["The sound is back."]
    assert sentences(notices) == ["The sound is back."]


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

    assert {each.textFormat() for each in notices.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_clear__closes_them_all(notices: Notices) -> None:
    notices.show_notice("one")
    notices.show_notice("two", problem=True)
    notices.clear()

    assert notices.texts() == []
    assert not notices.isVisible()


def test_notice__its_time_is_over_after_the_window__is_nothing(theme: ThemeManager, ticker: FakeTicker) -> None:
    window = QWidget()
    notices = Notices(theme, ticker)
    notices.float_over(window)
    notices.show_notice("The sound is back.")
    shiboken6.delete(window)

    ticker.fire()
    assert not shiboken6.isValid(notices)


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
    assert sentences(notices) == ["one and two"]


def test_show_notice__a_plain_one__closes_by_itself__the_oldest_first(notices: Notices, ticker: FakeTicker) -> None:
    notices.show_notice("one")
    assert ticker.armed == STAYS_MS
    notices.show_notice("two", action="Undo", act=lambda: None)
    ticker.fire()
    assert (notices.texts(), ticker.armed) == (["two"], STAYS_TO_ACT_MS)
    ticker.fire()

    assert notices.texts() == []
    assert ticker.armed is None


def test_show_notice__one_that_matters__stays_until_it_is_closed(notices: Notices, ticker: FakeTicker) -> None:
    notices.show_notice("No sound.", problem=True)
    notices.show_notice("“Walk” has unsaved changes.", action="Continue editing", act=lambda: None, stays=True)

    assert ticker.armed is None


def test_mouse__over_a_notice__keeps_it_open(notices: Notices, ticker: FakeTicker) -> None:
    notices.show_notice("one")
    middle = QPointF(notices.rect().center())
    notices.enterEvent(QEnterEvent(middle, middle, middle))
    assert ticker.armed is None
    notices.leaveEvent(QEvent(QEvent.Type.Leave))

    assert ticker.armed == STAYS_MS


def test_details__fold_out_and_in(notices: Notices) -> None:
    notices.show_notice("The disk is full.", problem=True, details="No space left on device: /data")
    assert sentences(notices) == ["The disk is full."]
    height = notices.height()
    QTest.mouseClick(buttons(notices)["Details"], Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert sentences(notices) == ["The disk is full.", "No space left on device: /data"]
    assert notices.height() > height
    QTest.mouseClick(buttons(notices)["Hide details"], Qt.MouseButton.LeftButton)

    assert sentences(notices) == ["The disk is full."]


def test_show_notice__of_a_topic__replaces_the_last_one_and_yields_to_a_lasting_one(notices: Notices) -> None:
    notices.show_notice("No sound.", problem=True, topic="sound")
    notices.show_notice("The sound is back.", topic="sound")
    assert notices.texts() == ["The sound is back."]
    notices.show_notice("Nothing can be saved.", problem=True, topic="saving")
    notices.show_lasting("saving", "Not saved yet.", action="Try again", act=lambda: None)
    notices.show_notice("Nothing can be saved.", problem=True, topic="saving")

    assert notices.texts() == ["Not saved yet.", "The sound is back."]


@pytest.mark.parametrize("size", [(1280, 800), (800, 560)])
def test_place__is_above_the_foot_and_follows_the_window(
    notices: Notices, window: QWidget, size: tuple[int, int]
) -> None:
    notices.show_notice("one")
    window.resize(*size)
    QCoreApplication.processEvents()

    assert window.rect().contains(notices.geometry())
    assert abs(notices.geometry().center().x() - window.rect().center().x()) <= 1
    assert window.height() - notices.geometry().bottom() <= 16


def test_session__shows_only_a_mark__until_it_is_pressed(notices: Notices) -> None:
    marks: list[bool] = []
    notices.marked.connect(marks.append)
    notices.set_in_session(True)
    notices.show_notice("No sound.", problem=True)
    assert (marks[0], marks[-1], sentences(notices)) == (False, True, [])
    notices.open_or_close()
    assert sentences(notices) == ["No sound."]
    notices.open_or_close()

    assert sentences(notices) == []


def test_session__holds_back_what_does_not_concern_it__until_its_end(notices: Notices, ticker: FakeTicker) -> None:
    marks: list[bool] = []
    notices.marked.connect(marks.append)
    notices.set_in_session(True)
    notices.show_notice("“Walk” has unsaved changes.")
    notices.open_or_close()
    assert not notices.isVisible()
    assert (marks[-1], ticker.armed) == (False, None)
    notices.set_in_session(False)

    assert sentences(notices) == ["“Walk” has unsaved changes."]
    assert ticker.armed == STAYS_MS


def test_session__its_notices_go_with_it(notices: Notices) -> None:
    notices.set_in_session(True)
    notices.show_notice("The screen may turn off.", problem=True, session=True)
    notices.set_in_session(False)

    assert notices.texts() == []


def test_session__insistent_notice__is_shown_below_the_mark(notices: Notices) -> None:
    notices.set_in_session(True)
    notices.show_notice("Paused: the computer was asleep.", session=True, insists=True)

    assert sentences(notices) == ["Paused: the computer was asleep."]
    assert notices.y() < 100
