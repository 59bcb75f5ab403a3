"""The history: complete by eye, by keys and by ear; everything that is logged can be undone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.journal import Undo
from recovery_timer.app.navigation import Stage
from recovery_timer.journal.entries import (
    Answer,
    Elsewhere,
    Entry,
    Logged,
    Note,
    Reminder,
    ReminderKind,
    Run,
    Sign,
    Soreness,
)
from recovery_timer.journal.reuse import as_last_time
from recovery_timer.routine.technique import Muscle
from recovery_timer.session.record import Cues, Pause, PauseReason
from recovery_timer.storage.catalogue import load_builtin_routines
from recovery_timer.ui.entries.log_dialogs import ElsewhereDialog, LogDialog, NoteDialog, RunDialog, SorenessDialog
from recovery_timer.ui.history.screen import HistoryScreen
from recovery_timer.ui.history.strips import held_pieces, planned_pieces
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.row_list import ItemRole, RowList
from tests.fakes import journals
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp

BUILT_IN = {routine.id: routine for routine in load_builtin_routines()}
MADE = journals.make(days=300, sessions=40, soreness=60, seed=3, until=EVENING)


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def press_undo(running: RunningApp) -> None:
    next(button for button in running.notices.findChildren(Button) if button.text() == "Undo").click()


def fill(running: RunningApp) -> HistoryScreen:
    """Give the program a journal with something of everything, and return its history screen."""
    running.fakes.journal.records = {record.id: record for record in MADE.records}
    running.fakes.journal.kept = {entry.id: entry for entry in MADE.entries}
    return running.history_screen


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    return run_app(opens=False)


@pytest.fixture
def whole(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with its whole window, for tests that leave the screen."""
    return run_app()


@pytest.fixture
def screen(running: RunningApp, show_alone: Callable[[QWidget], None]) -> HistoryScreen:
    screen = fill(running)
    show_alone(screen)
    return screen


def test_empty__says_so_and_leads_to_the_routines(whole: RunningApp) -> None:
    whole.navigator.show("history")
    screen = whole.history_screen

    assert "Nothing here yet" in texts(screen.empty)
    assert screen.empty.isVisibleTo(screen)
    QApplication.processEvents()
    wrapped = [each for each in screen.empty.findChildren(QLabel) if each.wordWrap()]
    assert all(each.height() >= each.heightForWidth(each.width()) for each in wrapped)
    screen.start_button.click()
    assert whole.navigator.place.screen == "routines"


def test_empty__with_nothing_but_reminders_and_answers__is_empty_still(whole: RunningApp) -> None:
    answer = Answer(id="page nutrition", at=EVENING, until=EVENING)
    ice = Reminder(id="ice", at=EVENING, kind=ReminderKind.ICE, due=EVENING)
    whole.fakes.journal.kept = {entry.id: entry for entry in (answer, ice)}
    whole.navigator.show("history")

    assert whole.history_screen.empty.isVisibleTo(whole.history_screen)


def test_history__is_read_and_made_only_when_it_is_shown(running: RunningApp) -> None:
    assert "history_screen" not in vars(running)
    assert "history_model" not in vars(running)


def test_history__shows_every_session_newest_first(screen: HistoryScreen) -> None:
    model = screen.list.model()
    shown = [model.index(row, 0).data(ItemRole).id for row in range(model.rowCount())]

    assert shown == [record.id for record in reversed(MADE.records)]
    assert "40 sessions in 12 months" in texts(screen)


def type_to_search(screen: HistoryScreen, words: str, qtbot: QtBot) -> None:
    screen.search.setText(words)
    qtbot.waitUntil(lambda: not screen._model.is_searching, timeout=15_000)


def test_search__finds_by_name_and_by_day(screen: HistoryScreen, qtbot: QtBot) -> None:
    name = MADE.records[0].routine_name
    same = [record for record in MADE.records if record.routine_name == name]
    type_to_search(screen, name, qtbot)
    assert screen.list.model().rowCount() == len(same)
    type_to_search(screen, "no such session", qtbot)
    assert "No session is called that." in texts(screen)
    screen.search.clear()
    assert screen.list.model().rowCount() == 40


