from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from recovery_timer.app.last_sessions import LastSession
from recovery_timer.ports import DAYS_KEPT, Backup, BackupContents
from recovery_timer.ports.problems import BackupDamaged, NotABackupError
from recovery_timer.routine.model import Routine, Step
from recovery_timer.session.record import Outcome, Record
from recovery_timer.ui.backups.dialog import RestoreDialog
from tests.fakes.ports import EVENING
from tests.fakes.worker import LateWorker
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

MakeDesk = Callable[..., RunningApp]


def routine(routine_id: str, name: str, seconds: int = 30) -> Routine:
    return Routine(id=routine_id, name=name, blocks=(Step(name="Calf stretch", seconds=seconds),))


def record(session: str) -> Record:
    return Record(
        id=session,
        routine_id="legs",
        routine_name="Legs",
        started=EVENING,
        ended=EVENING,
        outcome=Outcome.FINISHED,
        session_ms=0,
        visits=(),
        pauses=(),
    )


def backup(day: date, problem: BackupDamaged | None = None) -> Backup:
    return Backup(key=day.isoformat(), day=day, size_bytes=2_000, routines=3, sessions=7, problem=problem)


TODAY, DAMAGED = backup(date(2026, 5, 1)), backup(date(2026, 4, 30), BackupDamaged("half of it is missing"))
LEGS, WALK = routine("legs", "Legs"), routine("walk", "Walk")
GONE, OTHER_WALK = routine("gone", "Zebra"), routine("walk", "Walk", 99)


def contents(*routines: Routine, unreadable: int = 0, settings: dict[str, object] | None = None) -> BackupContents:
    return BackupContents(
        routines=routines,
        favourites=frozenset(),
        settings=settings or {},
        missing_sessions=0,
        unreadable=unreadable,
    )


@pytest.fixture
def running(run_app: MakeDesk) -> RunningApp:
    made = run_app(routines=(LEGS, WALK))
    made.fakes.backups.kept = {TODAY: contents(LEGS, OTHER_WALK, GONE), DAMAGED: contents()}
    return made


@pytest.fixture
def dialog(running: RunningApp) -> RestoreDialog:
    return show(running)


def show(running: RunningApp) -> RestoreDialog:
    # The window must be active before the dialog is, or it would become active on top of it.
    QApplication.processEvents()
    running.navigator.show("settings")
    running.restore_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RestoreDialog)
    QApplication.processEvents()
    assert QApplication.activeWindow() is dialog
    return dialog


def look_inside(dialog: RestoreDialog) -> None:
    dialog.days.open_button.click()


def texts(dialog: RestoreDialog) -> list[str]:
    # Widgets added to a page are shown by an event.
    QApplication.sendPostedEvents()
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible() and each.text()]


def rows(dialog: RestoreDialog) -> list[tuple[str, ...]]:
    table = dialog.contents.table if dialog.contents.isVisible() else dialog.days.table
    items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    return [tuple(item.text(column) for column in range(table.columnCount())) for item in items if item is not None]


def press(dialog: RestoreDialog, text: str) -> None:
    (button,) = (each for each in dialog.findChildren(QPushButton) if each.text() == text and each.isVisible())
    button.click()


def own(running: RunningApp) -> dict[str, str]:
    return {entry.routine.id: entry.routine.name for entry in running.library.entries if not entry.built_in}


# -- the days


def test_days__say_how_much_is_in_each(dialog: RestoreDialog) -> None:
    assert rows(dialog) == [
        ("Friday, 1 May 2026", "3", "7", "2 kB"),
        ("Thursday, 30 April 2026", "cannot be used", "", "2 kB"),
    ]
    assert dialog.days.table.hasFocus()


def test_days__a_damaged_one__says_why_and_cannot_be_opened(dialog: RestoreDialog) -> None:
    assert "It is damaged: half of it is missing." not in texts(dialog)
    QTest.keyClick(dialog.days.table, Qt.Key.Key_Down)

    assert "It is damaged: half of it is missing." in texts(dialog)
    assert not dialog.days.open_button.isEnabled()
    QTest.keyClick(dialog.days.table, Qt.Key.Key_Return)
    assert dialog.days.isVisible()


def test_days__without_a_backup__say_when_there_will_be_one(run_app: MakeDesk) -> None:
    dialog = show(run_app())

    assert {"No backups yet", "One is made each day you use the program."} <= set(texts(dialog))
    assert not dialog.days.open_button.isVisible()


