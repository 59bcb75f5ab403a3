"""The screen at the end of a session."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.ports import RING_OUT_MS, CueReceipt
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family
from recovery_timer.session.record import Cues
from recovery_timer.session.state import State
from recovery_timer.ui.guide.finish_rows import rows, worked
from tests.running_app import RunningApp
from tests.ui.guide.test_screen import GET_READY_MS, LEGS


def texts(running: RunningApp) -> list[str]:
    return [label.text() for label in running.finish_screen.findChildren(QLabel) if label.isVisible()]


def test_ended_early__says_where__and_leads_on_with_one_press(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 12_000)
    running.player.extend()
    running.player.end()
    shown = texts(running)

    assert "Stopped at step 1 of 3" in shown
    assert {"0:12", "0 of 3", "not done"} <= set(shown)
    # The rest of the first hold, 0:15 longer, and the other three holds.
    assert "2 × each side · 2:03 skipped" in shown
    assert "0:00" not in shown
    screen = running.finish_screen
    assert screen.go_on_button.text() == "Continue from 0:33 left"
    assert screen.go_on_button.hasFocus()


def test_finished__shows_what_was_done_and_no_zeros(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    shown = texts(running)

    assert {"Well done.", "5:00", "1 of 1"} <= set(shown)
    assert not any("skipped" in words or "added" in words for words in shown)
    assert running.finish_screen.back_button.hasFocus()


def test_contrast_bath__is_one_row(running: RunningApp) -> None:
    running.start("Contrast bath")
    running.player.press()
    running.let_pass(3_600_000)
    shown = texts(running)

    assert shown.count("Contrast bath") == 1
    assert "4 cycles" in shown
    assert "Warm water" not in shown


def test_rows__add_up_to_the_total__in_the_routines_order(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 10_400)
    running.player.jump(running.session.timeline.segments[-1].index)
    running.let_pass(4_700)
    running.player.previous()
    running.let_pass(3_600)
    running.player.end()
    record = running.player.record()
    found = rows(record, running.techniques.catalogue)

    assert [row.name for row in found] == ["Hamstring stretch", "Ten squats", "Legs up the wall"]
    total = sum(row.held_s for row in found)
    assert f"0:{total:02}" in texts(running)


def test_rows__have_the_figure_of_an_own_technique__also_from_the_journal(running: RunningApp) -> None:
    couch = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=30, figure="quad-stretch")
    running.techniques.save(couch)
    running.play(Routine(id="c", name="C", blocks=(Step(name="Couch stretch", technique="own-couch", seconds=30),)))
    running.player.end()
    record = running.player.record()
    visits = tuple(replace(visit, segment=replace(visit.segment, figure=None)) for visit in record.visits)

    for each in (record, replace(record, visits=visits)):
        assert [row.figure for row in rows(each, running.techniques.catalogue)] == ["quad-stretch"]
    assert [row.figure for row in rows(replace(record, visits=visits), {})] == ["own-couch"]


@pytest.mark.parametrize("finished", [True, False])
def test_escape__leaves_it(running: RunningApp, finished: bool) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000 if finished else 20_000)
    if not finished:
        running.player.end()
    assert running.finish_screen.isVisible()
    QTest.keyClick(running.window, Qt.Key.Key_Escape)

    assert running.routines_screen.isVisible()


def test_muscles__are_those_that_were_worked__on_their_sides(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 12_000)
    running.player.end()

    assert worked(running.player.record()) == {"hamstrings": {"left"}}


def test_continues_where_it_was_stopped(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 12_000)
    title = running.window.windowTitle()
    running.guide_screen.guide.controls.end.setFocus()
    running.guide_screen.guide.controls.end.click()
    running.fakes.clock.advance(60_000)
    QTest.mouseClick(running.finish_screen.go_on_button, Qt.MouseButton.LeftButton)
    session = running.player.session
    assert session is not None
    assert session.state is State.RUNNING
    assert session.position(running.fakes.clock.now()) == 12_000
    assert running.guide_screen.isVisible()
    assert "Hamstring" in title
    assert running.window.windowTitle() == title
    # Not End: Enter would end it again.
    assert running.guide_screen.guide.controls.big.hasFocus()


def test_cannot_be_continued__after_the_last_segment(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    assert running.finish_screen.isVisible()
    assert not running.finish_screen.go_on_button.isVisible()
    assert "Well done." in texts(running)


def test_plays_it_again(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    QTest.mouseClick(running.finish_screen.again_button, Qt.MouseButton.LeftButton)
    assert running.player.is_playing
    assert running.guide_screen.isVisible()


def test_goes_back_to_the_routines__which_know_it_was_used(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(3_600_000)
    QTest.mouseClick(running.finish_screen.back_button, Qt.MouseButton.LeftButton)
    assert running.routines_screen.isVisible()
    assert running.routines_screen.head.hero.name.text() == "Legs up the wall"
    assert running.routines_model.card("builtin-legs-up-the-wall").last_time == ("done today",)


@pytest.mark.parametrize("screen", ["build", "settings", "routines"])
def test_goes_back_to_where_the_session_was_started(running: RunningApp, screen: str) -> None:
    running.navigator.show(screen)
    running.start("Legs up the wall")
    running.player.end()
    QTest.mouseClick(running.finish_screen.back_button, Qt.MouseButton.LeftButton)
    assert (running.navigator.place.screen, running.finish_screen.isVisible()) == (screen, False)


def test_cues__are_kept_with_the_record_once_the_last_sound_is_over(running: RunningApp) -> None:
    running.fakes.audio.receipt = CueReceipt(due=86, on_time=85, worst_ms=21.4)
    running.start("Legs up the wall")
    running.player.end()
    (record,) = running.fakes.journal.records.values()
    assert record.cues is None
    running.let_pass(RING_OUT_MS)
    (measured,) = running.fakes.journal.records.values()

    assert measured == replace(record, cues=Cues(due=86, on_time=85, worst_ms=21))


def test_cues__without_sound__are_not_kept(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.player.end()
    running.let_pass(RING_OUT_MS)
    (record,) = running.fakes.journal.records.values()

    assert record.cues is None


def test_cues__are_shown_once_the_last_sound_is_over_and_not_for_the_next_session(running: RunningApp) -> None:
    running.fakes.audio.receipt = CueReceipt(due=86, on_time=85, worst_ms=21.4)
    running.start("Legs up the wall")
    running.player.end()
    assert "85 of 86 cues on time, worst 21 ms" not in texts(running)
    running.let_pass(RING_OUT_MS)
    assert "85 of 86 cues on time, worst 21 ms" in texts(running)

    running.fakes.audio.receipt = CueReceipt()
    running.player.go_on()
    running.player.end()
    running.let_pass(RING_OUT_MS)
    assert "85 of 86 cues on time, worst 21 ms" in texts(running)
    running.start("Legs up the wall")
    running.player.end()
    running.let_pass(RING_OUT_MS)

    assert not any("cues on time" in words for words in texts(running))
