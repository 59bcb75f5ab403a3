"""The actions that a screen reader can use on the items of a view. Qt itself only lets it select them."""

from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget
from shiboken6 import isValid

from recovery_timer.ui.spoken import AccessiblePart, KeptParts

Index = QModelIndex | QPersistentModelIndex


class ItemAction(Struct, frozen=True):
    """What can be done with an item: ``act`` is called with its index, ``text`` says it in the user's language.

    ``name`` is Qt's, such as ``QAccessibleActionInterface.pressAction()`` for what Enter does, or one of our own.
    """

    name: str
    text: str
    act: Callable[[QModelIndex], object]


def on_current(view: QAbstractItemView, command: Callable[[], object]) -> Callable[[QModelIndex], None]:
    """Return what makes an item of ``view`` the current one, then does ``command``, which acts on that."""

    def act(index: QModelIndex) -> None:
        view.setCurrentIndex(index)
        command()

    return act


class ItemActions(QObject):
    """Gives the items of a list actions, of which the first is the default one."""

    def __init__(self, view: QAbstractItemView, of: Callable[[QModelIndex], Sequence[ItemAction]]) -> None:
        """``of`` returns what can be done with the item at an index at present."""
        super().__init__(view)
        self.view = view
        self.of = of
        _install()
        if QAccessible.isActive():
            # A screen reader may have met the view already, as Qt shows it.
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(view)))


class _Item(AccessiblePart):
    """The item in a row, whichever that is at present. Its number is the row."""

    def __init__(self, actions: ItemActions, row: int) -> None:
        super().__init__(actions.view, row)
        self._offered = actions
        self._view = actions.view

    def isValid(self) -> bool:
        return isValid(self._view) and self.number < self._view.model().rowCount()

    def role(self) -> QAccessible.Role:
        is_heading = self.isValid() and not self._index().flags() & Qt.ItemFlag.ItemIsSelectable
        return QAccessible.Role.Heading if is_heading else QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            spoken = self._index().data(Qt.ItemDataRole.AccessibleTextRole)
            return str(spoken or self._index().data() or "")
        if kind is QAccessible.Text.Description:
            return str(self._index().data(Qt.ItemDataRole.AccessibleDescriptionRole) or "")
        return ""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        index, view = self._index(), self._view
        if not view.isVisible():
            state.invisible = True
        elif not view.viewport().rect().intersects(view.visualRect(index)):
            state.offscreen = True
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            state.selectable = state.focusable = True
            state.selected = view.selectionModel().isSelected(index)
            state.focused = view.hasFocus() and view.currentIndex() == index
            state.multiSelectable = view.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
        return state

    def rect(self) -> QRect:
        inside = self._view.visualRect(self._index())
        return inside.translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))

    def actionNames(self) -> list[str]:
        return [action.name for action in self._actions()]

    def localizedActionName(self, name: str) -> str:
        return next((action.text for action in self._actions() if action.name == name), name)

    def doAction(self, name: str) -> None:
        for action in self._actions():
            if action.name == name:
                action.act(self._index())
                return

    def _actions(self) -> Sequence[ItemAction]:
        index = self._index()
        return self._offered.of(index) if index.flags() & Qt.ItemFlag.ItemIsSelectable else ()

    def _index(self) -> QModelIndex:
        return self._view.model().index(self.number, 0)


class _List(QAccessibleWidget):
    """The list: its children are all its items, those out of sight too."""

    def __init__(self, actions: ItemActions) -> None:
        super().__init__(actions.view, QAccessible.Role.List)
        self._view = actions.view
        self._items = KeptParts(actions.view, lambda row: _Item(actions, row))

    def childCount(self) -> int:
        return self._view.model().rowCount()

    def child(self, number: int) -> _Item | None:  # type: ignore[override]  # the stub leaves out that it may be none
        return self._items.part(number) if 0 <= number < self.childCount() else None

    def childAt(self, x: int, y: int) -> _Item | None:  # type: ignore[override]  # as for `child`
        index = self._view.indexAt(self._view.viewport().mapFromGlobal(QPoint(x, y)))
        return self.child(index.row()) if index.isValid() else None

    def focusChild(self) -> QAccessibleInterface:
        item = self.child(self._view.currentIndex().row()) if self._view.hasFocus() else None
        return item or super().focusChild()

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, _Item) else -1


@cache
def _install() -> None:
    """Let Qt ask here how to show a view to a screen reader. It asks only while one is running."""

    def factory(_class: str, widget: QObject) -> QAccessibleInterface | None:
        if not isinstance(widget, QAbstractItemView):
            return None
        actions = widget.findChild(ItemActions, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return _List(actions) if isinstance(actions, ItemActions) else None

    QAccessible.installFactory(factory)
