"""How the legs feel, on the finish screen: answered by keys and by mouse, saved at once, and followed by advice."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.journal.entries import Answer, Entry, Level, Note, Reminder, ReminderKind, Run, Sign, Soreness
from recovery_timer.journal.lines import Act
from recovery_timer.journal.soreness import Band
from recovery_timer.routine.technique import Muscle
from recovery_timer.ui.follow_ups.legs_card import LegsCard
from recovery_timer.ui.widgets.button import Button
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp

BEFORE = Soreness(id="before", at=EVENING - timedelta(days=1), levels=(Level(Muscle.QUADS, 5), Level(Muscle.CALVES, 2)))


def finish(running: RunningApp, *entries: Entry, routine: str = "Legs up the wall") -> LegsCard:
    running.fakes.journal.kept = {entry.id: entry for entry in entries}
    running.start(routine)
    running.let_pass(3_600_000)
    return running.finish_screen.legs


def logged(running: RunningApp, kind: type[Entry]) -> list[Entry]:
    return [entry for entry in running.fakes.journal.kept.values() if isinstance(entry, kind) and entry != BEFORE]


def said(legs: LegsCard) -> list[tuple[str, str]]:
    return [
        (row.findChildren(QLabel)[0].text(), " | ".join(button.text() for button in row.buttons.values()))
        for row in legs.line_rows
    ]


def test_last_entry__is_greyed_and_not_logged_again(running: RunningApp) -> None:
    legs = finish(running, BEFORE)
    quads = legs.scales[Muscle.QUADS, None]

    assert quads.buttons[Band.MODERATE].property("role") == "level-last"
    assert not any(button.isChecked() for scale in legs.scales.values() for button in scale.buttons.values())
    QTest.mouseClick(quads.buttons[Band.MILD], Qt.MouseButton.LeftButton)
    (entry,) = logged(running, Soreness)
    assert isinstance(entry, Soreness)
    assert entry.levels == (Level(Muscle.QUADS, 2),)
    assert quads.buttons[Band.MILD].isChecked()
    assert quads.buttons[Band.MODERATE].property("role") == "level"


def test_digits__set_the_level__and_arrows_only_look_around(running: RunningApp) -> None:
    legs = finish(running)
    buttons = legs.scales[Muscle.CALVES, None].buttons
    buttons[Band.NONE].setFocus()
    QTest.keyClick(buttons[Band.NONE], Qt.Key.Key_Right)
    assert buttons[Band.MILD].hasFocus()
    assert logged(running, Soreness) == []
    QTest.keyClick(buttons[Band.MILD], Qt.Key.Key_6)

    assert buttons[Band.MODERATE].isChecked()
    assert buttons[Band.MODERATE].hasFocus()
    (entry,) = logged(running, Soreness)
    assert isinstance(entry, Soreness)
    assert entry.levels == (Level(Muscle.CALVES, 6),)


def test_each_side__has_its_own_scale(running: RunningApp) -> None:
    legs = finish(running)
    legs.each_side.click()
    assert not legs.scales[Muscle.CALVES, None].isVisibleTo(legs)
    legs.scales[Muscle.CALVES, "left"].buttons[Band.MODERATE].click()
    legs.signs[Sign.SWELLING].click()

    (entry,) = logged(running, Soreness)
    assert isinstance(entry, Soreness)
    assert entry.levels == (Level(Muscle.CALVES, 5, "left"),)
    assert entry.signs == {Sign.SWELLING}


def test_undo__undoes_the_last_press(running: RunningApp) -> None:
    legs = finish(running)
    assert not legs.undo_button.isVisibleTo(legs)
    legs.scales[Muscle.CALVES, None].buttons[Band.MODERATE].click()
    legs.undo_button.click()

    assert logged(running, Soreness) == []
    assert not legs.undo_button.isVisibleTo(legs)
    assert not legs.scales[Muscle.CALVES, None].buttons[Band.MODERATE].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_note__is_kept_by_enter__and_when_the_screen_is_left(running: RunningApp, key: Qt.Key) -> None:
    legs = finish(running)
    legs.note.setFocus()
    QTest.keyClicks(legs.note, "Tight on the stairs")
    QTest.keyClick(legs.note, key)

    (note,) = logged(running, Note)
    assert isinstance(note, Note)
    assert (note.text, note.session) == ("Tight on the stairs", running.player.record().id)


def test_lines__follow_the_answers(running: RunningApp) -> None:
    run = Run(id="run", at=EVENING - timedelta(hours=1), hard=True)
    legs = finish(running, run)
    assert said(legs) == [("Drink water, or an electrolyte or sports drink", "Done")]
    legs.scales[Muscle.CALVES, None].buttons[Band.SEVERE].click()
    assert [title for title, _ in said(legs)] == [
        "See a professional",
        "Rest, or something low-impact",
        "Drink water, or an electrolyte or sports drink",
    ]
    rest = legs.line_rows[1].buttons[Act.REST_TOMORROW]
    rest.setFocus()
    QTest.keyClick(rest, Qt.Key.Key_Space)

    (reminder,) = logged(running, Reminder)
    assert isinstance(reminder, Reminder)
    assert (reminder.kind, reminder.due.date()) == (ReminderKind.REST_DAY, EVENING.date() + timedelta(days=1))
    assert [button for _, button in said(legs)] == ["I have asked", "Done"]
    assert legs.line_rows[0].buttons[Act.ASKED].hasFocus()
    press_undo(running)
    assert [title for title, _ in said(legs)][1] == "Rest, or something low-impact"
    assert logged(running, Reminder) == []


def press_undo(running: RunningApp) -> None:
    """Press the undo of the latest notice."""
    [button for button in running.notices.findChildren(Button) if button.text() == "Undo"][-1].click()


def test_lines__each_press__can_be_undone(running: RunningApp) -> None:
    legs = finish(running, Run(id="run", at=EVENING - timedelta(hours=1)))
    legs.line_rows[0].buttons[Act.DONE].click()
    assert [title for title, _ in said(legs)] != ["Drink water"]
    assert running.notices.isVisible()
    press_undo(running)

    assert [title for title, _ in said(legs)] == ["Drink water"]


def test_ice__is_offered_again(running: RunningApp) -> None:
    # In the evening, it is too late for ice.
    running.fakes.clock.advance(15 * 3_600_000)
    legs = finish(running, routine="Ice and elevation (RICE)")
    running.player.press()
    running.let_pass(3_600_000)
    assert said(legs) == [("Ice again later", "At 2:55 PM | This evening")] or (
        said(legs) == [("Ice again later", "At 14:55 | This evening")]
    )
    for act, hour in ((Act.ICE_LATER, 14), (Act.ICE_THIS_EVENING, 20)):
        legs.line_rows[0].buttons[act].click()
        (reminder,) = logged(running, Reminder)
        assert isinstance(reminder, Reminder)
        assert (reminder.kind, reminder.due.hour) == (ReminderKind.ICE, hour)
        press_undo(running)
        assert logged(running, Reminder) == []


def test_page__is_another_one_after_the_next_session(running: RunningApp) -> None:
    legs = finish(running)
    first = said(legs)
    running.finish_screen.back_button.click()
    assert [entry.id for entry in logged(running, Answer)] == ["page nutrition"]
    running.start("Legs up the wall")
    running.let_pass(3_600_000)

    assert said(legs) != first
    legs.line_rows[0].buttons[Act.READ].click()
    assert running.navigator.place.screen == "techniques"
    assert running.techniques_screen.isVisible()


def test_nothing_of_it__has_to_be_answered(running: RunningApp) -> None:
    finish(running, BEFORE)
    assert running.finish_screen.back_button.hasFocus()
    QTest.keyClick(running.finish_screen.back_button, Qt.Key.Key_Return)
    running.finish_screen.back_button.click()

    assert logged(running, Soreness) == []
    assert running.routines_screen.isVisible()
