"""Today, above the routines: used by keys and by mouse, and what each press saves."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from recovery_timer.journal.entries import Answer, Entry, Level, Reminder, ReminderKind, Run, Soreness
from recovery_timer.journal.lines import Act
from recovery_timer.routine.technique import Muscle
from recovery_timer.ui.entries.log_dialogs import RunDialog, SorenessDialog
from recovery_timer.ui.follow_ups.today_card import TodayCard
from recovery_timer.ui.follow_ups.today_strip import TodayStrip
from recovery_timer.ui.widgets.button import Button
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp

RUN = Run(id="run", at=EVENING - timedelta(hours=25), distance_m=12_000, hard=True)
SORE = Soreness(id="sore", at=EVENING - timedelta(hours=1), levels=(Level(Muscle.CALVES, 8),))
REST = Reminder(id="rest", at=EVENING, kind=ReminderKind.REST_DAY, due=EVENING)


def show(running: RunningApp, *entries: Entry) -> TodayStrip:
    running.fakes.journal.kept = {entry.id: entry for entry in entries}
    running.show_today()
    return running.today_strip


def titles(strip: TodayStrip) -> list[str]:
    return [card.words.title for card in strip.cards]


def run_words(strip: TodayStrip) -> list[str]:
    return [strip.run_line.findChildren(QLabel)[0].text(), *(button.text() for button in strip.run_line.buttons)]


def press(strip: TodayStrip, words: str) -> None:
    (button,) = [each for each in strip.run_line.buttons if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def logged(running: RunningApp, kind: type[Entry]) -> list[Entry]:
    return [entry for entry in running.fakes.journal.kept.values() if isinstance(entry, kind)]


def press_first(card: TodayCard) -> None:
    next(iter(card.buttons.values())).click()


def press_undo(running: RunningApp) -> None:
    notice_button(running, "Undo").click()


def test_nothing_to_say__is_the_question_of_the_run_alone(running: RunningApp) -> None:
    strip = show(running)

    assert strip.cards == []
    assert run_words(strip) == ["Did you run?", "Today", "Yesterday", "Type it…"]
    assert "TODAY" not in [each.text() for each in strip.findChildren(QLabel) if each.isVisibleTo(strip)]
    assert running.routines_screen.head.hero.start.hasFocus()


def test_run__is_logged_by_two_presses__and_undone(running: RunningApp) -> None:
    strip = show(running)
    press(strip, "Yesterday")
    assert run_words(strip)[0] == "When yesterday?"
    assert strip.run_line.buttons[0].hasFocus()
    QTest.keyClick(strip.run_line.buttons[2], Qt.Key.Key_Space)

    (run,) = logged(running, Run)
    assert run.at == (EVENING - timedelta(days=1)).replace(hour=18, minute=0, second=0, microsecond=0)
    assert run_words(strip)[1:] == ["Long or hard", "Change", "Log another"]
    assert titles(strip) == ["How are the legs?", f"No heat until {(run.at + timedelta(days=2)):%a} 18:00"]
    press_undo(running)
    assert logged(running, Run) == []
    assert run_words(strip)[0] == "Did you run?"


def test_run__logged_in_a_terminal__is_there_when_the_window_is_active_again(running: RunningApp) -> None:
    strip = show(running)
    running.make_ready()
    running.fakes.journal.kept = {"run": RUN}
    running.window.activated.emit()

    assert run_words(strip)[1:] == ["Long or hard", "Change", "Log another"]
    assert titles(strip)[0] == "How are the legs?"


def test_run__of_today__offers_past_times__and_can_be_cancelled(running: RunningApp) -> None:
    strip = show(running)
    press(strip, "Today")
    assert run_words(strip) == ["When today?", "Just now", "8:00 AM", "12:00 PM", "6:00 PM", "Type it…", "Cancel"] or (
        run_words(strip) == ["When today?", "Just now", "08:00", "12:00", "18:00", "Type it…", "Cancel"]
    )
    press(strip, "Cancel")

    assert run_words(strip)[0] == "Did you run?"
    assert strip.run_line.buttons[0].hasFocus()


def test_run__is_changed_by_a_typed_line__and_stays_one(running: RunningApp) -> None:
    strip = show(running, RUN)
    press(strip, "Change")
    dialog = running.window.findChild(RunDialog)
    assert dialog is not None
    dialog.line.setText("8 km yesterday 18:30")
    dialog.log_button.click()

    (run,) = logged(running, Run)
    assert isinstance(run, Run)
    assert (run.id, run.distance_m, run.hard) == ("run", 8_000, False)
    press_undo(running)
    assert logged(running, Run) == [RUN]


def test_cards__say_what_is_due__at_most_three(running: RunningApp) -> None:
    strip = show(running, RUN, REST)
    assert titles(strip) == ["How are the legs?", "No heat until Sat 18:30", "Rest day"]
    assert strip.cards[0].words.reason == "24 h after your run"
    running.journal.log(SORE)

    assert titles(strip) == ["See a professional", "No heat until Sat 18:30", "Rest day"]
    assert strip.cards[0].words.source.startswith("From the article")


@pytest.mark.parametrize("by_key", [True, False])
def test_hidden__until_tomorrow__and_undone(running: RunningApp, by_key: bool) -> None:
    strip = show(running, RUN, REST)
    routines = len(running.library.entries)
    card = strip.cards[2]
    if by_key:
        card.close_button.setFocus()
        QTest.keyClick(card.close_button, Qt.Key.Key_Delete)
    else:
        QTest.mouseClick(card.close_button, Qt.MouseButton.LeftButton)

    assert titles(strip) == ["How are the legs?", "No heat until Sat 18:30"]
    assert len(running.library.entries) == routines
    (answer,) = logged(running, Answer)
    assert isinstance(answer, Answer)
    assert answer.until is not None
    if by_key:
        assert strip.cards[1].close_button.hasFocus()
    press_undo(running)
    assert titles(strip)[2] == "Rest day"


def test_see_someone__is_gone_once_the_user_has_asked__and_not_before(running: RunningApp) -> None:
    strip = show(running, SORE)
    assert titles(strip) == ["See a professional"]
    running.journal.log(Soreness(id="better", at=EVENING, levels=(Level(Muscle.CALVES, 1),)))
    assert titles(strip) == ["See a professional"]
    press_first(strip.cards[0])

    assert titles(strip) == []


def test_how_are_the_legs__asks_and_is_answered(running: RunningApp) -> None:
    strip = show(running, RUN)
    press_first(strip.cards[0])
    dialog = running.window.findChild(SorenessDialog)
    assert dialog is not None
    dialog.levels[Muscle.CALVES, "left"].setValue(2)
    dialog.log_button.click()

    assert titles(strip) == ["No heat until Sat 18:30"]


def test_heat__is_reminded_of_on_request(running: RunningApp) -> None:
    strip = show(running, RUN)
    press_first(strip.cards[1])

    (reminder,) = logged(running, Reminder)
    assert isinstance(reminder, Reminder)
    assert reminder.kind is ReminderKind.HEAT
    assert strip.cards[1].stops == (strip.cards[1].close_button,)
    assert running.notices.texts() == ["You will be reminded: No heat until Sat 18:30"]
    notice_button(running, "Notify me on the desktop").click()
    assert running.settings.current.tell_heat == "notify"


def notice_button(running: RunningApp, words: str) -> Button:
    """Return the button of the latest notice that says ``words``."""
    return [button for button in running.notices.findChildren(Button) if button.text() == words][-1]


def test_ice__can_wait_an_hour__or_is_enough_for_today(running: RunningApp) -> None:
    ice = Reminder(id="ice", at=EVENING - timedelta(hours=3), kind=ReminderKind.ICE, due=EVENING)
    strip = show(running, ice)
    assert list(strip.cards[0].buttons) == [Act.START, Act.IN_AN_HOUR, Act.ENOUGH]
    strip.cards[0].buttons[Act.IN_AN_HOUR].click()
    assert titles(strip) == []
    assert [each.due for each in running.follow_ups.known.reminders] == [EVENING + timedelta(hours=1)]
    press_undo(running)
    strip.cards[0].buttons[Act.ENOUGH].click()
    assert titles(strip) == []
    press_undo(running)
    strip.cards[0].buttons[Act.START].click()
    assert running.session.segment.technique == "ice-pack"


def test_rest_day__offers_feet_up_and_a_walk(running: RunningApp) -> None:
    strip = show(running, REST)
    assert list(strip.cards[0].buttons) == [Act.WALK, Act.FEET_UP]
    strip.cards[0].buttons[Act.FEET_UP].click()
    assert running.session.segment.technique == "legs-up-the-wall"
    running.player.end()
    running.follow_ups_model.act(strip.cards[0].line, Act.WALK)

    assert running.session.segment.technique == "walking"


def test_last_run__is_long_or_hard__and_the_legs_are_not_sore__by_one_press_each(running: RunningApp) -> None:
    strip = show(running, RUN)
    line = strip.run_line
    assert line.hard is not None
    assert line.hard.isChecked()
    line.hard.setFocus()
    QTest.keyClick(line.hard, Qt.Key.Key_Space)

    assert [run.hard for run in logged(running, Run) if isinstance(run, Run)] == [False]
    assert line.hard.hasFocus()
    assert not line.hard.isChecked()
    press_undo(running)
    assert logged(running, Run) == [RUN]
    strip.cards[0].buttons[Act.ALL_GONE].click()
    (entry,) = logged(running, Soreness)
    assert isinstance(entry, Soreness)
    assert {level.level for level in entry.levels} == {0}
    assert titles(strip) == ["No heat until Sat 18:30"]
    press_undo(running)
    assert logged(running, Soreness) == []


def test_tab__goes_through_it_between_the_head_and_the_hero(running: RunningApp) -> None:
    strip = show(running, RUN)
    reached: QWidget = running.routines_screen._files
    reached.setFocus()
    seen = []
    for _ in strip.stops():
        QTest.keyClick(reached, Qt.Key.Key_Tab)
        reached = running.window.focusWidget()
        seen.append(reached)

    assert seen == strip.stops()