def test_days__that_cannot_be_read__say_so(running: RunningApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> list[Backup]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(running.fakes.backups, "load", refuse)
    dialog = show(running)

    assert "The backups cannot be read: Permission denied." in texts(dialog)


@pytest.mark.parametrize(
    "error, reason",
    [(NotABackupError(BackupDamaged("too short")), "It is damaged: too short."), (OSError(2, "Gone"), "Gone")],
)
def test_days__one_that_turns_out_damaged__says_so_and_leaves_the_others(
    running: RunningApp, error: Exception, reason: str
) -> None:
    running.fakes.backups.kept[TODAY] = error
    dialog = show(running)

    look_inside(dialog)

    assert dialog.days.isVisible()
    assert f"The backup of Friday, 1 May 2026 cannot be used. {reason}" in texts(dialog)
    assert len(rows(dialog)) == 2


@pytest.fixture
def late(running: RunningApp, monkeypatch: pytest.MonkeyPatch) -> LateWorker:
    """Reads the program's backups when told to."""
    worker = LateWorker()
    monkeypatch.setattr(running.restore_model, "_worker", worker)
    return worker


def test_days__while_they_are_read__say_so(running: RunningApp, late: LateWorker) -> None:
    dialog = show(running)
    assert "Reading the backups…" in texts(dialog)
    assert not dialog.days.open_button.isVisible()

    late.deliver()

    assert "Reading the backups…" not in texts(dialog)
    assert len(rows(dialog)) == 2
    assert dialog.days.table.hasFocus()


def test_days__while_one_is_read__say_so_and_open_no_other(running: RunningApp, late: LateWorker) -> None:
    dialog = show(running)
    late.deliver()
    look_inside(dialog)
    assert "Reading the backups…" in texts(dialog)
    assert dialog.days.isVisible()
    assert not dialog.days.open_button.isEnabled()

    late.deliver()

    assert dialog.contents.isVisible()
    assert dialog.contents.table.hasFocus()


def test_opened__after_something_else_was_looked_at__is_not_shown(running: RunningApp, late: LateWorker) -> None:
    dialog = show(running)
    late.deliver()
    look_inside(dialog)
    running.restore_model.load()
    late.deliver()

    assert dialog.days.isVisible()


# -- the contents of one


def test_contents__say_what_would_become_of_each(dialog: RestoreDialog) -> None:
    look_inside(dialog)

    assert "Backup of Friday, 1 May 2026" in texts(dialog)
    assert rows(dialog) == [
        ("Zebra", "Deleted since: will be restored"),
        ("Walk", "Changed since: restored as a copy"),
        ("Legs", "Unchanged"),
    ]
    assert "All that it has of the journal is there." in texts(dialog)


def test_contents__with_nothing_else_in_it__say_so(run_app: MakeDesk) -> None:
    running = run_app()
    running.fakes.backups.kept = {replace(TODAY, routines=0, sessions=0): contents(unreadable=1)}
    dialog = show(running)
    look_inside(dialog)

    assert {"There is no routine in it.", "There is nothing of the journal in it."} <= set(texts(dialog))
    assert "1 file of a routine in it was broken when it was made." in texts(dialog)
    assert not dialog.contents.restore_all.isEnabled()
    assert dialog.contents.back.hasFocus()


def test_restore_all__says_what_it_did__and_can_be_undone(running: RunningApp, dialog: RestoreDialog) -> None:
    look_inside(dialog)
    press(dialog, "Restore all")

    assert sorted(own(running).values()) == ["Legs", "Walk", "Walk (from 1 May 2026)", "Zebra"]
    assert "1 routine is back. 1 routine came as a copy, beside the one there is now." in texts(dialog)
    assert {state for _, state in rows(dialog)} == {"Unchanged"}
    assert not dialog.contents.restore_all.isEnabled()
    assert dialog.contents.table.hasFocus()

    press(dialog, "Undo")

    assert own(running) == {"legs": "Legs", "walk": "Walk"}
    assert "Undone." in texts(dialog)
    assert not dialog.contents.undo.isVisible()
    assert [running.trash.days_left(each) for each in running.trash.trashed] == [DAYS_KEPT, DAYS_KEPT]


def test_restore_chosen__restores_only_these(running: RunningApp, dialog: RestoreDialog) -> None:
    look_inside(dialog)
    press(dialog, "Restore chosen")

    assert own(running) == {"legs": "Legs", "walk": "Walk", "gone": "Zebra"}


def test_restore_chosen__of_what_is_the_same__is_not_offered(dialog: RestoreDialog) -> None:
    look_inside(dialog)
    table = dialog.contents.table
    table.setCurrentIndex(table.model().index(2, 0))

    assert not dialog.contents.restore_chosen.isEnabled()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert dialog.contents.isVisible()
    assert not any("is back" in text or "to restore" in text for text in texts(dialog))


def test_keys__alone__can_restore_a_routine_and_leave(running: RunningApp, dialog: RestoreDialog) -> None:
    QTest.keyClick(dialog.days.table, Qt.Key.Key_Return)
    assert dialog.contents.table.hasFocus()
    QTest.keyClick(dialog.contents.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.contents.table, Qt.Key.Key_Return)
    assert sorted(own(running).values()) == ["Legs", "Walk", "Walk (from 1 May 2026)", "Zebra"]

    reached: list[str] = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.text() if isinstance(focused, QPushButton) else "")
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {"Undo", "Back"} <= set(reached)

    dialog.contents.back.setFocus()
    QTest.keyClick(dialog.contents.back, Qt.Key.Key_Space)
    assert dialog.days.table.hasFocus()
    QTest.keyClick(dialog.days.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_another_backup__opened_later__does_not_show_the_last_outcome(
    running: RunningApp, dialog: RestoreDialog
) -> None:
    look_inside(dialog)
    press(dialog, "Restore all")
    press(dialog, "Back")
    look_inside(dialog)

    assert not any("is back" in text for text in texts(dialog))
    assert not dialog.contents.undo.isVisible()


# -- sessions and settings


def test_restore__with_nothing_to_restore__says_so(running: RunningApp, dialog: RestoreDialog) -> None:
    look_inside(dialog)
    running.restore_model.restore([LEGS])

    assert "There was nothing to restore: they are the same now." in texts(dialog)


def test_sessions__missing_from_the_journal__are_added(qtbot: QtBot, running: RunningApp) -> None:
    running.fakes.backups.sessions = [record("s1"), record("s2")]
    routine_id = record("s1").routine_id
    assert last_session(running, routine_id) is None
    dialog = show(running)
    look_inside(dialog)
    assert "2 entries in it are not in the journal." in texts(dialog)

    with qtbot.waitSignals([running.restore_model.done, running.routines_model.changed]):
        press(dialog, "Restore sessions")

    assert set(running.fakes.journal.records) == {"s1", "s2"}
    assert {"2 entries were added.", "All that it has of the journal is there."} <= set(texts(dialog))
    # The cards show it.
    assert last_session(running, routine_id) is not None


def last_session(running: RunningApp, routine_id: str) -> LastSession | None:
    running.last_sessions.of(routine_id)
    running.last_sessions.read()
    return running.last_sessions.of(routine_id)


def test_sessions__that_cannot_be_added__say_so(
    qtbot: QtBot, running: RunningApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(key: str) -> int:
        raise OSError("The disk is full.")

    running.fakes.backups.sessions = [record("s1")]
    monkeypatch.setattr(running.fakes.backups, "add_missing_sessions", refuse)
    dialog = show(running)
    look_inside(dialog)

    with qtbot.waitSignal(running.restore_model.done):
        press(dialog, "Restore sessions")

    assert "Nothing was added. The disk is full." in texts(dialog)


def test_sessions__added_after_the_dialog_was_closed__harm_nothing(qtbot: QtBot, running: RunningApp) -> None:
    running.fakes.backups.sessions = [record("s1")]
    dialog = show(running)
    look_inside(dialog)
    press(dialog, "Restore sessions")

    with qtbot.waitSignal(running.restore_model.done):
        dialog.reject()

    assert set(running.fakes.journal.records) == {"s1"}


def test_settings__of_the_backup__can_be_used_and_undone(running: RunningApp) -> None:
    running.fakes.backups.kept = {TODAY: contents(settings={"volume": 40, "half": False})}
    dialog = show(running)
    look_inside(dialog)
    assert "Settings that were different: Volume and Halfway sound." in texts(dialog)

    press(dialog, "Restore settings")
    assert (running.settings.current.volume, running.settings.current.half) == (40, False)
    assert "The settings are as they were on 1 May 2026." in texts(dialog)

    press(dialog, "Undo")
    assert (running.settings.current.volume, running.settings.current.half) == (70, True)


# -- screen readers and small windows


def test_rows__are_read_out_as_a_whole(dialog: RestoreDialog) -> None:
    item = dialog.days.table.topLevelItem(0)
    assert item is not None

    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Friday, 1 May 2026, 3, 7, 2 kB"
    assert dialog.days.table.accessibleName() == "Backups"
    assert dialog.contents.table.accessibleName() == "Routines in this backup"


@pytest.mark.styled
@pytest.mark.parametrize("width, height, scale", [(800, 560, 1.0), (1280, 800, 2.0)])
def test_dialog__fits_into_the_window(run_app: MakeDesk, width: int, height: int, scale: float) -> None:
    running = run_app(scale=scale)
    running.fakes.backups.kept = {TODAY: contents(GONE, settings={"volume": 40})}
    running.window.resize(width, height)
    dialog = show(running)
    look_inside(dialog)
    press(dialog, "Restore all")

    assert dialog.width() <= width
    assert dialog.height() <= height
    for button in (dialog.contents.back, dialog.contents.restore_chosen, dialog.contents.restore_all):
        assert button.width() >= button.sizeHint().width()
        assert dialog.rect().contains(button.rect().translated(button.mapTo(dialog, QPoint())))


def test_from_a_file__a_copy_of_everything__is_opened_like_a_backup(running: RunningApp, dialog: RestoreDialog) -> None:
    copy = Backup(key="/copies/all.zip", day=date(2026, 4, 20), size_bytes=9)
    running.fakes.backups.kept = {copy: contents(GONE)}
    dialog.days.file_button.click()
    (chooser,) = dialog.findChildren(QFileDialog)

    chooser.fileSelected.emit("/copies/all.zip")

    assert running.restore_model.opened == copy
    assert [found.routine for found in running.restore_model.routines] == [GONE]


def test_from_a_file__that_is_not_a_copy__says_so(running: RunningApp, dialog: RestoreDialog) -> None:
    running.fakes.backups.kept = {}

    dialog._open_file("/copies/photos.zip")

    assert running.restore_model.opened is None
    assert dialog.days.problem.text() == "photos.zip cannot be used. It is no backup of Recovery Timer."
