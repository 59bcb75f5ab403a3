"""A row of widgets that wraps to the next line where it does not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Places widgets at their preferred size from left to right, in as many lines as they need."""

    def __init__(self, spacing: int, *, line_spacing: int | None = None) -> None:
        """``spacing`` (px) is between widgets, and between lines unless ``line_spacing`` is."""
        super().__init__()
        self._line_spacing = spacing if line_spacing is None else line_spacing
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = QRect(0, 0, width, 0).marginsRemoved(margins)
        return self._places(room)[1] + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in zip(
            self._shown(), self._places(rect.marginsRemoved(self.contentsMargins()))[0], strict=True
        ):
            item.setGeometry(place)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, room: QRect) -> tuple[list[QRect], int]:
        """Return the rectangle of each visible widget, and the total height."""
        places: list[QRect] = []
        corner, line, line_height = room.topLeft(), 0, 0
        for item in self._shown():
            size = item.sizeHint()
            if corner.x() > room.left() and corner.x() + size.width() > room.left() + room.width():
                corner, line_height = QPoint(room.left(), corner.y() + line_height + self._line_spacing), 0
                line = len(places)
            places.append(QRect(corner, size))
            corner = corner + QPoint(size.width() + self.spacing(), 0)
            line_height = max(line_height, size.height())
            # All widgets of a line are aligned at its lower edge.
            for place in places[line:]:
                place.moveBottom(corner.y() + line_height - 1)
        return places, corner.y() + line_height - room.top()
