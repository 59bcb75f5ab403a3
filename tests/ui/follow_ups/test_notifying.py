"""What became due: a notice where Today is out of sight, and what is pressed on the desktop."""

from datetime import timedelta

import pytest

from recovery_timer.app.settings import Telling
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


def wait_a_day_after_the_run(running: RunningApp, *, tell: Telling = "notify") -> None:
    """Have it become 24 h after the run, with the program open."""
    running.settings.change("tell_soreness", tell)
    running.show_today()
    running.journal.log(RAN)
    running.fakes.clock.advance(3_600_000)
    ticker = running.follow_ups._ticker
    assert isinstance(ticker, FakeTicker)
    ticker.fire()


def desktop(running: RunningApp) -> RecordingNotifications:
    assert running.fakes.notifications is not None
    return running.fakes.notifications


def test_due__with_today_in_sight__is_on_the_desktop_and_no_notice(running: RunningApp) -> None:
    wait_a_day_after_the_run(running)
    there = desktop(running).there

    assert there is not None
    assert (there.title, there.body) == ("How are the legs?", "24 h after your run")
    assert there.buttons == (("log", "Log it"), ("all gone", "Not sore"))
    assert running.notices.texts() == []


def test_due__on_another_screen__is_a_notice_with_its_buttons(running: RunningApp) -> None:
    running.navigator.show("techniques")
    wait_a_day_after_the_run(running, tell="today")
    assert running.fakes.notifications is None
    assert running.notices.texts() == ["How are the legs? · 24 h after your run"]
    running.follow_ups.answer(running.follow_ups.lines[0])

    assert running.notices.texts() == []


OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@OFFSCREEN
def test_pressed__itself__leads_to_today(running: RunningApp) -> None:
    running.navigator.show("techniques")
    wait_a_day_after_the_run(running)
    running.window.showMinimized()
    desktop(running).press()

    assert running.navigator.place.screen == "routines"
    assert not running.window.isMinimized()


@OFFSCREEN
def test_pressed__what_asks_in_the_window__brings_it_forward(running: RunningApp) -> None:
    wait_a_day_after_the_run(running)
    running.window.showMinimized()
    desktop(running).press(Act.LOG)

    assert not running.window.isMinimized()
    assert running.window.findChild(SorenessDialog) is not None


def test_pressed__what_is_done_at_once__leaves_the_window_where_it_is(running: RunningApp) -> None:
    wait_a_day_after_the_run(running)
    running.window.showMinimized()
    desktop(running).press(Act.ALL_GONE)

    assert running.window.isMinimized()
    assert [type(entry) for entry in running.fakes.journal.kept.values()] == [Run, Soreness]


def test_session__takes_it_away__and_it_is_told_once(running: RunningApp) -> None:
    wait_a_day_after_the_run(running)
    running.start("Legs up the wall")
    assert desktop(running).there is None
    running.let_pass(3_600_000)
    running.finish_screen.back_button.click()

    assert len([each for each in desktop(running).shown if each is not None]) == 1


def test_failed__is_said_in_the_window__but_not_of_a_trial(running: RunningApp) -> None:
    running.telling.show(trial())
    desktop(running).fault = NotificationFault.NO_SERVICE
    wait_a_day_after_the_run(running)
    (said,) = running.notices.texts()
    running.notices.clear()
    running.telling.show(trial())

    assert said.startswith("This desktop shows no notifications: no program for them answers.")
    assert running.notices.texts() == []