def test_heat_map__arrows_go_from_day_to_day_and_read_it_out(screen: HistoryScreen) -> None:
    map_ = screen.heat_map
    today = EVENING.date()
    assert map_.day == today
    QTest.keyClick(map_, Qt.Key.Key_Up)
    assert map_.day == today - timedelta(days=1)
    QTest.keyClick(map_, Qt.Key.Key_Left)
    assert map_.day == today - timedelta(days=8)
    for _ in range(3):
        QTest.keyClick(map_, Qt.Key.Key_Right)
    assert map_.day == today - timedelta(days=1)
    for _ in range(60):
        QTest.keyClick(map_, Qt.Key.Key_Left)
    assert map_.day is not None
    assert map_.day >= map_._first


def test_heat_map__has_a_table_of_its_days_for_a_screen_reader(screen: HistoryScreen) -> None:
    spoken = QAccessible.queryAccessibleInterface(screen.heat_map)
    days = {record.started.date() for record in MADE.records if record.held_ms}
    told = [spoken.child(number).text(QAccessible.Text.Name) for number in range(spoken.childCount())]

    assert 0 < len(told) <= len(days) + 20
    assert all(" min" in words for words in told)


def test_soreness__has_a_table_of_muscles_and_sides_for_a_screen_reader(screen: HistoryScreen) -> None:
    spoken = QAccessible.queryAccessibleInterface(screen.chart)
    told = [spoken.child(number).text(QAccessible.Text.Name) for number in range(spoken.childCount())]

    assert len(told) == len(Muscle)
    assert all("left " in words and "right " in words for words in told)


def test_older_sessions__are_shown_with_one_press_and_stay(whole: RunningApp) -> None:
    old = [replace(each, id=f"old {each.id}", started=each.started - timedelta(days=900)) for each in MADE.records]
    whole.fakes.journal.records = {record.id: record for record in (*MADE.records, *old)}
    whole.navigator.show("history")
    screen = whole.history_screen
    assert screen.list.model().rowCount() == 40
    assert screen.older_button.text() == "Show 40 older sessions"
    screen.older_button.click()

    assert screen.list.model().rowCount() == 80
    assert not screen.older_button.isVisibleTo(screen)
    assert "40 sessions in 12 months" in texts(screen)
    whole.history_model.delete_session(old[0].id)
    assert screen.list.model().rowCount() == 79


def test_older_sessions__there_are_none__nothing_is_offered(screen: HistoryScreen) -> None:
    assert not screen.older_button.isVisibleTo(screen)


def test_muscles__minutes_of_the_chosen_span(running: RunningApp, screen: HistoryScreen) -> None:
    def minutes() -> int:
        return sum(total.held_ms for total in running.history_model.muscles.values())

    shown = []
    for button in screen.muscle_span.buttons.values():
        button.click()
        shown.append(minutes())

    assert shown == sorted(shown)
    assert shown[0] < shown[2]
    sessions = running.history_model.history.sessions
    assert shown[2] >= sum(each.held_ms for session in sessions for each in session.worked)


def test_session__is_opened_from_the_list_and_left_again(screen: HistoryScreen) -> None:
    screen.list.activated.emit(screen.list.model().index(0, 0))
    record = MADE.records[-1]

    assert screen.session.isVisibleTo(screen)
    assert record.routine_name in texts(screen.session)
    screen.session.back_button.click()
    assert not screen.session.isVisibleTo(screen)


def test_session__that_differed_from_its_routine__can_be_started_as_last_time(
    running: RunningApp, screen: HistoryScreen
) -> None:
    skipped = next(record for record in MADE.records if as_last_time(BUILT_IN[record.routine_id], record) is not None)
    running.history_model.open(skipped.id)
    assert screen.session.as_last_time_button.isVisibleTo(screen)
    screen.session.as_last_time_button.click()

    assert running.navigator.place.stage is Stage.GUIDE
    as_done = as_last_time(BUILT_IN[skipped.routine_id], skipped)
    assert as_done is not None
    assert running.session.timeline == running.routines_model.expand(as_done)


def test_session__done_as_planned__starts_the_routine_unchanged(running: RunningApp, screen: HistoryScreen) -> None:
    whole = next(record for record in MADE.records if as_last_time(BUILT_IN[record.routine_id], record) is None)
    running.history_model.open(whole.id)
    assert not screen.session.as_last_time_button.isVisibleTo(screen)
    screen.session.start_button.click()

    assert running.session.timeline.name == whole.routine_name


