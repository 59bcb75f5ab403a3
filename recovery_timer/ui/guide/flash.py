"""The flash: makes each cue visible for those who cannot hear it or have muted it.

As with the sounds, the colour and the lit edges tell what begins: work, warm and cold light all four edges in their own
colour, a rest the upper and lower ones, a switch the left and right ones. A tick is a thin line all around.
"""

from math import ceil
from typing import assert_never

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from recovery_timer.audio.sounds import Sound
from recovery_timer.ui.theme.manager import ThemeManager

LENGTH_MS = 350
"""Duration of a flash. During one, another cue only changes its colour and shape, so there are at most three in any
second.

More could harm people with photosensitive epilepsy: see WCAG 2.2, success criterion 2.3.1.
"""

_STRONGEST_ALPHA = 40
_STEPS = 7
"""Steps of the fade. Each step of a tint repaints the whole window and everything below the flash."""
_EDGE_PX = 14
_THIN_PX = 6
_ALL = frozenset(Qt.Edge)


class Light(Struct, frozen=True):
    """Which edges of the window are lit, how wide in px, and whether the whole window is tinted."""

    edges: frozenset[Qt.Edge]
    width_px: int
    tint: bool = False


def light_of(sound: Sound) -> Light:
    """Return the light that goes with ``sound``."""
    match sound:
        case Sound.GO_WORK | Sound.GO_WARM | Sound.GO_COLD | Sound.FINISHED:
            return Light(_ALL, _EDGE_PX, tint=True)
        case Sound.GO_REST:
            return Light(frozenset({Qt.Edge.TopEdge, Qt.Edge.BottomEdge}), _EDGE_PX)
        case Sound.GO_SWITCH:
            return Light(frozenset({Qt.Edge.LeftEdge, Qt.Edge.RightEdge}), _EDGE_PX)
        case Sound.HALF:
            return Light(_ALL, _EDGE_PX)
        case Sound.TICK:
            return Light(_ALL, _THIN_PX)
    assert_never(sound)


class Flash(QWidget):
    """An overlay that lights up for a moment. It takes neither mouse nor focus.

    If the system has animations switched off, it neither fades nor tints: the edges just go on and off.
    """

    def __init__(self, theme: ThemeManager, over: QWidget) -> None:
        """Cover all of ``over``, invisibly."""
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._colour = QColor()
        self._light = light_of(Sound.TICK)
        self._strength = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(LENGTH_MS)
        self._fading.setStartValue(1.0)
        self._fading.valueChanged.connect(self._fade)
        self._fading.finished.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def flash(self, sound: Sound, colour: QColor) -> None:
        """Light up for ``sound`` in ``colour``."""
        self._colour, self._light = colour, light_of(sound)
        self._cover()
        if self._fading.state() is QVariantAnimation.State.Running:
            self.update()
            return
        self._fading.setEndValue(0.0 if self._theme.is_animated else 1.0)
        self._strength = 1.0
        self.raise_()
        self.show()
        self._fading.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_tinting():
            self._colour.setAlpha(round(_STRONGEST_ALPHA * self._strength))
            painter.fillRect(self.rect(), self._colour)
        self._colour.setAlpha(round(255 * self._strength))
        for edge in self._light.edges:
            painter.fillRect(self._strip(edge), self._colour)

    def _fade(self, strength: float) -> None:
        step = max(1, ceil(strength * _STEPS)) / _STEPS
        if step != self._strength:
            self._strength = step
            self.update()

    def _cover(self) -> None:
        """Cover the whole window only for a tint: whatever is covered is repainted at every step."""
        self.setGeometry(self._over.rect())
        if self._is_tinting():
            self.clearMask()
            return
        edges = QRegion()
        for edge in self._light.edges:
            edges += self._strip(edge)
        self.setMask(edges)

    def _is_tinting(self) -> bool:
        return self._light.tint and self._theme.is_animated

    def _strip(self, edge: Qt.Edge) -> QRect:
        room, width = self.rect(), self._theme.px(self._light.width_px)
        match edge:
            case Qt.Edge.TopEdge:
                room.setHeight(width)
            case Qt.Edge.BottomEdge:
                room.setTop(room.bottom() - width + 1)
            case Qt.Edge.LeftEdge:
                room.setWidth(width)
            case Qt.Edge.RightEdge:
                room.setLeft(room.right() - width + 1)
        return room
