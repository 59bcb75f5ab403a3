"""The floor view: what can be read from the floor, two metres away, and nothing else."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui import wording
from recovery_timer.ui.guide.model import Moment
from recovery_timer.ui.guide.step_words import SideChip
from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.fit_label import FitLabel
from recovery_timer.ui.widgets.ring import fitting_px
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip


class FloorView(QWidget):
    """Name, side and set above, huge digits in the middle, what comes next below. `pressed` tells of a click."""

    pressed = Signal()

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._name = FitLabel(look, largest_px=72, smallest_px=26, weight=QFont.Weight.Bold, lines=1)
        self._chip = SideChip(look, text_px=44)
        self._set = FitLabel(look, largest_px=40, smallest_px=24, lines=1, alignment=Qt.AlignmentFlag.AlignRight)
        self._digits = Digits(look)
        self._next = FitLabel(look, largest_px=44, smallest_px=24, weight=QFont.Weight.DemiBold, lines=1)
        self._left = FitLabel(look, largest_px=40, smallest_px=24, lines=1, alignment=Qt.AlignmentFlag.AlignRight)
        self.strip = TimelineStrip(look, height_px=24)
        self._arrange()

    def show_timeline(self, timeline: Timeline) -> None:
        """Show the strip of ``timeline``."""
        self.strip.show_timeline(timeline)

    def show_moment(self, moment: Moment) -> None:
        """Show ``moment``: what changes with the segment."""
        segment, theme = moment.segment, self._look.theme
        self._name.set_text(
            wording.label_words(segment)
            if not segment.kind.is_gap
            else self.tr("{gap}: {label}").format(gap=wording.kind_words(segment), label=wording.label_words(segment))
        )
        self._chip.show_side(wording.side_words(segment), theme.chip(segment))
        self._set.set_text(wording.set_words(segment))
        self._set.setVisible(bool(self._set.text()))
        self._next.set_text(self._next_words(moment))
        for label in (self._set, self._left):
            label.set_colour(QColor(theme.floor_muted))
        self.strip.set_current(segment.index)
        self.show_time(moment)

    def show_time(self, moment: Moment) -> None:
        """Show ``moment``: what changes with the time."""
        self._digits.show_time(moment.digits, QColor(self._look.theme.digits(moment.segment)))
        self._left.set_text(moment.left)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _next_words(self, moment: Moment) -> str:
        if moment.paused:
            return self.tr("Paused: Space to go on")
        if moment.waits:
            return self.tr("Space when you are ready") if moment.segment.kind.is_gap else self.tr("Space when done")
        return self.tr("Next: {following}").format(following=wording.next_words(moment.following))

    def _arrange(self) -> None:
        px = self._look.px
        top = QHBoxLayout()
        top.setSpacing(px(24))
        top.addWidget(self._name, 5)
        top.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._set, 2, Qt.AlignmentFlag.AlignVCenter)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(24))
        bottom.addWidget(self._next, 5)
        bottom.addWidget(self._left, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(32), px(40), px(32))
        column.setSpacing(px(16))
        column.addLayout(top, 2)
        column.addWidget(self._digits, 6)
        column.addLayout(bottom, 1)
        column.addWidget(self.strip)


class Digits(QWidget):
    """The time, as large as it can be."""

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._digits = ""
        self._colour = look.colour("ink")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def digits_px(self) -> int:
        """The size of the digits, in px."""
        return round(fitting_px(self._look, self._digits, self.width(), self.height() * 0.94))

    def show_time(self, digits: str, colour: QColor) -> None:
        """Show ``digits`` in ``colour``."""
        if (digits, colour) != (self._digits, self._colour):
            self._digits, self._colour = digits, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._look.font(self.digits_px, QFont.Weight.Bold))
        painter.setPen(self._colour)
        # Beyond its own edges: a line is higher than its digits, and only the digits have to fit.
        room = QRectF(self.rect()).adjusted(0, -self.height(), 0, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._digits)
