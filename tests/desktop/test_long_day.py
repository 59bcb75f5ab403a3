"""A window left open past midnight, in another time zone and in a long pause: every time that it shows is right."""

from collections.abc import Callable
from datetime import timedelta, timezone

from PySide6.QtWidgets import QLabel, QWidget

from tests.fakes.ports import EVENING
from tests.fakes.ticker import FakeTicker
from tests.running_app import RunningApp

RunApp = Callable[..., RunningApp]


def test_midnight__what_was_today_is_yesterday_and_the_greeting_follows(run_app: RunApp) -> None:
    running = run_app(last_used={"builtin-ice-bath": EVENING}, wall=EVENING.replace(hour=23, minute=59))
    running.time_of_day.begin()
    assert "today" in hero(running)
    pass_minutes(running, 1)
    assert "yesterday" in hero(running)
    pass_minutes(running, 5 * 60)
    assert "Good morning" in shown(running.routines_screen)


def test_other_time_zone__is_noticed_when_the_user_turns_to_the_window(run_app: RunApp) -> None:
    running = run_app(last_used={"builtin-ice-bath": EVENING}, wall=EVENING)
    running.time_of_day.begin()
    running.fakes.clock.wall_time = EVENING.astimezone(timezone(timedelta(hours=9)))
    running.window.activated.emit()

    # In Tokyo, 19:30 in London was half past four in the morning of the same day there: still today.
    assert "Good evening" in shown(running.routines_screen)
    assert "today" in hero(running)


def test_long_pause__says_since_when__and_its_end_is_right_at_once_when_resumed(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(11_000)
    running.player.pause_or_resume()
    running.let_pass(60 * 60_000)
    paused = shown(running.guide_screen)
    running.player.pause_or_resume()

    assert "paused since 19:30" in paused
    assert "ends 20:35" in shown(running.guide_screen)


def test_builder__left_open__its_end_moves_on(running: RunningApp) -> None:
    running.time_of_day.begin()
    running.edit_routine("builtin-legs-up-the-wall")
    before = shown(running.builder_screen)
    pass_minutes(running, 60)

    assert "ends 19:35" in before
    assert "ends 20:35" in shown(running.builder_screen)


def pass_minutes(running: RunningApp, minutes: int) -> None:
    """Advance the time only for widgets that follow the time of day."""
    ticker = running.time_of_day._ticker
    assert isinstance(ticker, FakeTicker)
    for _ in range(minutes):
        running.fakes.clock.advance(ticker.armed or 0)
        ticker.fire()


def hero(running: RunningApp) -> str:
    return running.routines_screen.head.hero.why.text()


def shown(widget: QWidget) -> str:
    return "\n".join(
        f"{each.accessibleName()} {each.text()}" for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)
    )
