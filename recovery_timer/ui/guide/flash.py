"""The flash: each cue is seen as well as heard, by those who cannot hear it or have muted it."""

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from recovery_timer.ui.theme.look import Look

LENGTH_MS = 350
_STRONGEST_ALPHA = 40
_EDGE_PX = 14


class Flash(QWidget):
    """Lies over ``over`` and lights its edge for a moment. It takes no mouse and no focus.

    With animations switched off in the system it does not fade: it is there, and then it is gone.
    """

    def __init__(self, look: Look, over: QWidget) -> None:
        """Cover all of ``over``, unseen."""
        super().__init__(over)
        self._look = look
        self._over = over
        self._colour = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(LENGTH_MS)
        self._fading.setStartValue(1.0)
        self._fading.valueChanged.connect(lambda _: self.update())
        self._fading.finished.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def flash(self, colour: QColor) -> None:
        """Light up in ``colour``."""
        self._colour = colour
        animated = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        self._fading.setEndValue(0.0 if animated else 1.0)
        self._fading.stop()
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self._fading.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        strength = float(self._fading.currentValue() or 0.0)
        painter = QPainter(self)
        wash = QColor(self._colour)
        wash.setAlpha(round(_STRONGEST_ALPHA * strength))
        painter.fillRect(self.rect(), wash)
        edge = QColor(self._colour)
        edge.setAlpha(round(255 * strength))
        # Half of the pen lies outside the window.
        painter.setPen(QPen(edge, 2 * self._look.px(_EDGE_PX)))
        painter.drawRect(self.rect())
