"""The offer to resume an interrupted session."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Block, Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Outcome
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from recovery_timer.ui.widgets.button import Button
from tests.fakes.ports import EVENING
from tests.fakes.stores import MemoryCheckpoints
from tests.running_app import RunningApp

LEGS = Routine(
    id="legs",
    name="Legs",
    blocks=(Step(name="Calves", seconds=60, sets=2, sides=Sides.EACH), Step(name="Squats", reps=10)),
)
OTHER = Routine(id="other", name="Other", blocks=(Step(name="Hips", seconds=60),))

MakeDesk = Callable[..., RunningApp]


def killed(after_ms: int, *blocks: Block) -> MemoryCheckpoints:
    """Return the checkpoint that is left when the program is killed ``after_ms`` into a session."""
    timeline = expand(Routine(id="legs", name="Legs", blocks=blocks or LEGS.blocks), {}, Gaps())
    session = Session(timeline)
    session.start(0)
    session.advance(after_ms)
    progress = session.progress(after_ms)
    assert progress is not None
    checkpoint = Checkpoint(
        session_id="killed",
        routine_id="legs",
        started=EVENING,
        kept=EVENING + timedelta(milliseconds=after_ms),
        half=True,
        timeline=timeline,
        progress=progress,
    )
    return MemoryCheckpoints(checkpoint)


def test_offer__left_until_midnight__was_interrupted_yesterday(run_app: MakeDesk) -> None:
    running = again(run_app, killed(30_000), hours=4)
    running.time_of_day.begin()
    before = running.resume_offer.accessibleName()
    running.fakes.clock.advance(30 * 60_000)
    running.time_of_day.look()

    assert "Unfinished: today" in before
    assert "Unfinished: yesterday" in running.resume_offer.accessibleName()


def again(run_app: MakeDesk, left: MemoryCheckpoints, *, hours: int = 14) -> RunningApp:
    """Start the program again, ``hours`` later."""
    running = run_app(checkpoints=left, wall=EVENING + timedelta(hours=hours))
    running.navigator.show("routines")
    return running


def words(running: RunningApp) -> list[str]:
    offer = running.resume_offer
    return [label.text() for label in offer.findChildren(QLabel) if label.isVisibleTo(offer)]


def test_no_interrupted_session__offers_nothing(run_app: MakeDesk) -> None:
    running = run_app()
    assert running.routines_screen.isVisible()
    assert not running.resume_offer.isVisible()
    assert not running.resume_offer.resume.hasFocus()


def test_offer__says_what_where_and_when(run_app: MakeDesk) -> None:
    running = again(run_app, killed(10_000 + 37_000))

    assert words(running) == [
        "Unfinished: yesterday, 19:30",
        "Legs",
        "Step 1 of 2: Calves, Left, set 1 of 2 · 0:23 left",
    ]


def test_offer__in_a_step_that_waits__names_no_time(run_app: MakeDesk) -> None:
    running = again(run_app, killed(20_000, Step(name="Squats", reps=10)), hours=0)

    assert words(running)[0].startswith("Unfinished: today, ")
    assert words(running)[2] == "Step 1 of 1: Squats"


def test_offer__whose_end_could_not_be_read__says_so(run_app: MakeDesk) -> None:
    left = killed(47_000)
    left.whole = False

    assert words(again(run_app, left))[-1] == "The last few seconds are missing."


def test_resume__has_the_focus_and_is_paused_at_that_second(run_app: MakeDesk) -> None:
    running = again(run_app, killed(46_000))
    QTest.keyClick(running.window.focusWidget(), Qt.Key.Key_Return)
    QTest.qWait(150)

    assert running.state() is State.PAUSED
    assert running.guide_screen.isVisible()
    assert running.window.windowTitle() == "Paused: Calves, Left, set 1 of 2"
    state = running.guide_model.state()
    assert state is not None
    assert (state.digits, state.paused) == ("0:24", True)

    QTest.keyClick(running.window, Qt.Key.Key_Space)
    assert running.state() is State.RUNNING
    running.navigator.show("routines")
    assert not running.resume_offer.isVisible()


def test_resume__finished__can_be_done_again_from_its_start(run_app: MakeDesk) -> None:
    running = again(run_app, killed(46_000, Step(name="Hips", seconds=60)))
    running.resume_offer.resume.click()
    running.player.press()
    running.let_pass(30_000)
    assert running.state() is State.FINISHED
    running.finish_screen.again_button.click()

    assert (running.state(), running.session.segment.index) == (State.RUNNING, 0)


def test_offer__has_the_only_filled_button(run_app: MakeDesk) -> None:
    running = again(run_app, killed(46_000))
    filled = {"primary", "hero", "big"}

    assert [
        each
        for each in running.routines_screen.findChildren(Button)
        if each.isVisible() and each.property("role") in filled
    ] == [running.resume_offer.resume]


def test_keep__records_it_as_ended_there_and_closes_the_offer(run_app: MakeDesk) -> None:
    running = again(run_app, killed(46_000))
    running.resume_offer.keep.click()

    (record,) = running.fakes.journal.records.values()
    assert (record.outcome, record.session_ms) == (Outcome.ENDED, 46_000)
    assert not running.resume_offer.isVisible()
    assert running.notices.texts() == ["Saved what you did of “Legs”."]
    assert running.fakes.checkpoints.checkpoint is None
    assert running.routines_screen.head.hero.start.hasFocus()
    assert running.routines_screen.head.hero.start.property("role") == "hero"


def test_offer__stays_while_the_user_looks_elsewhere(run_app: MakeDesk) -> None:
    running = again(run_app, killed(46_000))
    running.navigator.show("settings")
    running.navigator.show("routines")

    assert running.resume_offer.isVisible()


def test_another_begun__records_the_interrupted_one_and_says_so(run_app: MakeDesk) -> None:
    running = again(run_app, killed(46_000))
    running.play(OTHER)

    (record,) = running.fakes.journal.records.values()
    assert (record.routine_name, record.outcome) == ("Legs", Outcome.BROKEN_OFF)
    assert running.notices.texts() == ["Saved what you did of “Legs”."]
    assert running.session.timeline.name == "Other"
    running.player.end()
    running.navigator.show("routines")
    assert not running.resume_offer.isVisible()


@pytest.mark.styled
@pytest.mark.parametrize("width, height, scale", [(800, 560, 1.0), (1280, 800, 1.0), (1280, 800, 2.0)])
def test_offer__is_shown_whole(run_app: MakeDesk, width: int, height: int, scale: float) -> None:
    left = killed(46_000, Step(name="A long name of a step, sixty characters, as long as can be", seconds=60))
    left.whole = False
    running = run_app(checkpoints=left, scale=scale)
    running.window.resize(width, height)
    running.navigator.show("routines")
    QTest.qWait(50)

    offer = running.resume_offer
    for label in offer.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert offer.geometry().bottom() < running.routines_screen.height()
    assert offer.rect().contains(offer.keep.mapTo(offer, offer.keep.rect().bottomRight()))
