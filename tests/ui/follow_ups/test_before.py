"""Advice from the journal before a routine starts: given once, on its sheet, without preventing the start."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from recovery_timer.app.navigation import Stage
from recovery_timer.journal.entries import Entry, Level, Reminder, ReminderKind, Run, Soreness
from recovery_timer.routine.technique import Muscle
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp

HEAT, STRONG, BEFORE = "builtin-warm-legs", "builtin-strong-legs", "builtin-before-a-run"


def begin(running: RunningApp, routine: str, *entries: Entry) -> list[str]:
    """Start ``routine``, which was played before, and return the lines on its sheet; empty if there is no sheet."""
    running.fakes.journal.kept = {entry.id: entry for entry in entries}
    running.journal.learn({routine: EVENING - timedelta(days=3)})
    running.show_today()
    running.routines_screen.started.emit(routine)
    return said(running)


def said(running: RunningApp) -> list[str]:
    if not running.has("routine_sheet"):
        return []
    sheet = running.routine_sheet
    return [each.text() for each in sheet.findChildren(QLabel) if each.isVisibleTo(sheet)]


def test_heat__too_early_after_a_run__is_mentioned_once(running: RunningApp) -> None:
    words = "Your run was 20 h ago. Heat waits 48 hours: until Sat 23:30."
    assert words in begin(running, HEAT, Run(id="run", at=EVENING - timedelta(hours=20)))
    assert running.routine_sheet.isVisible()
    running.routine_sheet.close()
    running.routines_screen.started.emit(HEAT)

    assert running.navigator.place.stage is Stage.GUIDE


def test_strong__while_sore__says_so_and_can_be_started(running: RunningApp) -> None:
    sore = Soreness(id="sore", at=EVENING - timedelta(hours=1), levels=(Level(Muscle.QUADS, 8),))
    words = "You logged severe soreness or pain: rest, or something low-impact, until it has eased."
    assert words in begin(running, STRONG, sore)
    running.routine_sheet.start.click()

    assert running.navigator.place.stage is Stage.GUIDE


def test_strong__on_a_rest_day__says_so(running: RunningApp) -> None:
    rest = Reminder(id="rest", at=EVENING, kind=ReminderKind.REST_DAY, due=EVENING)

    assert "Today is a rest day." in begin(running, STRONG, rest)


def test_before_a_run__the_drink_is_on_the_sheet__and_does_not_open_it(running: RunningApp) -> None:
    begin(running, BEFORE)
    assert running.navigator.place.stage is Stage.GUIDE
    running.player.end()
    running.navigator.show("routines")
    running.preview(BEFORE)

    assert "Drink before you go, and take water along." in said(running)


def test_nothing_against_it__starts_at_once(running: RunningApp) -> None:
    begin(running, HEAT, Run(id="run", at=EVENING - timedelta(hours=49)))

    assert running.navigator.place.stage is Stage.GUIDE
