"""Follow-ups that become due: a notice where Today is not visible, and buttons of the desktop's notification."""

from datetime import timedelta

import pytest

from recovery_timer.journal.entries import Run, Soreness
from recovery_timer.journal.lines import Act
from recovery_timer.ports import NotificationFault
from recovery_timer.ui.entries.log_dialogs import SorenessDialog
from recovery_timer.ui.text.follow_ups import trial
from tests.fakes.notifications import RecordingNotifications
from tests.fakes.ports import EVENING
from tests.fakes.ticker import FakeTicker
from tests.running_app import RunningApp

RAN = Run(id="run", at=EVENING - timedelta(hours=23))


def begin(running: RunningApp) -> None:
    """Turn on notifications about soreness, an hour before the question is due."""
    running.settings.change("tell_soreness", "notify")
    running.show_today()
    running.journal.log(RAN)


def let_pass(running: RunningApp, hours: int) -> None:
    running.fakes.clock.advance(hours * 3_600_000)
    ticker = running.follow_ups._ticker
    assert isinstance(ticker, FakeTicker)
    ticker.fire()


def desktop(running: RunningApp) -> RecordingNotifications:
    assert running.fakes.notifications is not None
    return running.fakes.notifications


def test_due__with_today_in_sight__is_notified_on_the_desktop_and_answered_there(running: RunningApp) -> None:
    begin(running)
    let_pass(running, 1)
    there = desktop(running).there
    assert there is not None
    assert (there.title, there.body) == ("How are the legs?", "24 h after your run")
    assert there.buttons == (("log", "Log it"), ("all gone", "Not sore"))
    assert running.notices.texts() == []
    running.window.showMinimized()
    desktop(running).press(Act.ALL_GONE)

    assert running.window.isMinimized()
    assert [type(entry) for entry in running.fakes.journal.kept.values()] == [Run, Soreness]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_pressed__itself_or_what_asks_in_the_window__brings_it_forward(running: RunningApp) -> None:
    running.navigator.show("techniques")
    begin(running)
    let_pass(running, 1)
    running.window.showMinimized()
    desktop(running).press()
    assert running.navigator.place.screen == "routines"
    assert running.window.focusWidget() is running.today_strip.cards[0].buttons[Act.LOG]
    assert not running.window.isMinimized()
    let_pass(running, 24)
    running.window.showMinimized()
    desktop(running).press(Act.LOG)

    assert not running.window.isMinimized()
    assert running.window.findChild(SorenessDialog) is not None


def test_due__on_another_screen__is_a_notice_too__until_it_is_answered(running: RunningApp) -> None:
    begin(running)
    running.telling.show(trial())
    desktop(running).fault = NotificationFault.NO_SERVICE
    running.telling.show(trial())
    assert running.notices.texts() == []
    running.navigator.show("techniques")
    let_pass(running, 1)
    due, failed = running.notices.texts()
    assert failed.startswith("This desktop shows no notifications: no program for them answers.")
    assert due == "How are the legs? · 24 h after your run"
    running.follow_ups.answer(running.follow_ups.lines[0])

    assert running.notices.texts() == [failed]


def test_session__withdraws_it__and_it_is_notified_once(running: RunningApp) -> None:
    begin(running)
    let_pass(running, 1)
    running.start("Legs up the wall")
    assert desktop(running).there is None
    running.let_pass(3_600_000)
    running.finish_screen.back_button.click()

    assert len([each for each in desktop(running).shown if each is not None]) == 1
