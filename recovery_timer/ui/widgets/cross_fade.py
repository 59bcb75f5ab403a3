"""A cross-fade between pages: the old one fades out over the new one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.short_animation import ShortAnimation

FADE_MS = 120


class CrossFade(QWidget):
    """Lies over ``over`` while a page changes. It takes neither mouse nor focus."""

    def __init__(self, theme: ThemeManager, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._old = QPixmap()
        self._opacity = 0.0
        self._fading = ShortAnimation(self, theme, FADE_MS, self._fade)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def begin(self) -> None:
        """Take a picture of the page that is about to be replaced. Call `play` once the new one is there."""
        self.hide()
        is_seen = self._theme.is_animated and self._over.isVisible() and not self._over.window().isMinimized()
        self._old = self._over.grab() if is_seen else QPixmap()

    def play(self) -> None:
        """Fade out the old page."""
        if self._old.isNull():
            return
        self.setGeometry(self._over.rect())
        self._opacity = 1.0
        self.show()
        self.raise_()
        self._fading.play()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.drawPixmap(0, 0, self._old)

    def _fade(self, share: float) -> None:
        self._opacity = 1.0 - share
        if share >= 1.0:
            self.hide()
            self._old = QPixmap()
        else:
            self.update()