def test_session__deleted__can_be_restored(running: RunningApp, screen: HistoryScreen) -> None:
    screen.list.activated.emit(screen.list.model().index(0, 0))
    screen.session.delete_button.click()

    assert screen.list.model().rowCount() == 39
    assert any("was deleted" in text for text in running.notices.texts())
    press_undo(running)
    assert screen.list.model().rowCount() == 40


def test_log_run__reads_while_it_is_typed(running: RunningApp, screen: HistoryScreen, qtbot: QtBot) -> None:
    screen.log_run()
    dialog = screen.findChild(RunDialog)
    assert dialog is not None
    dialog.line.setText("10 parsecs")
    assert not dialog.log_button.isEnabled()
    assert any("is not understood" in text for text in texts(dialog))
    dialog.line.setText("10 km hard yesterday 18:30")
    assert any("10 km" in text and "long or hard" in text for text in texts(dialog))
    dialog.log_button.click()

    logged = [entry for entry in running.fakes.journal.kept.values() if entry not in MADE.entries]
    assert [(type(entry), entry.at.date()) for entry in logged] == [(Run, date(2026, 4, 30))]
    press_undo(running)
    assert len(running.fakes.journal.kept) == len(MADE.entries)


def test_log_soreness__begins_with_the_latest_levels(running: RunningApp, screen: HistoryScreen) -> None:
    screen.log_soreness()
    dialog = screen.findChild(SorenessDialog)
    assert dialog is not None
    latest = running.history_model.latest_levels
    assert {place: box.value() for place, box in dialog.levels.items() if box.value() >= 0} == {
        place: point.level for place, point in latest.items()
    }
    dialog.levels[Muscle.CALVES, "left"].setValue(7)
    dialog.signs[Sign.SWELLING].setChecked(True)
    dialog.log_button.click()

    (logged,) = [entry for entry in running.fakes.journal.kept.values() if entry not in MADE.entries]
    assert isinstance(logged, Soreness)
    assert logged.signs == {Sign.SWELLING}
    assert running.history_model.latest_levels[Muscle.CALVES, "left"].level == 7


def logged(running: RunningApp) -> list[Entry]:
    """Return the entries that were added to the generated journal."""
    return [entry for entry in running.fakes.journal.kept.values() if entry not in MADE.entries]


def edit(screen: HistoryScreen, kind: type[Entry]) -> LogDialog:
    """Open the newest entry of that kind from the list, by Enter."""
    rows = screen.entries.model()
    row = next(row for row in range(rows.rowCount()) if isinstance(rows.index(row, 0).data(ItemRole), kind))
    screen.entries.setCurrentIndex(rows.index(row, 0))
    QTest.keyClick(screen.entries, Qt.Key.Key_Return)
    dialog = screen.findChild(LogDialog)
    assert isinstance(dialog, LogDialog)
    return dialog


def test_entries__are_listed_newest_first_and_searched(screen: HistoryScreen, qtbot: QtBot) -> None:
    rows = screen.entries.model()
    shown = [rows.index(row, 0).data(ItemRole) for row in range(rows.rowCount())]
    assert shown == [entry for entry in reversed(MADE.entries) if isinstance(entry, Logged)]

    type_to_search(screen, "yoga", qtbot)
    assert {type(rows.index(row, 0).data(ItemRole)) for row in range(rows.rowCount())} == {Elsewhere}
    type_to_search(screen, "no such thing", qtbot)
    assert not screen.entries.isVisibleTo(screen)


def test_entries__deleted_by_key__can_be_restored(running: RunningApp, screen: HistoryScreen) -> None:
    screen.entries.setCurrentIndex(screen.entries.model().index(1, 0))
    second = screen.entries.currentIndex().data(ItemRole)
    third = screen.entries.model().index(2, 0).data(ItemRole)
    QTest.keyClick(screen.entries, Qt.Key.Key_Delete)

    assert second.id not in running.fakes.journal.kept
    assert screen.entries.currentIndex().data(ItemRole) == third
    press_undo(running)
    assert running.fakes.journal.kept[second.id] == second


def test_undo_key__undoes_the_latest_first__each_once(whole: RunningApp) -> None:
    screen = fill(whole)
    whole.navigator.show("history")
    kept = whole.fakes.journal.kept
    first, second = (screen.entries.model().index(row, 0).data(ItemRole) for row in (0, 1))
    offers: list[tuple[str, Undo]] = []
    whole.history_model.logged.connect(offers.append)
    whole.history_model.delete_entry(first)
    whole.history_model.delete_entry(second)

    QTest.keySequence(whole.window, QKeySequence("Ctrl+Z"))
    assert (first.id in kept, second.id in kept) == (False, True)
    assert whole.notices.texts() == []
    QTest.keySequence(whole.window, QKeySequence("Ctrl+Z"))
    assert kept[first.id] == first

    whole.history_model.delete_entry(first)
    for _, undo in offers[:2]:
        undo()
    assert first.id not in kept


