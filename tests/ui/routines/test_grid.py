from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QContextMenuEvent,
    QHelpEvent,
    QPaintEvent,
    QRegion,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.ui.routines.card_delegate import GAP_PX, HEADING_PX, CardPart
from recovery_timer.ui.routines.grid import CardGrid
from recovery_timer.ui.routines.model import Card, CardGroup
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.block_strip import strip_of
from tests.ui.routines.cards import visible_ids

pytestmark = pytest.mark.styled

STRIP = strip_of(expand(Routine(id="walk", name="Walk", blocks=(Step(name="Walk", seconds=60),)), {}, Gaps()))
TEN_THOUSAND = [f"id-{number}" for number in range(10_000)]


class Cards:
    """Makes the cards, and counts them."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def card(self, routine_id: str) -> Card:
        self.made.append(routine_id)
        return Card(
            routine_id=routine_id,
            name=self.name(routine_id),
            length="1 min",
            equipment=(),
            summary="1 min, walk",
            last_time=(),
            favourite=routine_id == "id-1",
            strip=STRIP,
        )

    def name(self, routine_id: str) -> str:
        return f"Routine {routine_id}"


@pytest.fixture
def cards() -> Cards:
    return Cards()


@pytest.fixture
def grid(theme: ThemeManager, qtbot: QtBot, cards: Cards) -> Iterator[CardGrid]:
    """A grid of three columns, in a window between two other focusable widgets."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    made = CardGrid(theme, card=cards.card, name=cards.name)
    for widget in (QWidget(), made, QWidget()):
        column.addWidget(widget, 1 if widget is made else 0)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(window)
    window.resize(1_000, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    window.close()


def grouped(*groups: list[str]) -> list[CardGroup]:
    return [CardGroup(f"Group {number}", tuple(ids)) for number, ids in enumerate(groups) if ids]


def shown(grid: CardGrid, ids: list[str], chosen: str = "id-0") -> CardGrid:
    grid.show_groups(grouped(ids), chosen)
    grid.setFocus()
    return grid


def press(grid: CardGrid, *keys: Qt.Key) -> str | None:
    for key in keys:
        QTest.keyClick(grid, key)
    return grid.current_id()


def click(grid: CardGrid, routine_id: str, part: CardPart) -> None:
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.room(routine_id, part).center())


def ask_for_menu(grid: CardGrid, at: QPoint, *, by_mouse: bool) -> None:
    reason = QContextMenuEvent.Reason.Mouse if by_mouse else QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(grid.viewport(), QContextMenuEvent(reason, at, grid.viewport().mapToGlobal(at)))


def in_sight(grid: CardGrid, routine_id: str) -> bool:
    return grid.viewport().rect().contains(grid.room(routine_id, CardPart.CARD))


# -- the cards shown


def test_show_groups__ten_thousand__makes_only_the_cards_that_can_be_seen(grid: CardGrid, cards: Cards) -> None:
    shown(grid, TEN_THOUSAND)
    grid.viewport().grab()

    assert 9 <= len(set(cards.made)) <= 15


def test_show_groups__every_card_can_be_scrolled_to(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND[:50])
    bar = grid.verticalScrollBar()
    seen: list[str] = []
    for value in range(0, bar.maximum() + 1, 100):
        bar.setValue(value)
        seen += visible_ids(grid)
    bar.setValue(bar.maximum())
    seen += visible_ids(grid)

    assert list(dict.fromkeys(seen)) == TEN_THOUSAND[:50]
    assert in_sight(grid, "id-49")


