"""How a screen reader sees what the program paints itself; on its own, Qt reports a nameless filler there.

Names and values are asked for, not told: a time that runs is not read out every second.
"""

from collections.abc import Callable
from functools import cache
from typing import Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import VoidPtr, getCppPointer, isValid

AccessibleRole = QAccessible.Role


class SpokenPart(Struct, frozen=True):
    """A part of a widget: ``act`` is called when it is pressed, ``is_current`` says whether it is the present one."""

    name: str
    rect: QRect
    is_current: bool
    act: Callable[[], object] | None = None


class SpokenParts(Struct, frozen=True):
    """The parts of a widget: how many, and each by its number when it is asked for."""

    count: Callable[[], int]
    part: Callable[[int], SpokenPart]


class _Spoken(Struct, frozen=True):
    role: AccessibleRole
    name: Callable[[], str] | None
    value: Callable[[], str] | None
    parts: SpokenParts | None


_SPOKEN = "_spoken"


def speak(
    widget: QWidget,
    role: AccessibleRole,
    *,
    name: Callable[[], str] | None = None,
    value: Callable[[], str] | None = None,
    parts: SpokenParts | None = None,
) -> None:
    """Give ``widget`` a role, and what it says when it is asked for its name (else its accessible name) and value."""
    _install()
    setattr(widget, _SPOKEN, _Spoken(role, name, value, parts))
    if QAccessible.isActive():
        # A screen reader may have met the widget already, as Qt shows it.
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(widget)))


class _Widget(QAccessibleWidget):
    def __init__(self, widget: QWidget, spoken: _Spoken) -> None:
        super().__init__(widget, spoken.role)
        self._spoken = spoken
        parts = spoken.parts
        self._kept = None if parts is None else KeptParts(widget, lambda number: _NumberedPart(widget, parts, number))

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and self._spoken.name is not None:
            return self._spoken.name()
        if kind is QAccessible.Text.Value and self._spoken.value is not None:
            return self._spoken.value()
        return super().text(kind)

    def childCount(self) -> int:
        parts = self._spoken.parts
        return parts.count() if parts is not None else super().childCount()

    def child(self, number: int) -> QAccessibleInterface | None:  # type: ignore[override]  # the stub leaves out None
        if self._kept is None:
            return super().child(number)
        return self._kept.part(number) if 0 <= number < self.childCount() else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as for `child`
        if self._spoken.parts is None:
            return super().childAt(x, y)
        found = (self.child(number) for number in range(self.childCount()))
        return next((part for part in found if part is not None and part.rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, _NumberedPart) else super().indexOfChild(child)


class AccessiblePart(QAccessibleInterface, QAccessibleActionInterface):
    """A part of a widget that is no widget itself, such as an item: it has a number, no parts of its own, and actions.

    `of` is the widget; a subclass says the rest.
    """

    def __init__(self, of: QWidget, number: int) -> None:
        QAccessibleInterface.__init__(self)
        QAccessibleActionInterface.__init__(self)
        self.of = of
        self.number = number

    def object(self) -> None:  # type: ignore[override]  # the stub leaves out that a part has no object
        return None

    def role(self) -> AccessibleRole:
        return AccessibleRole.ListItem

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Do nothing: its words cannot be changed from here."""

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.of)

    def child(self, _number: int) -> None:  # type: ignore[override]  # the stub leaves out that there may be none
        return None

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]  # as for `child`
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # The second of the bases as C++ sees it, or a null pointer. Neither a number nor None is taken for one: Qt
        # would follow it to nowhere.
        pointer = getCppPointer(self)[1] if kind is QAccessible.InterfaceType.ActionInterface else 0
        return VoidPtr(pointer)  # type: ignore[return-value]  # the stub is wrong

    def localizedActionName(self, name: str) -> str:
        return name

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []


PartType = TypeVar("PartType", bound=AccessiblePart)


class KeptParts(Generic[PartType]):
    """The parts of ``widget`` that were asked for, each made once by ``make`` and kept until the widget goes.

    Qt keeps a part by its own number, and would look for it after Python has freed it: so it is told to forget it.
    """

    def __init__(self, widget: QWidget, make: Callable[[int], PartType]) -> None:
        parts: dict[int, PartType] = {}
        self._parts = parts
        self._make = make
        # Not a method of this object, which would be kept by it.
        widget.destroyed.connect(lambda: _forget(parts))

    def part(self, number: int) -> PartType:
        """Return the part with ``number``."""
        if number not in self._parts:
            self._parts[number] = self._make(number)
            QAccessible.registerAccessibleInterface(self._parts[number])
        return self._parts[number]


class _NumberedPart(AccessiblePart):
    """The part with a number, whatever that is at present."""

    def __init__(self, widget: QWidget, parts: SpokenParts, number: int) -> None:
        super().__init__(widget, number)
        self._parts = parts

    def isValid(self) -> bool:
        return isValid(self.of) and self.number < self._parts.count()

    def text(self, kind: QAccessible.Text) -> str:
        return self._part().name if kind is QAccessible.Text.Name else ""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.selected = self._part().is_current
        state.invisible = not self.of.isVisible()
        return state

    def rect(self) -> QRect:
        inside = self._part().rect
        return QRect(self.of.mapToGlobal(inside.topLeft()), inside.size())

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()] if self._part().act is not None else []

    def doAction(self, name: str) -> None:
        act = self._part().act
        if name in self.actionNames() and act is not None:
            act()

    def _part(self) -> SpokenPart:
        return self._parts.part(self.number)


def _forget(parts: dict[int, PartType]) -> None:
    for part in parts.values():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
    parts.clear()


@cache
def _install() -> None:
    """Let Qt ask here how to show a widget to a screen reader. It asks only while one is running."""

    def factory(_class: str, widget: QObject) -> QAccessibleInterface | None:
        spoken = getattr(widget, _SPOKEN, None)
        return _Widget(widget, spoken) if isinstance(widget, QWidget) and spoken is not None else None

    QAccessible.installFactory(factory)
