"""The middle of the guide: what is done now, on which side, how, and what comes next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from recovery_timer.ui import wording
from recovery_timer.ui.guide.model import Moment
from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.fit_label import FitLabel


class SideChip(QLabel):
    """The side, as a filled chip that is seen from the floor."""

    def __init__(self, look: Look, *, text_px: int) -> None:
        """Be ``text_px`` high in its text, at the usual text size."""
        super().__init__()
        self._look = look
        self._text_px = text_px
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_side(self, side: str, colour: str) -> None:
        """Show the word ``side`` on ``colour``; nothing when there is none."""
        self.setVisible(bool(side))
        size = self._look.px(self._text_px)
        self.setText(side.upper())
        self.setStyleSheet(
            f"background: {colour}; color: {self._look.theme.on(colour)}; border-radius: {size // 3}px;"
            f"font-size: {size}px; font-weight: 700; padding: {size // 5}px {size * 2 // 3}px;"
        )


class StepWords(QWidget):
    """Shows a moment in words, each as large as there is room for."""

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._kind = QLabel()
        self._name = FitLabel(look, largest_px=48, smallest_px=20, weight=QFont.Weight.Bold, lines=2)
        self._chip = SideChip(look, text_px=30)
        self._set = FitLabel(look, largest_px=26, smallest_px=15, lines=1)
        self._instruction = FitLabel(look, largest_px=22, smallest_px=13, lines=4)
        self._next = QLabel()
        self._next.setWordWrap(True)
        self._next.setTextFormat(Qt.TextFormat.RichText)
        self._arrange()

    def show_moment(self, moment: Moment) -> None:
        """Show ``moment``."""
        segment, theme = moment.segment, self._look.theme
        colour = theme.words(segment)
        px = self._look.px
        self._kind.setText(wording.kind_words(segment).upper())
        self._kind.setStyleSheet(f"color: {colour}; font-size: {px(20)}px; font-weight: 600;")
        self._name.set_text(wording.label_words(segment))
        self._chip.show_side(wording.side_words(segment), theme.chip(segment))
        self._set.set_text(wording.set_words(segment))
        self._set.set_colour(QColor(theme.muted))
        self._side_row.setVisible(bool(segment.side or self._set.text()))
        self._instruction.set_text("\n".join(moment.read_first) or segment.instruction)
        following = wording.next_words(moment.following)
        self._next.setText(
            self.tr('<span style="color:{muted}">Next</span>&nbsp; <b>{following}</b>').format(
                muted=theme.muted, following=wording.as_html(following)
            )
        )
        self._next.setStyleSheet(f"font-size: {px(20)}px;")

    def _arrange(self) -> None:
        px = self._look.px
        self._side_row = QWidget()
        side = QHBoxLayout(self._side_row)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(14))
        side.addWidget(self._chip)
        side.addWidget(self._set, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addStretch(1)
        column.addWidget(self._kind)
        column.addWidget(self._name)
        column.addWidget(self._side_row)
        column.addSpacing(px(8))
        column.addWidget(self._instruction)
        column.addSpacing(px(8))
        column.addWidget(self._next)
        column.addStretch(1)
