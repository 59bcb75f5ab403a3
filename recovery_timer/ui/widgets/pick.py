"""A choice among the machine's devices: they come and go, so the list is read again whenever it is shown."""

from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from recovery_timer.ports import Device
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.wheel import leave_wheel_to_page

_WIDTH_PX = 240
_ARROW_PX = 16


class ChoiceBox(QComboBox):
    """Offers the default, stored as "", and what is available. `chosen` is emitted with the id of the user's choice."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, *, usual: str, absent: str, there: Callable[[], Sequence[Device]]) -> None:
        """``usual`` is the text for the default, ``absent`` the one for a ``{name}`` that is not available.

        ``there`` is called only when the list is visible.
        """
        _install()
        super().__init__()
        self._theme = theme
        self._usual = usual
        self._absent = absent
        self._there = there
        self._names: dict[str, str] = {}
        self._id = ""
        self.setFixedWidth(theme.px(_WIDTH_PX))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        leave_wheel_to_page(self, always=True)
        # The default delegate of a combo box ignores the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.activated.connect(self._choose)
        theme.changed.connect(self.update)
        self._list(())

    def show_id(self, chosen: str) -> None:
        """Show the one with the id ``chosen`` as chosen, available or not."""
        if chosen != self._id:
            self._id = chosen
            self._list(())
            self.ask_anew()

    def ask_anew(self) -> None:
        """Read the list again, if visible. An open list stays as it is: the user is choosing from it."""
        if self.isVisible() and not self.view().isVisible():
            self._list(self._there())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask_anew()

    def showPopup(self) -> None:
        self.ask_anew()
        width = self.view().sizeHintForColumn(0) + self._theme.px(40)
        self.view().setMinimumWidth(min(max(self.width(), width), self.window().width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        # Elided here: Qt itself would cut a long name off.
        room = self.width() - self._theme.px(_ARROW_PX + 40)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = self._theme.pixmap("chevron-down", self._theme.colour("muted"), self._theme.px(_ARROW_PX))
        side = round(arrow.width() / arrow.devicePixelRatio())
        corner = QPoint(self.width() - side - self._theme.px(12), (self.height() - side) // 2)
        painter.drawPixmap(corner, arrow)

    def _list(self, there: Sequence[Device]) -> None:
        self._names |= {device.id: device.name for device in there}
        self.clear()
        self.addItem(self._usual, "")
        for device in there:
            self.addItem(device.name, device.id)
        if self.findData(self._id) < 0:
            # Its name if it has been available since the program started, else its id.
            name = self._names.get(self._id, self._id)
            self.addItem(self._absent.format(name=name), self._id)
        self.setCurrentIndex(self.findData(self._id))
        self.setToolTip(self.currentText())

    def _choose(self, index: int) -> None:
        self._id = self.itemData(index)
        self.setToolTip(self.currentText())
        self.chosen.emit(self._id)


class _Choice(QAccessibleWidget):
    """A `ChoiceBox` as a screen reader sees it. Qt's own version is named after the current choice, on Linux only."""

    def __init__(self, box: ChoiceBox) -> None:
        super().__init__(box, QAccessible.Role.ComboBox)
        self._box = box

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self._box.accessibleName()
        if kind is QAccessible.Text.Value:
            return self._box.currentText()
        if kind is QAccessible.Text.Description:
            # Where a value is not read out, this is.
            return f"{self._box.currentText()}. {self._box.accessibleDescription()}"
        return super().text(kind)

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.showMenuAction(), QAccessibleActionInterface.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.showMenuAction():
            self._box.showPopup()
        else:
            super().doAction(name)


@cache
def _install() -> None:
    """Have Qt ask here how to present a choice to a screen reader. It asks only while one is running."""
    QAccessible.installFactory(lambda _class, widget: _Choice(widget) if isinstance(widget, ChoiceBox) else None)
