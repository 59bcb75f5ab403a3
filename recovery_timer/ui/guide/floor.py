"""The floor view: only what can be read from the floor, two metres away."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.guide.model import GuideState
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.fit_label import FitLabel
from recovery_timer.ui.widgets.ring import fitting_px
from recovery_timer.ui.widgets.side_chip import SideChip
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip

_TOP_SHARE = 0.2
_BOTTOM_SHARE = 0.13
_STRIP_PX = 24


class FloorView(QWidget):
    """Name, side and set at the top, huge digits in the middle, what comes next below. `pressed`: a click."""

    pressed = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        right = Qt.AlignmentFlag.AlignRight
        self._name = FitLabel(theme, largest_px=72, smallest_px=24, weight=QFont.Weight.Bold)
        self._chip = SideChip(theme)
        self._set = FitLabel(theme, largest_px=40, smallest_px=24, alignment=right)
        self.digits = Digits(theme)
        self._read_first = FitLabel(theme, largest_px=48, smallest_px=24, weight=QFont.Weight.DemiBold)
        self._next = FitLabel(theme, largest_px=44, smallest_px=24, weight=QFont.Weight.DemiBold)
        self._left = FitLabel(theme, largest_px=40, smallest_px=24, alignment=right)
        self.strip = TimelineStrip(theme, height_px=_STRIP_PX)
        for part in (
            self._name, self._chip, self._set, self.digits, self._read_first, self._next, self._left, self.strip
        ):  # fmt: skip
            part.setParent(self)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show ``timeline`` in the strip."""
        self.strip.show_timeline(timeline)

    def show_state(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with the segment."""
        segment, colours = state.segment, self._theme.colours
        self._name.set_text(self._name_words(state))
        self._chip.setText(domain.side_label(segment).upper())
        self._chip.restyle(self._theme.px(self._chip_px), colours.phase(segment))
        self._chip.setVisible(bool(self._chip.text()))
        self._set.set_text(domain.set_label(segment))
        self._next.set_text(self._next_words(state))
        for label in (self._set, self._left):
            label.set_colour(QColor(colours.floor_muted))
        self._read_first.set_text("\n".join(state.read_first))
        self._read_first.setVisible(bool(state.read_first))
        self.digits.setVisible(not state.read_first)
        self.strip.set_current(segment.index)
        self.show_time(state)
        self._place()

    def show_time(self, state: GuideState) -> None:
        """Show the part of ``state`` that changes with time."""
        self.digits.show_time(state.digits, QColor(self._theme.colours.digits(state.segment)))
        self._left.set_text(state.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _name_words(self, state: GuideState) -> str:
        label = domain.segment_name(state.segment)
        if not state.segment.kind.is_gap:
            return label
        return self.tr("{gap}: {label}").format(gap=domain.kind_label(state.segment), label=label)

    def _next_words(self, state: GuideState) -> str:
        if state.paused:
            return self.tr("Paused: Space to go on")
        if state.waits:
            return self.tr("Space when you are ready") if state.segment.kind.is_gap else self.tr("Space when done")
        return self.tr("Next: {following}").format(following=domain.next_label(state.following))

    @property
    def _chip_px(self) -> int:
        return 44 if self.width() >= self._theme.px(1000) else 32

    def _place(self) -> None:
        """Give the digits the middle half of the height, however much the texts above and below ask for."""
        px = self._theme.px
        margin = min(px(40), self.width() // 20)
        room = self.rect().adjusted(margin, margin * 3 // 4, -margin, -margin * 3 // 4)
        top, bottom = round(room.height() * _TOP_SHARE), round(room.height() * _BOTTOM_SHARE)
        strip = QRect(room.left(), room.bottom() - _STRIP_PX, room.width(), _STRIP_PX)
        self.strip.setGeometry(strip)
        under = QRect(room.left(), strip.top() - margin // 3 - bottom, room.width(), bottom)
        left_width = min(self._left.natural_width(), room.width() // 3)
        self._left.setGeometry(under.adjusted(under.width() - left_width, 0, 0, 0))
        self._next.setGeometry(under.adjusted(0, 0, -left_width - margin, 0))
        head = QRect(room.left(), room.top(), room.width(), top)
        self._place_head(head, margin)
        middle = QRect(room.left(), head.bottom(), room.width(), under.top() - head.bottom())
        self.digits.setGeometry(middle)
        self._read_first.setGeometry(middle)

    def _place_head(self, head: QRect, margin: int) -> None:
        chip = self._chip.sizeHint().width() if self._chip.text() else 0
        number = min(self._set.natural_width(), head.width() // 3) if self._set.text() else 0
        self._set.setGeometry(head.adjusted(head.width() - number, 0, 0, 0))
        right = head.width() - (number + margin // 2 if number else 0)
        self._chip.setGeometry(
            QRect(head.left() + right - chip, head.center().y() - self._chip.height() // 2, chip, self._chip.height())
        )
        self._name.setGeometry(
            QRect(head.left(), head.top(), right - (chip + margin // 2 if chip else 0), head.height())
        )


class Digits(QWidget):
    """The time, as large as possible."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._digits = ""
        self._colour = theme.colour("ink")

    @property
    def digits_px(self) -> int:
        """The height of the digits, in px."""
        return round(QFontMetricsF(self._theme.font(self._text_px, QFont.Weight.Bold)).capHeight())

    @property
    def _text_px(self) -> float:
        return fitting_px(self._theme, self._digits, self.width(), self.height() * 0.92)

    def show_time(self, digits: str, colour: QColor) -> None:
        if (digits, colour) != (self._digits, self._colour):
            self._digits, self._colour = digits, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(self._text_px, QFont.Weight.Bold))
        painter.setPen(self._colour)
        # Extends beyond the widget: a line of text is taller than its digits, and only the digits have to fit.
        room = QRectF(self.rect()).adjusted(0, -self.height(), 0, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._digits)