def test_show_groups__cards_lie_beside_each_other_and_never_overlap(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    rooms = [grid.room(each, CardPart.CARD) for each in visible_ids(grid)]

    assert sum(room.top() == rooms[0].top() for room in rooms) == 3
    assert all(not one.intersects(other) for one in rooms for other in rooms if one is not other)
    assert max(room.right() for room in rooms) < grid.viewport().width()


def test_show_groups__fewer_than_before__shows_only_those(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND, "id-9999")
    shown(grid, TEN_THOUSAND[:2])

    assert visible_ids(grid) == ["id-0", "id-1"]
    assert grid.verticalScrollBar().maximum() == 0


def test_show_groups__none__has_no_current_card(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    grid.show_groups(grouped([]), None)

    assert visible_ids(grid) == []
    assert grid.current_id() is None
    assert press(grid, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return) is None


def test_show_groups__narrower__has_fewer_columns(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    grid.window().resize(500, 600)

    assert grid.room("id-1", CardPart.CARD).top() > grid.room("id-0", CardPart.CARD).bottom()


@pytest.mark.parametrize(
    "name,columns",
    [("Everything for tired legs, quickly", 2), ("Everything that the legs can take after a long run", 3)],
)
def test_show_groups__a_name_that_needs_more_room__has_fewer_columns_unless_it_is_broken(
    grid: CardGrid, name: str, columns: int
) -> None:
    grid.show_groups(grouped(TEN_THOUSAND), "id-0", [name])
    top = grid.room("id-0", CardPart.CARD).top()

    assert sum(grid.room(each, CardPart.CARD).top() == top for each in TEN_THOUSAND[:5]) == columns


def test_show_groups__again_while_the_current_card_is_out_of_sight__does_not_scroll(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    grid.verticalScrollBar().setValue(5_000)
    grid.show_groups(grouped(TEN_THOUSAND[:-1]), "id-0")

    assert (grid.current_id(), grid.verticalScrollBar().value()) == ("id-0", 5_000)


def test_show_groups__the_current_card_in_another_place__keeps_it_in_sight(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND[:100], "id-5")
    grid.show_groups(grouped(list(reversed(TEN_THOUSAND[:100]))), "id-5")

    assert grid.current_id() == "id-5"
    assert in_sight(grid, "id-5")


def test_show_groups__while_something_else_has_the_focus__does_not_take_it(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    press(grid, Qt.Key.Key_Tab)
    before = QApplication.focusWidget()
    grid.show_groups(grouped(TEN_THOUSAND[:50]), "id-0")

    assert QApplication.focusWidget() is before is not grid


def test_show_chosen__a_distant_card__scrolls_it_into_view(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND).show_chosen("id-9000")

    assert grid.current_id() == "id-9000"
    assert in_sight(grid, "id-9000")


# -- the keys


def test_keys__arrows__go_from_card_to_card_and_from_row_to_row(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)

    assert press(grid, Qt.Key.Key_Right) == "id-1"
    assert press(grid, Qt.Key.Key_Down) == "id-4"
    assert press(grid, Qt.Key.Key_Right, Qt.Key.Key_Right) == "id-6"
    assert press(grid, Qt.Key.Key_Left) == "id-5"
    assert press(grid, Qt.Key.Key_Up) == "id-2"


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Up])
def test_keys__arrows_before_the_first_card__stay(grid: CardGrid, key: Qt.Key) -> None:
    assert press(shown(grid, TEN_THOUSAND), key) == "id-0"


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_keys__arrows_past_the_last_card__stay(grid: CardGrid, key: Qt.Key) -> None:
    assert press(shown(grid, TEN_THOUSAND, "id-9999"), key) == "id-9999"


def test_keys__home_and_end__go_to_the_first_and_the_last_card(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND, "id-500")

    assert press(grid, Qt.Key.Key_End) == "id-9999"
    assert in_sight(grid, "id-9999")
    assert press(grid, Qt.Key.Key_Home) == "id-0"
    assert grid.verticalScrollBar().value() == 0


def test_keys__page_down_and_up__go_by_the_rows_in_sight(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND, "id-1")
    after = press(grid, Qt.Key.Key_PageDown)

    assert after in {"id-7", "id-10"}
    assert in_sight(grid, str(after))
    assert press(grid, Qt.Key.Key_PageUp) == "id-1"
    assert press(grid, Qt.Key.Key_PageUp) == "id-1"


def test_keys__down_past_the_last_visible_row__scrolls_it_into_view(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)

    assert press(grid, *[Qt.Key.Key_Down] * 20) == "id-60"
    assert in_sight(grid, "id-60")


@pytest.fixture
def _slow_typing() -> Iterator[None]:
    """Treat letters as one search however slowly a busy machine types them."""
    usual = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(600_000)
    yield
    QApplication.setKeyboardInputInterval(usual)


@pytest.mark.usefixtures("_slow_typing")
def test_keys__letters__go_to_the_card_whose_name_begins_so(grid: CardGrid, cards: Cards) -> None:
    shown(grid, TEN_THOUSAND[:2_000])
    cards.made.clear()
    QTest.keyClicks(grid, "routine id-1234")

    assert grid.current_id() == "id-1234"
    assert in_sight(grid, "id-1234")
    assert len(set(cards.made)) < 100


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys__enter_opens_the_current_card(grid: CardGrid, qtbot: QtBot, key: Qt.Key) -> None:
    shown(grid, TEN_THOUSAND, "id-2")
    with qtbot.waitSignal(grid.opened) as opened:
        press(grid, key)

    assert opened.args == ["id-2"]


def test_keys__space_starts_the_current_card(grid: CardGrid, qtbot: QtBot) -> None:
    shown(grid, TEN_THOUSAND, "id-2")
    with qtbot.waitSignal(grid.started) as started:
        press(grid, Qt.Key.Key_Space)

    assert started.args == ["id-2"]


@pytest.mark.usefixtures("_slow_typing")
def test_keys__a_space_within_a_name_that_is_typed__starts_nothing(grid: CardGrid, qtbot: QtBot) -> None:
    shown(grid, TEN_THOUSAND, "id-2")
    with qtbot.assertNotEmitted(grid.started):
        press(grid, Qt.Key.Key_R)
        press(grid, Qt.Key.Key_Space)


def test_keys__tab__leaves_the_grid_at_once_and_comes_back_to_the_same_card(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND, "id-2")
    press(grid, Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not None
    assert after is not grid
    QTest.keyClick(after, Qt.Key.Key_Backtab)

    assert QApplication.focusWidget() is grid
    assert grid.current_id() == "id-2"


# -- the groups, the head and the foot

GROUPS = (TEN_THOUSAND[:4], TEN_THOUSAND[4:6], TEN_THOUSAND[6:20])
"""In three columns: 0 1 2 / 3, then 4 5, then 6 7 8 / 9 ..."""


def shown_in_groups(grid: CardGrid, chosen: str) -> CardGrid:
    grid.show_groups(grouped(*GROUPS), chosen)
    grid.setFocus()
    return grid


@pytest.mark.parametrize(
    "chosen,keys,reached",
    [
        ("id-3", [Qt.Key.Key_Right], "id-4"),
        ("id-4", [Qt.Key.Key_Left], "id-3"),
        ("id-2", [Qt.Key.Key_Down], "id-3"),
        ("id-2", [Qt.Key.Key_Down, Qt.Key.Key_Down], "id-4"),
        ("id-5", [Qt.Key.Key_Down], "id-7"),
        ("id-8", [Qt.Key.Key_Up], "id-5"),
        ("id-0", [Qt.Key.Key_End], "id-19"),
        ("id-19", [Qt.Key.Key_Home], "id-0"),
    ],
)
def test_keys__skip_the_headings(grid: CardGrid, chosen: str, keys: list[Qt.Key], reached: str) -> None:
    assert press(shown_in_groups(grid, chosen), *keys) == reached


def test_keys__up_from_the_first_line__leave_upwards(grid: CardGrid, qtbot: QtBot) -> None:
    shown_in_groups(grid, "id-1")
    with qtbot.waitSignal(grid.left_upwards):
        press(grid, Qt.Key.Key_Up)

    assert grid.current_id() == "id-1"


def test_focus__without_a_current_card__makes_it_the_first(grid: CardGrid) -> None:
    grid.show_groups(grouped(*GROUPS), None)
    assert grid.current_id() is None
    grid.setFocus()

    assert grid.current_id() == "id-0"


def test_groups__begin_below_the_previous_one_with_room_for_the_heading(grid: CardGrid) -> None:
    shown_in_groups(grid, "id-0")
    ends = grid.room("id-3", CardPart.CARD).bottom()

    assert grid.room("id-4", CardPart.CARD).top() - ends == HEADING_PX + GAP_PX + 1
    assert grid.room("id-4", CardPart.CARD).left() == grid.room("id-0", CardPart.CARD).left()


def test_groups__a_heading__cannot_be_pressed(grid: CardGrid, qtbot: QtBot) -> None:
    shown_in_groups(grid, "id-0")
    place = grid.room("id-0", CardPart.CARD).topLeft() - QPoint(-10, 15)
    with qtbot.assertNotEmitted(grid.opened), qtbot.assertNotEmitted(grid.more_wanted):
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        ask_for_menu(grid, place, by_mouse=True)


def test_scrolling__to_the_first_line_of_a_group__shows_its_heading(grid: CardGrid) -> None:
    shown_in_groups(grid, "id-19")
    grid.show_chosen("id-4")

    assert grid.room("id-4", CardPart.CARD).top() >= HEADING_PX


def test_around__scrolls_with_the_cards(grid: CardGrid) -> None:
    head, foot = framed(grid, 300), framed(grid, 100)
    grid.set_around(head, foot)
    shown(grid, TEN_THOUSAND[:50])
    assert grid.room("id-0", CardPart.CARD).top() > head.geometry().bottom()
    bar = grid.verticalScrollBar()
    bar.setValue(bar.maximum())

    assert head.geometry().bottom() < 0
    assert foot.geometry().top() > grid.room("id-49", CardPart.CARD).bottom()
    assert foot.geometry().bottom() < grid.height()


@pytest.mark.parametrize("over", ["the cards", "the head"])
def test_wheel__over_the_cards_or_the_head__scrolls(grid: CardGrid, over: str) -> None:
    head, foot = framed(grid, 100), framed(grid, 100)
    grid.set_around(head, foot)
    shown(grid, TEN_THOUSAND[:50])
    turned = grid.viewport() if over == "the cards" else head
    turn_wheel(turned, -120)
    assert grid.verticalScrollBar().value() > 0
    turn_wheel(turned, 120)
    assert grid.verticalScrollBar().value() == 0
    turn_wheel(turned, 120)
    assert grid.verticalScrollBar().value() == 0


def turn_wheel(widget: QWidget, by: int) -> None:
    place, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_around__head_grows__cards_are_painted_where_they_are_now(grid: CardGrid, qtbot: QtBot) -> None:
    head, foot = framed(grid, 100), framed(grid, 100)
    grid.set_around(head, foot)
    shown(grid, TEN_THOUSAND[:50])
    paints = GridPaints()
    grid.viewport().installEventFilter(paints)
    # A pending first paint would hide that nothing is painted afterwards.
    qtbot.waitUntil(lambda: not paints.any_now(), timeout=15_000)
    head.findChildren(QPushButton)[0].setMinimumHeight(200)

    def is_painted() -> bool:
        card = grid.room("id-0", CardPart.CARD)
        return any(QRegion(card).subtracted(each).isEmpty() for each in paints.regions)

    qtbot.waitUntil(is_painted, timeout=15_000)


class GridPaints(QObject):
    """Records where a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.regions: list[QRegion] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(event.region())
        return False

    def any_now(self) -> bool:
        """Let a pending paint happen; return whether there was one, and reset the record."""
        self.regions.clear()
        QApplication.processEvents()
        was_painted = bool(self.regions)
        self.regions.clear()
        return was_painted


def test_around__focused_widget__is_scrolled_into_view(grid: CardGrid) -> None:
    head, foot = framed(grid, 300), framed(grid, 100)
    grid.set_around(head, foot)
    shown(grid, TEN_THOUSAND[:50])
    bar = grid.verticalScrollBar()
    foot.findChildren(QPushButton)[0].setFocus()
    assert foot.geometry().bottom() <= grid.height()
    head.findChildren(QPushButton)[0].setFocus()

    assert bar.value() == 0


def framed(grid: CardGrid, height: int) -> QWidget:
    """Return a widget with a button, to show above or below the cards."""
    made = QWidget(grid.parentWidget())
    button = QPushButton("Press")
    button.setMinimumHeight(height)
    QVBoxLayout(made).addWidget(button)
    made.show()
    return made


# -- tool tips


def tool_tip(grid: CardGrid, routine_id: str, part: CardPart, monkeypatch: pytest.MonkeyPatch) -> str:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    place = grid.room(routine_id, part).center()
    QApplication.sendEvent(grid.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, grid.viewport().mapToGlobal(place)))
    return shown[0]


def test_tool_tip__on_a_card__says_only_what_is_elided(
    grid: CardGrid, cards: Cards, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(grid, ["id-0", "long" * 30])

    assert tool_tip(grid, "id-0", CardPart.CARD, monkeypatch) == ""
    assert tool_tip(grid, "long" * 30, CardPart.CARD, monkeypatch) == cards.name("long" * 30)


def test_tool_tip__on_an_icon__says_what_it_does(grid: CardGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(grid, TEN_THOUSAND)

    assert tool_tip(grid, "id-0", CardPart.FAVOURITE, monkeypatch) == "Make a favourite"
    assert tool_tip(grid, "id-1", CardPart.FAVOURITE, monkeypatch) == "No longer a favourite"
    assert tool_tip(grid, "id-1", CardPart.MORE, monkeypatch) == "More"
    assert tool_tip(grid, "id-1", CardPart.START, monkeypatch) == ""


# -- a screen reader


def test_accessible__has_every_card_in_order__seen_or_not(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    tree = QAccessible.queryAccessibleInterface(grid)

    assert (tree.role(), tree.text(QAccessible.Text.Name), tree.childCount()) == (
        QAccessible.Role.List,
        "Routines",
        10_001,
    )
    heading = tree.child(0)
    assert heading.role() is QAccessible.Role.Heading
    assert heading.text(QAccessible.Text.Name) == "Group 0"
    assert heading.text(QAccessible.Text.Description) == "10000 routines"
    for row in (1, 2, 10_000):
        card = tree.child(row)
        assert card.role() is QAccessible.Role.ListItem
        assert card.text(QAccessible.Text.Name) == f"Routine id-{row - 1}, 1 min, walk"
        assert tree.indexOfChild(card) == row
    assert tree.child(10_001) is None
    assert tree.child(2).text(QAccessible.Text.Description) == "Favourite"


def test_accessible__says_which_card_is_focused_and_which_out_of_sight(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND, "id-1")
    tree = QAccessible.queryAccessibleInterface(grid)
    states = [tree.child(row).state() for row in (1, 2, 10_000)]

    assert [(each.focused, each.selected, each.offscreen) for each in states] == [(0, 0, 0), (1, 1, 0), (0, 0, 1)]
    assert tree.focusChild().text(QAccessible.Text.Name).startswith("Routine id-1,")
    grid.hide()
    assert [bool(tree.child(row).state().invisible) for row in (1, 10_000)] == [True, True]
    assert not tree.child(2).state().focused


@pytest.mark.parametrize(
    "name,signal",
    [("Press", "started"), ("Favourite", "favoured"), (QAccessibleActionInterface.showMenuAction(), "more_wanted")],
    ids=["press", "favourite", "menu"],
)
def test_accessible__an_action__acts_on_its_card(grid: CardGrid, qtbot: QtBot, name: str, signal: str) -> None:
    shown(grid, TEN_THOUSAND)
    actions = QAccessible.queryAccessibleInterface(grid).child(501).actionInterface()
    assert actions.actionNames()[0] == "Press"
    with qtbot.waitSignal(getattr(grid, signal)) as acted:
        actions.doAction(name)

    assert acted.args is not None
    assert acted.args[0] == grid.current_id() == "id-500"


def test_accessible__fewer_cards_than_before__the_others_are_no_longer_valid(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    tree = QAccessible.queryAccessibleInterface(grid)
    gone, kept = tree.child(500), tree.child(1)
    grid.show_groups(grouped(TEN_THOUSAND[:2]), "id-0")

    assert not gone.isValid()
    assert kept.isValid()
    assert tree.childCount() == 3


# -- the mouse


def test_click__on_a_card__makes_it_the_current_one(grid: CardGrid, qtbot: QtBot) -> None:
    shown(grid, TEN_THOUSAND)
    with qtbot.waitSignal(grid.chosen) as chosen:
        click(grid, "id-4", CardPart.CARD)

    assert chosen.args == ["id-4"]
    assert grid.current_id() == "id-4"


@pytest.mark.parametrize(
    "part,signal", [(CardPart.START, "started"), (CardPart.FAVOURITE, "favoured"), (CardPart.MORE, "more_wanted")]
)
def test_click__on_a_part_after_scrolling__acts_on_the_card_that_is_shown(
    grid: CardGrid, qtbot: QtBot, part: CardPart, signal: str
) -> None:
    shown(grid, TEN_THOUSAND)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    with qtbot.waitSignal(getattr(grid, signal)) as acted:
        click(grid, "id-9998", part)

    assert acted.args is not None
    assert acted.args[0] == grid.current_id() == "id-9998"


def test_click__released_elsewhere_than_pressed__does_nothing(grid: CardGrid, qtbot: QtBot) -> None:
    shown(grid, TEN_THOUSAND)
    with qtbot.assertNotEmitted(grid.started):
        QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.room("id-0", CardPart.START).center())
        QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.room("id-1", CardPart.START).center())


def test_double_click__on_a_card__opens_it_once(grid: CardGrid) -> None:
    shown(grid, TEN_THOUSAND)
    opened: list[str] = []
    grid.opened.connect(opened.append)
    place = grid.room("id-3", CardPart.CARD).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert opened == ["id-3"]


def test_context_menu__by_mouse__is_that_of_the_card_under_it(grid: CardGrid, qtbot: QtBot) -> None:
    shown(grid, TEN_THOUSAND)
    place = grid.room("id-4", CardPart.CARD).center()
    with qtbot.waitSignal(grid.more_wanted) as wanted:
        ask_for_menu(grid, place, by_mouse=True)

    assert wanted.args == ["id-4", grid.viewport().mapToGlobal(place)]


def test_context_menu__by_key__is_that_of_the_current_card_at_it(grid: CardGrid, qtbot: QtBot) -> None:
    shown(grid, TEN_THOUSAND, "id-4")
    with qtbot.waitSignal(grid.more_wanted) as wanted:
        ask_for_menu(grid, QPoint(0, 0), by_mouse=False)

    assert wanted.args == ["id-4", grid.viewport().mapToGlobal(grid.room("id-4", CardPart.MORE).bottomLeft())]
