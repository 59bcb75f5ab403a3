from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import Gaps, expand
from recovery_timer.ui.routines.card import RoutineCard
from recovery_timer.ui.routines.grid import CardGrid
from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.theme.manager import ThemeManager

pytestmark = pytest.mark.styled

TIMELINE = expand(Routine(id="walk", name="Walk", blocks=(Step(name="Walk", seconds=60),)), {}, Gaps())
TEN_THOUSAND = [f"id-{number}" for number in range(10_000)]


def card(routine_id: str) -> Card:
    return Card(
        routine_id=routine_id,
        name=f"Routine {routine_id}",
        summary="1 min",
        last_used="never",
        built_in=False,
        favourite=False,
        timeline=TIMELINE,
    )


@pytest.fixture
def grid(theme: ThemeManager, qtbot: QtBot) -> Iterator[CardGrid]:
    """A grid of three columns, in a window with another focusable widget."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    other = QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made = CardGrid(theme, card)
    column.addWidget(other)
    column.addWidget(made, 1)
    qtbot.addWidget(window)
    window.resize(1_000, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    other.setFocus()
    yield made
    window.close()


def columns(grid: CardGrid) -> int:
    top = grid.visible_cards()[0].y()
    return sum(each.y() == top for each in grid.visible_cards())


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_show_ids__ten_thousand__makes_only_as_many_cards_as_can_be_seen(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    bar = grid.verticalScrollBar()
    for value in (0, bar.maximum() // 2, bar.maximum(), 0):
        bar.setValue(value)

    assert 6 <= len(grid.visible_cards()) <= 15
    assert len(grid.findChildren(RoutineCard)) <= 15


def test_show_ids__every_card_can_be_scrolled_to_and_shows_its_own(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND[:50])
    bar = grid.verticalScrollBar()
    seen: list[str] = []
    for value in range(0, bar.maximum() + 1, 100):
        bar.setValue(value)
        seen += [each.routine_id for each in grid.visible_cards()]
        assert all(each.isVisible() and each.accessibleName().startswith(f"Routine {each.routine_id},")
                   for each in grid.visible_cards())  # fmt: skip
    bar.setValue(bar.maximum())
    seen += [each.routine_id for each in grid.visible_cards()]

    assert list(dict.fromkeys(seen)) == TEN_THOUSAND[:50]
    last = grid.visible_cards()[-1]
    assert last.geometry().bottom() <= grid.viewport().height()


def test_show_ids__cards_lie_beside_each_other_and_never_overlap(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    cards = grid.visible_cards()

    assert columns(grid) == 3
    assert all(not one.geometry().intersects(other.geometry()) for one in cards for other in cards if one is not other)
    assert max(each.geometry().right() for each in cards) < grid.viewport().width()


def test_show_ids__fewer_than_before__hides_the_rest(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    grid.show_ids(TEN_THOUSAND[:2])

    assert [each.routine_id for each in grid.visible_cards()] == ["id-0", "id-1"]
    assert [each.routine_id for each in grid.findChildren(RoutineCard) if each.isVisible()].count("id-0") == 1
    assert sum(each.isVisible() for each in grid.findChildren(RoutineCard)) == 2


def test_show_ids__none__shows_nothing(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.show_ids([])

    assert grid.visible_cards() == []
    assert grid.focused_id() is None


def test_show_ids__narrower__has_fewer_columns(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.window().resize(500, 600)

    assert columns(grid) == 1


def test_keys__arrows_go_from_card_to_card(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.focus_id("id-0")
    gone = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(key)
        gone.append(grid.focused_id())

    assert gone == ["id-1", "id-4", "id-3", "id-0"]


def test_keys__beyond_the_first_or_last_card__stay(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND[:4])
    grid.focus_id("id-0")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(key)
        assert grid.focused_id() == "id-0"
    grid.focus_id("id-3")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(key)
        assert grid.focused_id() == "id-3"


def test_keys__down_past_the_last_visible_row__scrolls_it_into_view(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.focus_id("id-0")
    for _ in range(20):
        press(Qt.Key.Key_Down)

    assert grid.focused_id() == "id-60"
    focused = next(each for each in grid.visible_cards() if each.routine_id == "id-60")
    assert grid.viewport().rect().contains(focused.geometry())
    for _ in range(20):
        press(Qt.Key.Key_Up)
    assert (grid.focused_id(), grid.verticalScrollBar().value()) == ("id-0", 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys__enter_starts_the_card_with_the_focus(grid: CardGrid, qtbot: QtBot, key: Qt.Key) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.focus_id("id-2")
    with qtbot.waitSignal(grid.started) as started:
        press(key)

    assert started.args == ["id-2"]


def test_keys__the_menu_key_asks_for_more(grid: CardGrid, qtbot: QtBot) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.focus_id("id-2")
    with qtbot.waitSignal(grid.more_wanted) as wanted:
        press(Qt.Key.Key_Menu)

    assert wanted.args == ["id-2"]


def test_start__clicked_after_scrolling__starts_the_routine_that_is_shown(grid: CardGrid, qtbot: QtBot) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    last = grid.visible_cards()[-1]
    with qtbot.waitSignal(grid.started) as started:
        QTest.mouseClick(last.start, Qt.MouseButton.LeftButton)

    assert started.args == ["id-9999"]


def test_focus_id__scrolls_a_distant_card_into_view(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    grid.focus_id("id-9000")

    assert grid.focused_id() == "id-9000"
    focused = next(each for each in grid.visible_cards() if each.routine_id == "id-9000")
    assert grid.viewport().rect().contains(focused.geometry())


def test_refresh__the_card_with_the_focus_keeps_it_wherever_it_goes(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND[:100])
    grid.focus_id("id-5")
    grid.show_ids(["id-99", *TEN_THOUSAND[:99]])
    assert grid.focused_id() == "id-5"

    grid.show_ids(list(reversed(TEN_THOUSAND[:100])))
    assert grid.focused_id() == "id-5"


def test_refresh__while_something_else_has_the_focus__does_not_take_it(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND)
    before = QApplication.focusWidget()
    assert before is not None
    grid.show_ids(TEN_THOUSAND[:50])

    assert QApplication.focusWidget() is before


def test_tab__goes_through_the_cards_in_the_order_in_which_they_are_seen(grid: CardGrid) -> None:
    grid.show_ids(TEN_THOUSAND[:6])
    grid.show_ids(TEN_THOUSAND[:5])
    grid.focus_id("id-0")
    gone: list[str] = []
    while grid.focused_id() is not None and len(gone) < 20:
        focused = grid.focused_id()
        assert focused is not None
        gone.append(focused)
        press(Qt.Key.Key_Tab)

    assert list(dict.fromkeys(gone)) == ["id-0", "id-1", "id-2", "id-3", "id-4"]


def test_card__says_everything_to_a_screen_reader(grid: CardGrid) -> None:
    grid.show_ids(["id-0"])
    (shown,) = grid.visible_cards()

    assert shown.accessibleName() == "Routine id-0, 1 min, last used: never"
    assert shown.start.accessibleName() == "Start Routine id-0"
    assert shown.more.accessibleName() == "More for Routine id-0"
