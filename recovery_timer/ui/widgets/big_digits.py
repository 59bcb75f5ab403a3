"""Digits as large as space allows, narrowed before they become too small to be read from the floor."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from recovery_timer.ui.theme.manager import ThemeManager

NARROWEST = 0.76
"""How far digits may be narrowed, as a share of their width: they still look like the same typeface."""

_MEASURED_PX = 100.0


class DigitFit(NamedTuple):
    """How digits are drawn: ``px`` is their font's size, ``squeeze`` the share of their usual width."""

    px: float
    squeeze: float


def widest(text: str) -> str:
    """Return ``text`` with all digits the same, so that a running time keeps its size."""
    return "".join("0" if sign.isdigit() else sign for sign in text) or "0:00"


def fitting(theme: ThemeManager, text: str, width: float, height: float, *, least_px: float = 0.0) -> DigitFit:
    """Return how bold ``text`` fits into ``width`` and ``height``, which is that of the digits themselves.

    If they would be less than ``least_px`` high, they are squeezed to reach it.
    """
    metrics = QFontMetricsF(theme.font(_MEASURED_PX, QFont.Weight.Bold))
    cap, wide = metrics.capHeight() / _MEASURED_PX, metrics.horizontalAdvance(widest(text)) / _MEASURED_PX
    by_height, by_width = height / cap, width / wide
    if by_width >= min(by_height, least_px / cap):
        return DigitFit(min(by_height, by_width), 1.0)
    squeeze = max(NARROWEST, by_width / min(by_height, least_px / cap))
    return DigitFit(min(by_height, by_width / squeeze), squeeze)


def width_needed(theme: ThemeManager, text: str, cap_px: float, *, squeezed: bool = False) -> float:
    """Return how wide bold ``text`` is whose digits are ``cap_px`` high; at its narrowest if ``squeezed``."""
    metrics = QFontMetricsF(theme.font(_MEASURED_PX, QFont.Weight.Bold))
    return metrics.horizontalAdvance(widest(text)) / metrics.capHeight() * cap_px * (NARROWEST if squeezed else 1.0)


def cap_height(theme: ThemeManager, px: float) -> float:
    """Return the height of bold digits of a font of ``px``."""
    return QFontMetricsF(theme.font(px, QFont.Weight.Bold)).capHeight()


def draw(painter: QPainter, theme: ThemeManager, text: str, *, middle: QPointF, fit: DigitFit, colour: QColor) -> None:
    """Draw ``text`` with the middle of its digits at ``middle``."""
    font = theme.font(fit.px, QFont.Weight.Bold)
    metrics = QFontMetricsF(font)
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.translate(middle)
    painter.scale(fit.squeeze, 1.0)
    painter.drawText(QPointF(-metrics.horizontalAdvance(text) / 2, metrics.capHeight() / 2), text)
    painter.restore()


def bounds(theme: ThemeManager, text: str, middle: QPointF, fit: DigitFit) -> QRectF:
    """Return the rectangle that `draw` may paint in."""
    metrics = QFontMetricsF(theme.font(fit.px, QFont.Weight.Bold))
    wide, high = metrics.horizontalAdvance(widest(text)) * fit.squeeze, metrics.capHeight() * 1.3
    return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high).adjusted(-2, -2, 2, 2)
