"""The last session of a routine on the home screen and the sheet, and doing it the same way again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.navigation import Stage
from recovery_timer.routine.model import Routine, Step
from recovery_timer.session.record import Record
from recovery_timer.session.state import State
from recovery_timer.ui.history.screen import HistoryScreen
from recovery_timer.ui.preview.model import SESSIONS_SHOWN
from recovery_timer.ui.routines.hero import Hero
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.row_list import ItemRole
from tests.fakes import journals
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp
from tests.ui.routines.test_card_delegate import card

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

CALVES = Step(name="Calf stretch", technique="calf-stretch", seconds=60)
ROLL = Step(name="Foam roll quads", technique="foam-roll-quads", seconds=60)
SQUAT = Step(name="Squats", technique="squats", seconds=120)
LEGS = Routine(id="legs", name="Legs", blocks=(CALVES, ROLL, SQUAT))
AS_DONE = [("Calf stretch", 30), ("Squats", 120)]
MADE = journals.make(days=300, sessions=200, soreness=0, seed=3, until=EVENING)


@pytest.fixture
def legs(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program after a session of `LEGS`: half of the calves was held, and the roller skipped."""
    running = run_app(routines=[LEGS])
    running.routines_model.read_last_sessions()
    play(running, "Calf stretch", "Foam roll quads")
    return running


def play(running: RunningApp, *left: str) -> Record:
    """Play `LEGS`, leaving the first step of ``left`` after 30 s and the others at once; return the record."""
    running.start("Legs")
    finish(running, *left)
    return list(running.fakes.journal.records.values())[-1]


