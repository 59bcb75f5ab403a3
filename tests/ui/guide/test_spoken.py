"""A session as a screen reader sees it: custom-painted widgets, and announcements."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from recovery_timer.session.state import State
from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.guide.screen import GuideScreen
from recovery_timer.ui.spoken import AccessibleRole
from recovery_timer.ui.widgets.fit_label import FitLabel
from tests.running_app import RunningApp
from tests.ui.guide.test_screen import GET_READY_MS, LEGS


def spoken(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def name(widget: QWidget) -> str:
    return spoken(widget).text(QAccessible.Text.Name)


def value(widget: QWidget) -> str:
    return spoken(widget).text(QAccessible.Text.Value)


def test_ring__says_how_much_time_is_left__when_it_is_asked(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 7_000)
    ring = running.guide_screen.guide.ring
    assert (spoken(ring).role(), name(ring), value(ring)) == (AccessibleRole.ProgressBar, "Time left", "0:23")
    running.player.pause_or_resume()
    assert value(ring) == "0:23, paused"
    running.player.pause_or_resume()
    while running.session.segment.reps is None:
        running.player.next()

    assert (name(ring), value(ring)) == ("To do", "10 reps")


def test_strip__has_its_segments__marks_the_present_one_and_jumps(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 7_000)
    strip = running.guide_screen.guide.strip
    node = spoken(strip)
    parts = [node.child(number) for number in range(node.childCount())]
    assert (node.role(), name(strip), len(parts)) == (
        AccessibleRole.List,
        "Timeline",
        len(running.session.timeline.segments),
    )
    assert value(strip) == parts[1].text(QAccessible.Text.Name) == "Hamstring stretch, Left, set 1 of 2, 0:30"
    assert [bool(part.state().selected) for part in parts[:3]] == [False, True, False]
    assert node.indexOfChild(parts[2]) == 2
    actions = parts[5].actionInterface()
    assert actions.actionNames() == [QAccessibleActionInterface.pressAction()]
    actions.doAction(QAccessibleActionInterface.pressAction())

    assert running.session.segment.index == 5


def test_strip__that_only_shows__offers_no_jump(running: RunningApp) -> None:
    running.play(LEGS)
    strip = running.guide_screen.guide.strip
    strip._pickable = False

    assert spoken(strip).child(0).actionInterface().actionNames() == []


def test_painted_things__have_a_role_and_a_name(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 7_000)
    guide = running.guide_screen.guide
    assert spoken(guide.headline).role() is AccessibleRole.StaticText
    assert name(guide.headline) == "Hamstring stretch"
    assert spoken(guide.figure).role() is AccessibleRole.Graphic
    assert "left side" in name(guide.figure)
    running.player.end()
    (muscles,) = running.finish_screen.findChildren(BodyMap)

    assert (spoken(muscles).role(), name(muscles)) == (AccessibleRole.Graphic, "Left hamstrings")


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(GuideScreen, "_announce", lambda _, words: found.append(words))
    return found


def test_announced__are_each_segment_and_a_pause_once__and_no_seconds(
    running: RunningApp, announced: list[str]
) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 7_000)
    running.player.pause_or_resume()
    running.player.extend()
    running.player.pause_or_resume()
    running.let_pass(3_000)

    assert announced == [
        "Get ready: Hamstring stretch, Left, set 1 of 2, 0:10",
        "Hamstring stretch, Left, set 1 of 2, 0:30",
        "Paused",
        "Continued",
    ]


def test_time__changes_without_an_announcement(running: RunningApp, monkeypatch: pytest.MonkeyPatch) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 7_000)
    named: list[str] = []
    monkeypatch.setattr(FitLabel, "setAccessibleName", lambda _, words: named.append(words))
    guide = running.guide_screen.guide
    before = guide.top._times.accessibleName()
    running.let_pass(2_000)

    assert named == []
    # Qt reports a change of text only for a label without an accessible name.
    assert guide.top._times.accessibleName() == before != ""
    assert "left" in name(guide.top._times)


def test_title__names_the_step_and_the_pause(running: RunningApp) -> None:
    running.play(LEGS)
    running.let_pass(GET_READY_MS + 7_000)
    assert running.window.windowTitle() == "Hamstring stretch, Left, set 1 of 2"
    running.player.pause_or_resume()
    assert running.window.windowTitle() == "Paused: Hamstring stretch, Left, set 1 of 2"
    running.player.pause_or_resume()

    assert running.state() is State.RUNNING
    assert running.window.windowTitle() == "Hamstring stretch, Left, set 1 of 2"
