"""The middle of the guide: what to do now, on which side, how, and what comes next."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recovery_timer.ui.guide.model import GuideState
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.side_chip import SideChip, chip_height
from recovery_timer.ui.widgets.text import label

_SIZES = {"kind": 20, "name": 48, "chip": 30, "set": 26, "text": 22, "next": 20}
"""Sizes in px at the default text size; all shrink together if there is not enough room."""

_SMALLEST_PX = 13
_GAPS_PX = 10
_SHRINK = 0.96
_ANY_HEIGHT = 10_000


class StepPanel(QWidget):
    """Shows a state in words, as large as they all fit together."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._share = 1.0
        self._kind, self._name = label("plain"), label("plain", wrap=True)
        self._chip, self._set = SideChip(theme), label("plain")
        self._text, self._next = label("plain", wrap=True), QLabel()
        self._next.setWordWrap(True)
        self._next.setTextFormat(Qt.TextFormat.RichText)
        self._plain_next = ""
        self._colours: dict[str, str] = {}
        self._chip_colour = ""
        self._shown: object = None
        self._arrange()

    def show_state(self, state: GuideState) -> None:
        """Show ``state``. Fitting the text is expensive, so nothing is done unless what is shown changes."""
        segment, colours = state.segment, self._theme.colours
        shown = (segment, state.following, state.read_first, colours)
        if shown == self._shown:
            return
        self._shown = shown
        self._kind.setText(domain.kind_label(segment).upper())
        self._name.setText(domain.segment_name(segment))
        self._chip.setText(domain.side_label(segment).upper())
        self._set.setText(domain.set_label(segment))
        self._text.setText("\n".join(state.read_first) or translated(segment.instruction))
        self._plain_next = domain.next_label(state.following)
        self._next.setText(
            self.tr('<span style="color:{muted}">Next</span>&nbsp; <b>{following}</b>').format(
                muted=colours.muted, following=domain.as_html(self._plain_next)
            )
        )
        self._colours = {"kind": colours.words(segment), "set": colours.muted}
        self._chip_colour = colours.phase(segment)
        self._chip.setVisible(bool(self._chip.text()))
        self._side_row.setVisible(bool(self._chip.text() or self._set.text()))
        self._text.setVisible(bool(self._text.text()))
        self._fit()

    def text_px(self, part: str) -> int:
        """Return the size at which a part's text is shown, in px."""
        usual = self._theme.px(_SIZES[part])
        return max(min(usual, self._theme.px(_SMALLEST_PX)), round(usual * self._share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Shrink all parts by the same factor until they fit; none becomes too small to read at a desk."""
        self._share = 1.0
        smallest = _SMALLEST_PX / max(_SIZES.values())
        while self._share > smallest and not self._fits():
            self._share *= _SHRINK
        for part, widget in self._parts():
            weight = 700 if part == "name" else 600 if part == "kind" else 400
            colour = self._colours.get(part, self._theme.colours.ink)
            widget.setStyleSheet(f"font-size: {self.text_px(part)}px; font-weight: {weight}; color: {colour};")
        self._chip.restyle(self.text_px("chip"), self._chip_colour)

    def _fits(self) -> bool:
        height, width = 4 * self._theme.px(_GAPS_PX), self.width()
        for part, widget in self._parts():
            if part == "set":
                continue
            weight = QFont.Weight.Bold if part in {"name", "next"} else QFont.Weight.Normal
            metrics = QFontMetrics(self._theme.font(self.text_px(part), weight))
            text = self._next_as_measured() if part == "next" else widget.text()
            if max((metrics.horizontalAdvance(word) for word in text.split()), default=0) > width:
                return False
            room = QRect(0, 0, width, _ANY_HEIGHT)
            height += metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height() if text else 0
        return height + self._side_height() <= self.height() and self._side_width() <= width

    def _next_as_measured(self) -> str:
        return self.tr("Next  {following}").format(following=self._plain_next)

    def _side_height(self) -> int:
        return chip_height(self.text_px("chip")) if self._chip.text() or self._set.text() else 0

    def _side_width(self) -> int:
        chip = QFontMetrics(self._theme.font(self.text_px("chip"), QFont.Weight.Bold))
        number = QFontMetrics(self._theme.font(self.text_px("set")))
        room_in_chip = 2 * self.text_px("chip")
        return chip.horizontalAdvance(self._chip.text()) + room_in_chip + number.horizontalAdvance(self._set.text())

    def _parts(self) -> Iterator[tuple[str, QLabel]]:
        yield "kind", self._kind
        yield "name", self._name
        yield "set", self._set
        yield "text", self._text
        yield "next", self._next

    def _arrange(self) -> None:
        px = self._theme.px
        self._side_row = QWidget()
        side = QHBoxLayout(self._side_row)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(12))
        side.addWidget(self._chip)
        side.addWidget(self._set, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(_GAPS_PX))
        column.addStretch(1)
        for widget in (self._kind, self._name, self._side_row, self._text, self._next):
            column.addWidget(widget)
        column.addStretch(1)