def again(running: RunningApp) -> list[tuple[str, int]]:
    """Return the work segments being played, with their seconds."""
    assert running.navigator.place.stage is Stage.GUIDE
    segments = running.session.timeline.segments
    return [(each.label, each.length_ms // 1_000) for each in segments if not each.kind.is_gap]


def finish(running: RunningApp, *left: str) -> None:
    while running.state() is State.RUNNING:
        here = running.session.segment
        if here.label in left and not here.kind.is_gap:
            running.let_pass(30_000 if here.label == left[0] else 0)
            running.player.next()
        else:
            running.let_pass(here.length_ms)
    running.navigator.go_back()
    QApplication.processEvents()


def hero(running: RunningApp) -> Hero:
    QApplication.processEvents()
    return running.routines_screen.head.hero


def test_hero__says_how_it_went_and_does_it_so_again(legs: RunningApp) -> None:
    shown = hero(legs)
    whole = "Last used today: 2 of 4 min, skipped Foam roll quads"
    assert shown.why.text() == shown.accessibleDescription() == whole
    assert (shown.as_last_time.text(), shown.as_last_time.isVisible()) == ("As last time, 3 min", True)
    assert shown.start.nextInFocusChain() is shown.as_last_time
    assert shown.as_last_time.nextInFocusChain() is shown.star

    QTest.keyClick(shown.as_last_time, Qt.Key.Key_Space)
    assert again(legs) == AS_DONE
    assert legs.library.entry("legs").routine == LEGS
    # After a complete session of the shortened one, it is offered again: the roller is still part of the routine.
    finish(legs)
    assert hero(legs).why.text() == "Last used today: 2 min"
    assert hero(legs).as_last_time.isVisible()


def test_hero__with_less_room__says_it_shorter__moves_its_buttons__and_cuts_no_word(
    theme: ThemeManager, qtbot: QtBot
) -> None:
    page, shown = QWidget(), Hero(theme)
    qtbot.addWidget(page)
    shown.setParent(page)
    whole = "Last used yesterday: 18 of 20 min, skipped Foam roll calves"
    why = (whole, "Last used yesterday: 18 of 20 min, 1 skipped", "Last used yesterday")
    shown.show_card(
        card(name="Hamstrings-and-calves slowly"), why=why, as_last_time="As last time, 18 min", ends="19:45"
    )
    page.show()
    for width, said, are_beside in ((1_100, 0, True), (540, 1, False), (320, 2, True)):
        shown.setGeometry(0, 0, width, 300)
        QApplication.processEvents()
        start, as_last_time = shown.start.geometry(), shown.as_last_time.geometry()
        assert (as_last_time.right() < start.left(), start.bottom() < as_last_time.top()) == (
            are_beside,
            not are_beside,
        )
        assert shown.rect().contains(as_last_time)
        advance = shown.name.fontMetrics().horizontalAdvance
        assert shown.name.width() >= max(map(advance, shown.name.text().split()))
        assert (shown.why.text(), shown.why.accessibleName()) == (why[said], whole)
        assert shown.why.toolTip() == (whole if said else "")


def test_card__follows_the_sessions_of_its_routine_by_its_id(legs: RunningApp) -> None:
    model = legs.routines_model

    def said(routine_id: str = "legs") -> str:
        # The first call requests the session, which arrives through the event loop.
        for _ in range(2):
            forms = model.last_time(routine_id)
            QApplication.processEvents()
        return forms[0] if forms else ""

    first = "done today, 2 of 4 min, skipped Foam roll quads"
    assert said() == first
    record = play(legs)
    assert said() == "done today, all of it"
    undo = legs.journal.delete_session(record, used_before=EVENING)
    assert said() == first
    undo()
    assert said() == "done today, all of it"
    legs.journal.delete_session(record, used_before=EVENING)

    legs.library.rename("legs", "Tired shanks")
    assert said() == first
    assert said(legs.library.duplicate("legs").id) == ""
    model.delete("legs")
    model.undo_delete()
    assert said() == first

    # In the history, too, its sessions are found by both names, even after it was deleted.
    legs.navigator.show("history")
    screen = legs.history_screen
    for name in ("Legs", "shanks"):
        screen.search.setText(name)
        assert len(listed(screen)) == 1
    legs.library.delete("legs")
    screen.show_routine("legs")
    assert len(listed(screen)) == 1
    assert screen.only.text() == "Legs"


def test_menu_and_sheet__offer_it_where_something_differed(legs: RunningApp) -> None:
    def start_as_last_time(routine_id: str) -> QAction | None:
        actions = legs.routines_screen.menu_of(routine_id).actions()
        return next((each for each in actions if each.text() == "Start as last time"), None)

    sheet = legs.routine_sheet
    legs.preview("builtin-ice-bath")
    assert sheet.last_time.isHidden()
    assert sheet.sessions.none_yet.isVisibleTo(sheet)
    assert not sheet.sessions.list.isVisibleTo(sheet)
    assert start_as_last_time("builtin-ice-bath") is None
    sheet.close()

    # On a rest day, the sheet asks first.
    _ = legs.follow_ups_model
    legs.follow_ups.rest_on(EVENING.date())
    offered = start_as_last_time("legs")
    assert offered is not None
    offered.trigger()
    assert sheet.isVisible()
    assert sheet.last_time.words.text() == "Today: 2 of 4 min, skipped Foam roll quads"
    assert sheet.last_time.as_last_time.text() == "As last time, 3 min"
    sheet.last_time.as_last_time.click()
    assert again(legs) == AS_DONE


def test_start__nothing_is_read_before_the_window_has_been_painted(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(routines=[LEGS], last_used={"legs": EVENING})
    QApplication.processEvents()
    assert not running.last_sessions.is_complete

    running.make_ready()
    QApplication.processEvents()
    assert running.last_sessions.is_complete


def listed(screen: HistoryScreen) -> list[str]:
    model = screen.list.model()
    return [model.index(row, 0).data(ItemRole).id for row in range(model.rowCount())]


def test_sheet__lists_the_latest_sessions__and_leads_to_them_in_the_history(running: RunningApp) -> None:
    basics, sheet = "builtin-post-run-basics", running.routine_sheet
    running.fakes.journal.records = {record.id: record for record in MADE.records}
    newest_first = [record.id for record in reversed(MADE.records) if record.routine_id == basics]
    assert len(newest_first) > SESSIONS_SHOWN
    running.preview(basics)
    rows = sheet.sessions.list
    shown = [rows.model().index(row, 0).data(ItemRole).id for row in range(rows.model().rowCount())]
    assert shown == newest_first[:SESSIONS_SHOWN]

    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    second = rows.currentIndex().data(ItemRole).id
    # Sessions cannot be deleted here.
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert second in running.fakes.journal.records
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert running.navigator.place.screen == "history"
    screen = running.history_screen
    assert screen.session.record is not None
    assert screen.session.record.id == second

    running.navigator.show("routines")
    running.preview(basics)
    sheet.sessions.all.click()
    assert listed(screen) == newest_first
    assert screen.only.text() == "Post-run basics"
    assert screen.list.hasFocus()
    screen.only.click()
    assert len(listed(screen)) == len(MADE.records)
    assert not screen.only.isVisibleTo(screen)
