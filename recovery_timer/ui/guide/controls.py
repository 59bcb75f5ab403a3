"""The row of controls at the foot of the guide."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_timer.ui.guide.control_sizes import BIG_PX, control_sheet
from recovery_timer.ui.guide.face import Face
from recovery_timer.ui.guide.layout import Sizes
from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button

_SMALLEST = 0.4
"""The minimum scale of the buttons."""


class Controls(QWidget):
    """Buttons for every command; the big one pauses, resumes, or marks a step as done."""

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._room: object = None
        self._big_px = theme.px(BIG_PX)
        self._shorten = Button(
            theme, self.tr("−15 s"), role="control", name=self.tr("15 seconds less"), pressed=model.shorten
        )
        self._previous = Button(theme, self.tr("Back"), role="control", icon="previous", pressed=model.previous)
        self.big = Button(
            theme, self.tr("Pause"), role="big", icon="pause", icon_colour="on_accent", pressed=model.press
        )
        self._next = Button(theme, self.tr("Next"), role="control", icon="next", pressed=model.next)
        self._extend = Button(
            theme, self.tr("+15 s"), role="control", name=self.tr("15 seconds more"), pressed=model.extend
        )
        self.end = Button(theme, self.tr("End"), role="control", icon="stop", pressed=model.end)
        # Fixed width: otherwise the big button would move its neighbours whenever its text changes.
        self._set_big_width()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self._row.addStretch(1)
        for button in (self._shorten, self._previous, self.big, self._next, self._extend):
            self._row.addWidget(button)
        self._row.addSpacing(theme.px(40))
        self._row.addWidget(self.end)
        self._row.addStretch(1)

    def fit(self, width: int, height: int, sizes: Sizes) -> None:
        """Draw the buttons at the scale of ``sizes``, or smaller where ``width`` or ``height`` px are too few."""
        room = (width, height, sizes)
        if room == self._room:
            return
        self._room = room
        factor = max(1.0, sizes.window)
        self._resize(factor, height)
        # Only Qt knows how wide a styled button is.
        while self._row.sizeHint().width() > width and factor > _SMALLEST:
            factor *= 0.94
            self._resize(factor, height)

    def _resize(self, factor: float, height: int) -> None:
        big_px = min(round(self._theme.px(BIG_PX) * factor), height)
        if (factor, big_px) == (self._factor, self._big_px):
            return
        self._factor, self._big_px = factor, big_px
        is_usual = factor == 1.0 and big_px == self._theme.px(BIG_PX)
        self.setStyleSheet("" if is_usual else control_sheet(self._theme, factor, big_px))
        for button in (self._shorten, self._previous, self.big, self._next, self._extend, self.end):
            button.set_icon_px(self._theme.px(18 * factor))
        self._row.setSpacing(self._theme.px(12 * factor))
        self._set_big_width()

    def _set_big_width(self) -> None:
        words = (self.tr("Pause"), self.tr("Continue"), self.tr("I’m ready"))
        widest = max(self._width_of(each) for each in words)
        self.big.setMinimumWidth(widest + self._theme.px(32 * self._factor) + round(56 * self._factor))

    def show_state(self, state: GuideState) -> None:
        """Enable the commands that are possible in ``state``."""
        timed = not state.waits
        self._shorten.setEnabled(timed)
        self._extend.setEnabled(timed)
        if state.paused:
            words, icon = self.tr("Continue"), "play"
        elif state.face is Face.WAIT:
            words, icon = self.tr("I’m ready"), "check"
        elif state.waits:
            words, icon = self.tr("Done"), "check"
        else:
            words, icon = self.tr("Pause"), "pause"
        self.big.setText(words)
        self.big.set_icon(icon)

    def _width_of(self, text: str) -> int:
        return self.big.fontMetrics().horizontalAdvance(text)
