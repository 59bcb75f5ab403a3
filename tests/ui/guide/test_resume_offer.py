"""The offer to resume an interrupted session."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.routine.model import Block, Routine, Sides, Step
from recovery_timer.routine.timeline import Gaps, expand
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Outcome
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from tests.desk import EVENING, Desk, MemoryCheckpoints

LEGS = Routine(
    id="legs",
    name="Legs",
    blocks=(Step(name="Calves", seconds=60, sets=2, sides=Sides.EACH), Step(name="Squats", reps=10)),
)
OTHER = Routine(id="other", name="Other", blocks=(Step(name="Hips", seconds=60),))

MakeDesk = Callable[..., Desk]


def killed(after_ms: int, *blocks: Block) -> MemoryCheckpoints:
    """Return the checkpoint of a session when the program was killed this long after its start."""
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


def again(make_desk: MakeDesk, left: MemoryCheckpoints, *, hours: int = 14) -> Desk:
    """Start the program again, this many hours later."""
    desk = make_desk(checkpoint_store=left, wall=EVENING + timedelta(hours=hours))
    desk.window.show_screen("routines")
    return desk


def words(desk: Desk) -> list[str]:
    offer = desk.window.resume_offer
    return [label.text() for label in offer.findChildren(QLabel) if label.isVisibleTo(offer)]


def test_no_interrupted_session__offers_nothing(desk: Desk) -> None:
    assert not desk.window.resume_offer.isVisible()
    assert not desk.window.resume_offer.resume.hasFocus()


def test_offer__says_what_where_and_when(make_desk: MakeDesk) -> None:
    desk = again(make_desk, killed(10_000 + 37_000))

    assert words(desk) == [
        "Broken off yesterday at 19:30",
        "Legs",
        "Step 1 of 2: Calves, Left, set 1 of 2 · 0:23 left",
    ]


def test_offer__in_a_step_that_waits__names_no_time(make_desk: MakeDesk) -> None:
    desk = again(make_desk, killed(20_000, Step(name="Squats", reps=10)), hours=0)

    assert words(desk)[0].startswith("Broken off today at")
    assert words(desk)[2] == "Step 1 of 1: Squats"


def test_offer__whose_end_could_not_be_read__says_so(make_desk: MakeDesk) -> None:
    left = killed(47_000)
    left.whole = False

    assert words(again(make_desk, left))[-1] == "The last seconds before that could not be read."


def test_resume__has_the_focus_and_is_paused_at_that_second(make_desk: MakeDesk) -> None:
    desk = again(make_desk, killed(46_000))
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Return)
    QTest.qWait(150)

    assert desk.state() is State.PAUSED
    assert desk.window.guide.isVisible()
    assert desk.window.windowTitle() == "Calves, Left, set 1 of 2, 1:00"
    state = desk.guide.state()
    assert state is not None
    assert (state.digits, state.paused) == ("0:24", True)

    QTest.keyClick(desk.window, Qt.Key.Key_Space)
    assert desk.state() is State.RUNNING
    desk.window.show_screen("routines")
    assert not desk.window.resume_offer.isVisible()


def test_resume__finished__can_be_done_again_from_its_start(make_desk: MakeDesk) -> None:
    desk = again(make_desk, killed(46_000, Step(name="Hips", seconds=60)))
    desk.window.resume_offer.resume.click()
    desk.player.press()
    desk.let_pass(30_000)
    assert desk.state() is State.FINISHED
    desk.window.finish.again_button.click()

    assert (desk.state(), desk.session.segment.index) == (State.RUNNING, 0)


def test_keep__records_it_as_ended_there_and_the_offer_goes(make_desk: MakeDesk) -> None:
    desk = again(make_desk, killed(46_000))
    desk.window.resume_offer.keep.click()

    (record,) = desk.records.records.values()
    assert (record.outcome, record.session_ms) == (Outcome.ENDED, 46_000)
    assert not desk.window.resume_offer.isVisible()
    assert desk.window.notices.texts() == ["What you did of “Legs” is kept."]
    assert desk.checkpoint_store.checkpoint is None
    assert desk.window.routines.grid.focused_id() is not None


def test_offer__stays_while_the_user_looks_elsewhere(make_desk: MakeDesk) -> None:
    desk = again(make_desk, killed(46_000))
    desk.window.show_screen("settings")
    desk.window.show_screen("routines")

    assert desk.window.resume_offer.isVisible()


def test_another_begun__records_the_interrupted_one_and_says_so(make_desk: MakeDesk) -> None:
    desk = again(make_desk, killed(46_000))
    desk.window.play_routine(OTHER)

    (record,) = desk.records.records.values()
    assert (record.routine_name, record.outcome) == ("Legs", Outcome.BROKEN_OFF)
    assert desk.window.notices.texts() == ["What you did of “Legs” is kept."]
    assert desk.session.timeline.name == "Other"
    desk.player.end()
    desk.window.show_screen("routines")
    assert not desk.window.resume_offer.isVisible()


@pytest.mark.parametrize("width, height, scale", [(800, 560, 1.0), (1280, 800, 1.0), (1280, 800, 2.0)])
def test_offer__is_shown_whole(make_desk: MakeDesk, width: int, height: int, scale: float) -> None:
    left = killed(46_000, Step(name="A long name of a step, sixty characters, as long as can be", seconds=60))
    left.whole = False
    desk = make_desk(checkpoint_store=left, scale=scale)
    desk.window.resize(width, height)
    desk.window.show_screen("routines")
    QTest.qWait(50)

    offer = desk.window.resume_offer
    for label in offer.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert offer.geometry().bottom() < desk.window.routines.height()
    assert offer.rect().contains(offer.keep.mapTo(offer, offer.keep.rect().bottomRight()))
