import errno
import os
from collections.abc import Callable
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from recovery_timer.ports import SaveKey, SaveKind, Unsaved
from recovery_timer.ports.problems import AccessError, AccessFault, AccessRefused
from recovery_timer.routine.model import Routine, Step
from recovery_timer.ui.notices.card import NoticeCard
from recovery_timer.ui.notices.save_status import SaveStatus
from recovery_timer.ui.widgets.question import QuestionDialog
from tests.running_app import RunningApp

WALK = Routine(id="walk", name="Walk", blocks=(Step(name="Walk", seconds=60),))
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/data/routines/walk.json")

ROUTINE, RECORD = SaveKey(SaveKind.ROUTINE, "walk"), SaveKey(SaveKind.RECORD, "s1")
SETTINGS, FAVOURITES = SaveKey(SaveKind.SETTINGS), SaveKey(SaveKind.FAVOURITES)


class ShownStatus:
    """A status line in a window, and how often a retry was requested."""

    def __init__(self, running: RunningApp) -> None:
        self.running = running
        self.line = SaveStatus()
        self.wishes = 0

    def show(self) -> None:
        self.line.show_in(self.running.notices, self.running.library, self.wish)

    def wish(self) -> None:
        self.wishes += 1

    def report(self, *keys: SaveKey, error: Exception | None = FULL) -> None:
        self.line.set_unsaved(tuple(Unsaved(key, error) for key in keys))
        QCoreApplication.processEvents()

    def text(self) -> str:
        (text,) = self.running.notices.texts()
        return text


@pytest.fixture
def shown(run_app: Callable[..., RunningApp]) -> ShownStatus:
    made = ShownStatus(run_app(routines=(WALK,)))
    made.show()
    return made


def test_set_unsaved__from_another_thread__is_one_line_with_everything(shown: ShownStatus) -> None:
    unsaved = tuple(Unsaved(key, FULL) for key in (ROUTINE, RECORD, SETTINGS))
    thread = Thread(target=shown.line.set_unsaved, args=(unsaved,))
    thread.start()
    thread.join()
    assert shown.running.notices.texts() == []
    QCoreApplication.processEvents()

    assert shown.text() == (
        "Not saved yet: the routine “Walk”, the record of the session and the settings, because the disk is full. "
        "It is kept, and saved as soon as that works."
    )
    (card,) = shown.running.notices.findChildren(NoticeCard)
    assert card.details == "No space left on device: /data/routines/walk.json"


def test_set_unsaved__before_the_window__is_shown_later(run_app: Callable[..., RunningApp]) -> None:
    shown = ShownStatus(run_app())
    shown.report(SETTINGS)
    assert shown.running.notices.texts() == []

    shown.show()

    assert "the settings" in shown.text()


def test_set_unsaved__more__changes_the_line_and_adds_none(shown: ShownStatus) -> None:
    shown.report(SETTINGS)
    (button,) = retry(shown)
    shown.report(SETTINGS, FAVOURITES)

    assert "the settings and the favourites" in shown.text()
    assert retry(shown) == [button]


def test_set_unsaved__many__names_the_first(shown: ShownStatus) -> None:
    drafts = (SaveKey(SaveKind.DRAFT, "a"), SaveKey(SaveKind.SAVED_DRAFT, "b"))
    shown.report(SETTINGS, FAVOURITES, SaveKey(SaveKind.TRASH), RECORD, *drafts)

    assert "the settings, the favourites, what was deleted and 2 more, because" in shown.text()


def test_set_unsaved__nothing__says_that_everything_is_saved_again(shown: ShownStatus) -> None:
    shown.report(SETTINGS)
    shown.report()

    assert shown.text() == "Everything is saved again."
    shown.report()
    assert shown.text() == "Everything is saved again."


def test_line__stays_whatever_else_is_shown(shown: ShownStatus) -> None:
    shown.report(SETTINGS)
    for number in range(5):
        shown.running.notices.show_notice(f"notice {number}", problem=True)
    shown.running.notices.clear()

    assert "the settings" in shown.text()


def test_retry__is_requested_by_the_button(shown: ShownStatus) -> None:
    shown.report(SETTINGS)
    (button,) = retry(shown)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert shown.wishes == 1
    assert "the settings" in shown.text()


def retry(shown: ShownStatus) -> list[QPushButton]:
    buttons = shown.running.notices.findChildren(QPushButton)
    assert "Close" not in [each.accessibleName() for each in buttons]
    return [each for each in buttons if each.text() == "Try again"]


@pytest.mark.parametrize(
    "key,words",
    [
        (SaveKey(SaveKind.ROUTINE, "walk"), "the routine “Walk”"),
        (SaveKey(SaveKind.ROUTINE, "gone"), "that a routine was deleted"),
        (SaveKey(SaveKind.ROUTINE, "builtin-ice-bath"), "that a routine was deleted"),
        (SaveKey(SaveKind.DRAFT, "walk"), "a draft"),
        (SaveKey(SaveKind.SAVED_DRAFT, "walk"), "a draft"),
        (SaveKey(SaveKind.TRASH), "what was deleted"),
        (SaveKey(SaveKind.CHECKPOINT), "how far the session is"),
        (SaveKey(SaveKind.BACKUP), "the backup"),
        (SaveKey(SaveKind.SOUND, "tick"), "a sound of your own"),
        (SaveKey(SaveKind.ENTRY, "run-1"), "an entry of the journal"),
        (SaveKey(SaveKind.RESTORED_SESSIONS, "2026-05-01"), "what was restored to the journal"),
        (SaveKey(SaveKind.WINDOW), "what the program remembers by itself"),
    ],
)
def test_words__are_the_users(shown: ShownStatus, key: SaveKey, words: str) -> None:
    shown.report(key)

    assert shown.text().startswith(f"Not saved yet: {words}, because ")


@pytest.mark.parametrize(
    "error,words",
    [
        (OSError("The session cannot be kept in /data: locked."), "the disk reports an error. It"),
        (OSError(errno.EROFS, "Read-only file system"), "the disk is read-only. It"),
        (AccessError(errno.ENODEV, AccessRefused(AccessFault.DRIVE_GONE), "/media"), "the drive is not there. It"),
        (ValueError("odd"), "the disk reports an error. It"),
        (None, "the disk does not answer. It"),
    ],
)
def test_reason__is_shown_whatever_it_is(shown: ShownStatus, error: Exception | None, words: str) -> None:
    shown.report(SETTINGS, error=error)

    assert words in shown.text()
    assert "None" not in shown.text()


@pytest.mark.parametrize("is_agreed", [True, False], ids=["close anyway", "stay"])
def test_ask__says_what_would_be_lost(shown: ShownStatus, is_agreed: bool) -> None:
    agreed: list[bool] = []
    unsaved = (Unsaved(RECORD, FULL), Unsaved(ROUTINE, None))
    shown.line.ask(shown.running.theme, shown.running.window, unsaved, lambda: agreed.append(True))
    question = QApplication.activeModalWidget()
    assert isinstance(question, QuestionDialog)

    text = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "the record of the session and the routine “Walk”, because the disk is full" in text
    assert "It is lost if the program is closed now." in text
    answer = question.buttons["Close" if is_agreed else "Cancel"]
    QTest.mouseClick(answer, Qt.MouseButton.LeftButton)

    assert agreed == [True] * is_agreed