def test_list__session_deleted_by_key__can_be_restored(running: RunningApp, screen: HistoryScreen) -> None:
    screen.list.setCurrentIndex(screen.list.model().index(0, 0))
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert MADE.records[-1].id not in running.fakes.journal.records
    press_undo(running)
    assert MADE.records[-1].id in running.fakes.journal.records


def test_list__offers_a_screen_reader_to_delete(screen: HistoryScreen) -> None:
    def actions(view: RowList) -> list[str]:
        return QAccessible.queryAccessibleInterface(view).child(0).actionInterface().actionNames()

    assert "delete" in actions(screen.list)
    assert "delete" in actions(screen.entries)


def test_edit__a_click_opens_the_entry_and_delete_can_be_undone(running: RunningApp, screen: HistoryScreen) -> None:
    screen.resize(1100, 700)
    newest = screen.entries.model().index(0, 0)
    entry = newest.data(ItemRole)
    place = screen.entries.visualRect(newest).center()
    QTest.mouseClick(screen.entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    dialog = screen.findChild(LogDialog)
    assert dialog is not None
    dialog.delete_button.click()

    assert entry.id not in running.fakes.journal.kept
    press_undo(running)
    assert running.fakes.journal.kept[entry.id] == entry


@pytest.mark.parametrize("kind", [Run, Soreness, Note, Elsewhere])
def test_edit__nothing_changed__keeps_the_entry_to_the_second(
    running: RunningApp, screen: HistoryScreen, kind: type[Entry]
) -> None:
    dialog = edit(screen, kind)
    dialog.log_button.click()

    assert logged(running) == []
    assert running.notices.texts() == []


def test_edit_run__can_be_undone(running: RunningApp, screen: HistoryScreen) -> None:
    before = next(entry for entry in reversed(MADE.entries) if isinstance(entry, Run))
    dialog = edit(screen, Run)
    assert isinstance(dialog, RunDialog)
    dialog.line.setText(f"{dialog.line.text()} 'with Kim'".replace("'", '"'))
    dialog.log_button.click()

    (changed,) = logged(running)
    assert isinstance(changed, Run)
    assert (changed.id, changed.at, changed.note) == (before.id, before.at, "with Kim")
    press_undo(running)
    assert running.fakes.journal.kept[before.id] == before


def test_edit_soreness__changes_one_side_and_the_time(running: RunningApp, screen: HistoryScreen) -> None:
    dialog = edit(screen, Soreness)
    assert isinstance(dialog, SorenessDialog)
    dialog.levels[Muscle.GLUTES, "right"].setValue(9)
    dialog.when.setText("2026-04-30 07:15")
    dialog.log_button.click()

    (changed,) = logged(running)
    assert isinstance(changed, Soreness)
    assert [level.level for level in changed.levels if (level.muscle, level.side) == (Muscle.GLUTES, "right")] == [9]
    assert f"{changed.at:%Y-%m-%d %H:%M}" == "2026-04-30 07:15"


def test_log_note__needs_a_text_and_a_time_that_is_understood(running: RunningApp, screen: HistoryScreen) -> None:
    screen.log_note()
    dialog = screen.findChild(NoteDialog)
    assert dialog is not None
    assert not dialog.log_button.isEnabled()
    dialog.text.setPlainText("x" * 501)
    assert any("Note must be" in text for text in texts(dialog))
    dialog.text.setPlainText("New shoes.\nA bit tight.")
    dialog.when.setText("tomorrow")
    assert not dialog.log_button.isEnabled()
    dialog.when.setText("yesterday 18:30")
    dialog.log_button.click()

    (note,) = logged(running)
    assert isinstance(note, Note)
    assert note.text == "New shoes.\nA bit tight."
    assert note.at.date() == EVENING.date() - timedelta(days=1)
    press_undo(running)
    assert logged(running) == []


def test_log_elsewhere__counts_its_minutes_and_muscles(running: RunningApp, screen: HistoryScreen) -> None:
    before = running.history_model.days.get(EVENING.date(), 0)
    screen.log_elsewhere()
    dialog = screen.findChild(ElsewhereDialog)
    assert dialog is not None
    dialog.what.setText("Pilates")
    dialog.minutes.setValue(30)
    dialog.muscles[Muscle.GLUTES].setChecked(True)
    dialog.log_button.click()

    (done,) = logged(running)
    assert isinstance(done, Elsewhere)
    assert (done.what, done.duration_s, done.muscles) == ("Pilates", 1_800, (Muscle.GLUTES,))
    assert running.history_model.days[EVENING.date()] == before + 1_800_000
    press_undo(running)
    assert running.history_model.days.get(EVENING.date(), 0) == before


def test_session__shows_its_notes_which_are_added_and_edited_there(
    running: RunningApp, screen: HistoryScreen, qtbot: QtBot
) -> None:
    record = MADE.records[-1]
    running.history_model.open(record.id)
    screen.session.add_note_button.click()
    dialog = screen.findChild(NoteDialog)
    assert dialog is not None
    dialog.text.setPlainText("Stiff at first.")
    dialog.log_button.click()

    (note,) = logged(running)
    assert isinstance(note, Note)
    assert note.session == record.id
    qtbot.waitUntil(lambda: "Stiff at first." in texts(screen.session))
    (edit_button,) = [each for each in screen.session.findChildren(Button) if each.text() == "Edit"]
    edit_button.click()
    dialog = next(each for each in screen.findChildren(NoteDialog) if each.isVisible())
    dialog.delete_button.click()
    qtbot.waitUntil(lambda: "Stiff at first." not in texts(screen.session))


def test_session__says_how_many_cues_were_on_time_if_that_was_measured(
    running: RunningApp, screen: HistoryScreen
) -> None:
    record = replace(MADE.records[-1], cues=Cues(due=12, on_time=12, worst_ms=3))
    running.fakes.journal.records[record.id] = record
    running.history_model.open(record.id)
    assert "12 of 12 cues on time, worst 3 ms" in texts(screen.session)
    running.history_model.open(MADE.records[0].id)
    assert not any("cues on time" in text for text in texts(screen.session))


def test_session__shows_the_soreness_before_and_after(running: RunningApp, screen: HistoryScreen) -> None:
    record = next(each for each in MADE.records if running.history_model.soreness_around(each))
    running.history_model.open(record.id)
    spoken = QAccessible.queryAccessibleInterface(screen.session.soreness)

    assert screen.session.soreness.isVisibleTo(screen)
    assert spoken.childCount() == len(running.history_model.soreness_around(record))
    assert "before" in spoken.child(0).text(QAccessible.Text.Name) or "after" in spoken.child(0).text(
        QAccessible.Text.Name
    )


def test_log__offers_all_four_with_their_keys(screen: HistoryScreen) -> None:
    menu = screen.log_menu()
    assert [action.shortcut().toString() for action in menu.actions()] == ["R", "S", "N", "E"]
    menu.actions()[2].trigger()
    assert screen.findChild(NoteDialog) is not None


def test_strips__add_up_to_what_was_planned_and_held() -> None:
    for record in MADE.records:
        paused = sum(pause.end_ms - pause.start_ms for pause in record.pauses)

        assert sum(piece.ms for piece in held_pieces(record)) == record.held_ms + paused
        segments = {
            visit.segment.index: visit.segment.length_ms for visit in record.visits if not visit.segment.kind.is_gap
        }
        assert sum(piece.ms for piece in planned_pieces(record)) == sum(segments.values())


def test_strips__a_pause_within_a_step__splits_it() -> None:
    record = next(each for each in MADE.records if len(each.visits) > 3)
    (visit,) = [each for each in record.visits if not each.segment.kind.is_gap and each.held_ms > 20_000][:1]
    begun = 4_000
    visits = (replace(visit, entered_ms=begun, held_ms=20_000),)
    pauses = tuple(
        Pause(start_ms=start, end_ms=end, reason=PauseReason.USER)
        for start, end in ((begun + 5_000, begun + 8_000), (begun + 14_000, begun + 15_000))
    )

    pieces = held_pieces(replace(record, visits=visits, pauses=pauses))

    assert [(piece.ms, piece.segment is None) for piece in pieces] == [
        *((5_000, False), (3_000, True), (6_000, False), (1_000, True), (9_000, False)),
    ]
