"""What appears over the floor view: the controls when the mouse moves, and the volume when it changes."""

from PySide6.QtCore import Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QWidget

from recovery_timer.ui.guide.control_sizes import BIG_PX, control_sheet
from recovery_timer.ui.guide.face import Face
from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

FADE_MS = 160
_PILL_STAYS_MS, _PILL_TEXT_PX = 1_200, 18


class FloorControls(QFrame):
    """The buttons for pause, back, next and leaving. `left` is a request to leave the floor view."""

    left = Signal()

    def __init__(self, theme: ThemeManager, model: GuideModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._factor = 1.0
        set_role(self, "panel")
        self.back = Button(theme, self.tr("Back"), role="control", icon="previous", pressed=model.previous)
        self.big = Button(
            theme, self.tr("Pause"), role="big", icon="pause", icon_colour="on_accent", pressed=model.press
        )
        self.next = Button(theme, self.tr("Next"), role="control", icon="next", pressed=model.next)
        self.exit = Button(theme, self.tr("Exit (Esc)"), role="control", icon="exit-fullscreen", pressed=self.left.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(12))
        for button in (self.back, self.big, self.next, self.exit):
            row.addWidget(button)
        self._effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._effect)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(FADE_MS)
        self._fading.valueChanged.connect(self._effect.setOpacity)
        self._fading.finished.connect(self._faded)
        self.hide()

    def set_scale(self, factor: float) -> None:
        """Draw the buttons ``factor`` times as large as the theme has them."""
        if factor == self._factor:
            return
        self._factor = factor
        big_px = self._theme.px(BIG_PX * factor)
        self.setStyleSheet("" if factor == 1.0 else control_sheet(self._theme, factor, big_px))
        for button in (self.back, self.big, self.next, self.exit):
            button.set_icon_px(self._theme.px(18 * factor))

    def show_state(self, state: GuideState) -> None:
        """Give the big button its function in ``state``."""
        if state.paused:
            words, icon = self.tr("Continue"), "play"
        elif state.face is Face.WAIT:
            words, icon = self.tr("I’m ready"), "check"
        elif state.face is Face.REPS:
            words, icon = self.tr("Done"), "check"
        else:
            words, icon = self.tr("Pause"), "pause"
        self.big.setText(words)
        self.big.set_icon(icon)

    def appear(self) -> None:
        """Fade in."""
        if self.isHidden() or self._fading.endValue() == 0.0:
            self.show()
            self.raise_()
            self._fade_to(1.0)

    def disappear(self) -> None:
        """Fade out."""
        if not self.isHidden():
            self._fade_to(0.0)

    def has_focus(self) -> bool:
        """Whether one of the controls has the keyboard focus."""
        focus = self.window().focusWidget()
        return bool(focus) and self.isAncestorOf(focus)

    def _fade_to(self, opacity: float) -> None:
        self._fading.stop()
        self._fading.setStartValue(self._effect.opacity() if self._theme.is_animated else opacity)
        self._fading.setEndValue(opacity)
        self._fading.start()

    def _faded(self) -> None:
        if self._fading.endValue() == 0.0:
            self.hide()


class Pill(QWidget):
    """A few words for a moment, such as the volume after it was changed."""

    def __init__(self, theme: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: QLabel = label("bar-strong")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        row.addWidget(self._words)
        self._timer = QTimer(self, singleShot=True, interval=_PILL_STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_scale(self, factor: float) -> None:
        """Draw the words ``factor`` times as large as the theme has them."""
        px = self._theme.px(_PILL_TEXT_PX * factor)
        self._words.setStyleSheet("" if factor == 1.0 else f"font-size: {px}px;")

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_words(self, words: str) -> None:
        """Show ``words`` for a moment."""
        self._words.setText(words)
        self.adjustSize()
        self.show()
        self.raise_()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(self._theme.colour("raised"))
        radius = self.height() / 2
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
