from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Block, Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip
from tests.strategies import timelines


def expanded(*blocks: Block) -> Timeline:
    return expand(Routine(id="legs", name="Legs", blocks=blocks), {})


LEGS = expanded(Step(name="Hips", seconds=60), Step(name="Calves", seconds=30, sides=Sides.EACH, position=5))
"""0 get ready 10 s, 1 Hips 60, 2 position 5, 3 left 30, 4 switch 5, 5 right 30."""


def strip(
    theme: ThemeManager, qtbot: QtBot, timeline: Timeline, *, width: int = 600, pickable: bool = True
) -> TimelineStrip:
    made = TimelineStrip(theme, height_px=20, pickable=pickable)
    qtbot.addWidget(made)
    made.resize(width, 20)
    made.show_timeline(timeline)
    made.show()
    return made


class PaintedStrip(QObject):
    """Counts how often a strip is painted."""

    def __init__(self, shown: TimelineStrip) -> None:
        super().__init__(shown)
        self.count = 0
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def click(on: TimelineStrip, x: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mouseClick(on, button, Qt.KeyboardModifier.NoModifier, QPoint(x, 10))


def middle(of: TimelineStrip, index: int) -> int:
    return round(of.cell(index).center().x())


def test_cells__lie_in_order_fill_the_strip_and_are_as_wide_as_they_are_long(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = strip(theme, qtbot, LEGS)
    cells = [shown.cell(each.index) for each in LEGS.segments]

    assert cells[0].left() == 0
    assert cells[-1].right() == pytest.approx(600)
    assert all(one.right() < other.left() for one, other in pairwise(cells))
    assert cells[1].width() > 1.7 * cells[3].width()
    assert cells[3].width() == pytest.approx(cells[5].width(), abs=3)
    assert cells[4].width() >= 3


@settings(
    suppress_health_check=[*settings().suppress_health_check, HealthCheck.function_scoped_fixture], max_examples=30
)
@given(timeline=timelines(), width=st.integers(60, 2_000))
def test_segment_at__every_point_belongs_to_one_segment(
    theme: ThemeManager, qtbot: QtBot, timeline: Timeline, width: int
) -> None:
    shown = strip(theme, qtbot, timeline, width=width)
    found = [shown.segment_at(x) for x in range(width)]

    assert None not in found
    assert found == sorted(index for index in found if index is not None)
    assert (found[0], found[-1]) == (0, len(timeline.segments) - 1) or len(timeline.segments) > width / 2


@pytest.mark.parametrize("x", [-1, 610, 10_000])
def test_segment_at__outside__is_none(theme: ThemeManager, qtbot: QtBot, x: int) -> None:
    assert strip(theme, qtbot, LEGS).segment_at(x) is None


def test_strip__without_a_timeline__shows_and_picks_nothing(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = TimelineStrip(theme, height_px=20, pickable=True)
    qtbot.addWidget(shown)
    shown.show()
    with qtbot.assertNotEmitted(shown.picked):
        click(shown, 5)


def test_click__picks_the_segment_under_it(theme: ThemeManager, qtbot: QtBot) -> None:
    shown, picked = strip(theme, qtbot, LEGS), list[int]()
    shown.picked.connect(picked.append)
    for index in (5, 0, 3):
        click(shown, middle(shown, index))

    assert picked == [5, 0, 3]


def test_click__with_the_right_button__picks_nothing(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = strip(theme, qtbot, LEGS)
    with qtbot.assertNotEmitted(shown.picked):
        click(shown, 300, Qt.MouseButton.RightButton)


def test_click__where_nothing_may_be_picked__does_nothing(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = strip(theme, qtbot, LEGS, pickable=False)
    with qtbot.assertNotEmitted(shown.picked):
        click(shown, 300)


def test_paint__each_cell_is_in_the_colour_of_its_segment(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = strip(theme, qtbot, LEGS)
    image = shown.grab().toImage()

    for each in LEGS.segments:
        x = middle(shown, each.index)
        # Only the strokes of hatched cells have their colour.
        colours = {image.pixelColor(x + by, 10).name() for by in range(-4, 5)}
        assert theme.colours.segment(each).lower() in colours, each.kind


def test_set_played__the_head_moves_through_the_present_cell(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = strip(theme, qtbot, LEGS)
    shown.set_current(3)
    ink = theme.colour("ink")

    def head() -> float:
        image = shown.grab().toImage()
        return sum(columns := [x for x in range(shown.width()) if image.pixelColor(x, 10) == ink]) / len(columns)

    cell = shown.cell(3)
    for played in (0.25, 0.75):
        shown.set_played(played)
        assert head() == pytest.approx(cell.left() + cell.width() * played, abs=2)


def test_set_played__that_is_not_seen_to_move__paints_nothing(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = strip(theme, qtbot, LEGS)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.set_current(3)
    QApplication.processEvents()
    seen = PaintedStrip(shown)
    shown.set_played(0.2 / shown.cell(3).width())
    QApplication.processEvents()
    assert seen.count == 0
    shown.set_played(0.5)
    QApplication.processEvents()

    assert seen.count == 1


def test_set_current__what_is_past_fades_and_what_is_ahead_does_not(theme: ThemeManager, qtbot: QtBot) -> None:
    shown = strip(theme, qtbot, LEGS)
    before = shown.grab().toImage()
    shown.set_current(3)
    after = shown.grab().toImage()
    same = [before.pixelColor(middle(shown, at), 10) == after.pixelColor(middle(shown, at), 10) for at in range(6)]

    assert same == [False, False, False, True, True, True]
    assert before.pixelColor(round(shown.cell(3).left()) + 1, 10) != after.pixelColor(
        round(shown.cell(3).left()) + 1, 10
    )


def test_paint__twenty_thousand_segments__still_shows_where_the_session_is(theme: ThemeManager, qtbot: QtBot) -> None:
    many = expand(
        Routine(id="long", name="Long", blocks=tuple(Step(name="Hips", seconds=1, sets=10) for _ in range(1_000))),
        {},
        Gaps(),
    )
    shown = strip(theme, qtbot, many)
    shown.set_current(len(many.segments) // 2)

    assert len(many.segments) == 20_000
    assert not shown.grab().isNull()
    assert shown.segment_at(599) is not None


def test_paint__of_more_segments_than_pixels__leaves_no_pixel_empty(theme: ThemeManager, qtbot: QtBot) -> None:
    many = strip(theme, qtbot, expanded(*(Step(name="Hop", seconds=20, sets=50, rest=0),) * 60), width=200)
    picture = many.grab().toImage()

    ground = theme.colours.background
    colours = {picture.pixelColor(x, 10).name().upper() for x in range(200)}
    assert ground.upper() not in colours
    assert len(colours) <= 2
