"""The ring: how much of the segment is left, with the time in the middle as large as it fits.

A time of an hour or more does not fit in a circle, so the ring then becomes a bar below it. A step counted in reps has
their number in the middle of a still ring, and one that waits an icon. During a pause the middle shows two bars.
"""

from enum import Enum
from math import asin, atan2, ceil, cos, hypot, pi, radians, sin

from msgspec import Struct
from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets import big_digits
from recovery_timer.ui.widgets.short_animation import ShortAnimation

STROKE_SHARE = 0.032
"""The width of the ring, as a share of its side."""
DIGITS_SHARE = 0.885
"""The maximum width of the digits, as a share of the ring's side."""

_FULL_CIRCLE = 360 * 16
_TOP = 90 * 16
_MOST_HEIGHT = 0.42
_LEAST_SEEN_PX = 4.0
"""The arc is repainted only once its end has moved this far along the circle: less is invisible from two metres."""
_SHORT_STEP = 1 / 36
"""For a step of up to this share of the circle, a rectangle around its two ends covers everything that changes."""
_PAUSED_ALPHA = 0.45
_ICON_SHARE = 0.2
TICK_MS, FILL_MS = 180, 300
_SWELL = 0.06


class RingShape(Enum):
    """What surrounds the middle."""

    ARC = "arc"
    """What is left, as an arc."""
    BAR = "bar"
    """What is left, as a bar below a long time."""
    STILL = "still"
    """A whole ring: a step without a time."""
    DASHED = "dashed"
    """A dashed ring: nothing happens until the user is ready."""


class Dial(Struct, frozen=True, kw_only=True):
    """What the ring shows. ``digits`` or else ``icon`` in the middle, ``below`` and ``note`` beneath.

    ``colour`` and ``digits_colour`` are those of the arc and the digits, as ``#rrggbb``.
    """

    shape: RingShape = RingShape.ARC
    digits: str = ""
    icon: str = ""
    below: str = ""
    note: str = ""
    share: float = 1.0
    colour: str = "#000000"
    digits_colour: str = "#000000"
    track: str = "#808080"
    paused: bool = False

    def is_like(self, other: "Dial") -> bool:
        """Whether only the time differs."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("shape", "icon", "below", "colour", "digits_colour", "track", "paused")
        ) and len(self.digits) == len(other.digits)


class Ring(QWidget):
    """Shows a `Dial`. `pressed` is emitted when it is clicked."""

    pressed = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._dial = Dial()
        self._least_px = 0.0
        self._digits_px = 0
        self._painted_share = 1.0
        # None: not painted yet, or not alone in the middle.
        self._painted_digits: QRect | None = None
        self._swell = 1.0
        self._fill = 1.0
        self._ticking = ShortAnimation(self, theme, TICK_MS, self._grow, QEasingCurve.Type.Linear)
        self._filling = ShortAnimation(self, theme, FILL_MS, self._refill)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        speak(self, AccessibleRole.ProgressBar, name=self._spoken_name, value=self._spoken_value)
        theme.changed.connect(self.update)

    @property
    def digits_px(self) -> int:
        """The height of the digits themselves when last drawn, in px."""
        return self._digits_px

    @property
    def dial(self) -> Dial:
        """What is shown."""
        return self._dial

    def set_least(self, least_px: float) -> None:
        """Make the digits at least ``least_px`` high, narrowed if necessary."""
        if least_px != self._least_px:
            self._least_px = least_px
            self.update()

    def show_dial(self, dial: Dial) -> None:
        """Show ``dial``, and repaint only what differs from what was shown."""
        before, self._dial = self._dial, dial
        if not dial.is_like(before):
            self._painted_share, self._painted_digits = dial.share, None
            self.update()
            return
        if (dial.digits, dial.note) != (before.digits, before.note):
            self.update(self._words_rect().toAlignedRect())
        self._move_arc(dial.share)

    def tick(self) -> None:
        """Make the digits grow for a moment, in the colour of the arc, in one of the last seconds."""
        self._ticking.play()

    def refill(self) -> None:
        """Make the arc grow from nothing, because another segment begins."""
        self._filling.play()

    def sizeHint(self) -> QSize:
        return QSize(456, 456)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painted_digits = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dial.shape is RingShape.BAR:
            self._paint_bar(painter)
        else:
            self._paint_circle(painter, event.rect())
        # The arc moves up to twenty times as often as the digits, and mostly beside them.
        if self._painted_digits is None or event.region().intersects(self._painted_digits):
            self._paint_middle(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _grow(self, share: float) -> None:
        self._swell = 1.0 + _SWELL * sin(pi * share)
        self.update(self._words_rect().toAlignedRect())

    def _refill(self, share: float) -> None:
        self._fill = share
        self.update()

    # -- as a screen reader meets it

    def _spoken_name(self) -> str:
        return {
            RingShape.ARC: self.tr("Time left"),
            RingShape.BAR: self.tr("Time left"),
            RingShape.STILL: self.tr("To do"),
            RingShape.DASHED: self.tr("Waiting for you"),
        }[self._dial.shape]

    def _spoken_value(self) -> str:
        dial = self._dial
        words = f"{dial.digits} {dial.below}" if dial.shape is RingShape.STILL else dial.digits
        return self.tr("{time}, paused").format(time=words) if dial.paused else words

    # -- the ring and the bar

    def _move_arc(self, share: float) -> None:
        """Repaint only the part where the arc's end has moved."""
        circle, stroke = self._circle()
        length = self._bar().width() if self._dial.shape is RingShape.BAR else pi * circle.width()
        moved, ends = abs(share - self._painted_share), {share, self._painted_share}
        if not moved or (moved * length < _LEAST_SEEN_PX and 0.0 < share < 1.0):
            return
        # Half of the stroke, and the bulge of the arc between the two ends.
        margin = ceil(stroke * 0.6) + 2
        if self._dial.shape is RingShape.BAR:
            self.update(self._bar().adjusted(-margin, -margin, margin, margin).toAlignedRect())
        elif moved > _SHORT_STEP or 0.0 in ends:
            self.update()
        else:
            first, last = (_point_on(circle, each) for each in ends)
            changed = QRectF(first, last).normalized().adjusted(-margin, -margin, margin, margin)
            self.update(changed.toAlignedRect())
        self._painted_share = share

    def _paint_circle(self, painter: QPainter, changed: QRect) -> None:
        circle, stroke = self._circle()
        track, colour = self._colours()
        if self._dial.shape is RingShape.DASHED:
            pen = QPen(track, stroke * 0.7, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            dashes = 30
            dash = pi * circle.width() / (stroke * 0.7) / dashes
            pen.setDashPattern([dash * 0.4, dash * 0.6])
            painter.setPen(pen)
            painter.drawEllipse(circle)
            return
        # To stroke a whole circle costs more than all the rest: only the part that has changed is drawn.
        first, last = _span(circle, changed)
        painter.setPen(QPen(track, stroke))
        _draw_arc(painter, circle, first, last)
        end = min(last, self._painted_share * self._fill)
        if end > first:
            painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            _draw_arc(painter, circle, first, end)

    def _paint_bar(self, painter: QPainter) -> None:
        bar = self._bar()
        track, colour = self._colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track)
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.setBrush(colour)
        left = QRectF(
            bar.left(), bar.top(), max(bar.height(), bar.width() * self._painted_share * self._fill), bar.height()
        )
        painter.drawRoundedRect(left, bar.height() / 2, bar.height() / 2)

    def _colours(self) -> tuple[QColor, QColor]:
        track, colour = QColor(self._dial.track), QColor(self._dial.colour)
        if self._dial.paused:
            colour = self._theme.colour("rest")
            colour.setAlphaF(_PAUSED_ALPHA)
            track.setAlphaF(_PAUSED_ALPHA)
        return track, colour

    def _side(self) -> int:
        return min(self.width(), self.height())

    def _circle(self) -> tuple[QRectF, float]:
        """Return the centre line of the drawn circle, and the width of its stroke."""
        side = self._side()
        stroke = max(6.0, side * STROKE_SHARE)
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        inset = stroke / 2 + 1
        return circle.adjusted(inset, inset, -inset, -inset), stroke

    def _bar(self) -> QRectF:
        """Return where the bar is: below the digits, as wide as the widget."""
        stroke = max(6.0, self.height() * STROKE_SHARE)
        cap = big_digits.cap_height(self._theme, self._fit().px)
        top = self.height() / 2 + cap / 2 + stroke * 2.5
        return QRectF(1, min(top, self.height() - stroke - 1), self.width() - 2, stroke)

    # -- the middle

    def _fit(self) -> big_digits.DigitFit:
        side = self._side()
        width = self.width() * 0.98 if self._dial.shape is RingShape.BAR else side * DIGITS_SHARE
        height = side * (0.8 if self._dial.shape is RingShape.BAR else _MOST_HEIGHT)
        if self._dial.below:
            height = min(height, side * 0.36)
        return big_digits.fitting(self._theme, self._dial.digits, width, height, least_px=self._least_px)

    def _middle(self) -> QPointF:
        """Return the middle of the digits: a little higher if words stand below them."""
        side = self._side()
        lifted = 0.06 * side if self._dial.below else 0.0
        return QPointF(self.width() / 2, self.height() / 2 - lifted)

    def _words_rect(self) -> QRectF:
        """Return the part in the middle that `_paint_middle` draws in."""
        side = self._side()
        if self._dial.shape is RingShape.BAR:
            middle, cap = self.height() / 2, big_digits.cap_height(self._theme, self._fit().px)
            return QRectF(0, middle - cap * 0.62, self.width(), cap * 1.24)
        stroke = max(6.0, side * STROKE_SHARE)
        wide, high = side - 2 * stroke - 4, side * 0.7
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _paint_middle(self, painter: QPainter) -> None:
        if self._dial.paused:
            self._paint_pause(painter)
        elif self._dial.icon:
            side = self._side()
            size = round(side * _ICON_SHARE)
            at = QPointF((self.width() - size) / 2, (self.height() - size) / 2)
            painter.drawPixmap(at, self._theme.pixmap(self._dial.icon, QColor(self._dial.colour), size))
        elif self._dial.digits:
            self._paint_digits(painter)

    def _paint_digits(self, painter: QPainter) -> None:
        fit, middle = self._fit(), self._middle()
        cap = big_digits.cap_height(self._theme, fit.px)
        self._digits_px = round(cap)
        swollen = big_digits.DigitFit(fit.px * self._swell, fit.squeeze)
        colour = QColor(self._dial.colour if self._swell > 1.0 + _SWELL / 10 else self._dial.digits_colour)
        big_digits.draw(painter, self._theme, self._dial.digits, middle=middle, fit=swollen, colour=colour)
        are_alone = not (self._dial.below or self._dial.note)
        bounds = big_digits.bounds(self._theme, self._dial.digits, middle, swollen).toAlignedRect()
        self._painted_digits = bounds if are_alone else None
        if self._dial.shape is RingShape.BAR:
            return
        side = self._side()
        top = middle.y() + cap / 2 + side * 0.02
        top = self._paint_line(painter, self._dial.below, top, side * 0.09, colour="ink", weight=QFont.Weight.DemiBold)
        self._paint_line(painter, self._dial.note, top, side * 0.048, colour="muted", weight=QFont.Weight.Medium)

    def _paint_line(
        self, painter: QPainter, text: str, top: float, px: float, *, colour: ColourName, weight: QFont.Weight
    ) -> float:
        """Draw ``text`` across the middle below ``top``; return where the next line begins."""
        if not text:
            return top
        font = self._theme.font(px, weight)
        height = QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        painter.drawText(QRectF(0, top, self.width(), height), Qt.AlignmentFlag.AlignHCenter, text)
        return top + height

    def _paint_pause(self, painter: QPainter) -> None:
        side, x, y = self._side(), self.width() / 2, self.height() / 2
        wide, high, apart = side * 0.08, side * 0.272, side * 0.072
        top = y - high * 0.9 if self._dial.digits else y - high / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink"))
        for left in (x - apart / 2 - wide, x + apart / 2):
            painter.drawRoundedRect(QRectF(left, top, wide, high), side * 0.016, side * 0.016)
        if not self._dial.digits:
            return
        room = big_digits.fitting(self._theme, self._dial.digits, side * 0.6, side * 0.1)
        middle = QPointF(x, top + high + side * 0.13)
        self._digits_px = round(big_digits.cap_height(self._theme, room.px))
        big_digits.draw(
            painter, self._theme, self._dial.digits, middle=middle, fit=room, colour=self._theme.colour("floor_muted")
        )
        if self._dial.below:
            self._paint_line(
                painter,
                self._dial.below,
                middle.y() + side * 0.06,
                side * 0.05,
                colour="muted",
                weight=QFont.Weight.Medium,
            )


def _span(circle: QRectF, changed: QRect) -> tuple[float, float]:
    """Return the shares of the circle between which ``changed`` lies, with a margin; all of it if at the top."""
    apart = QPointF(QRectF(changed).center()) - circle.center()
    half = hypot(changed.width(), changed.height()) / 2 * 1.5
    if half > hypot(apart.x(), apart.y()) / 2:
        return 0.0, 1.0
    middle = atan2(apart.x(), -apart.y()) / (2 * pi) % 1.0
    around = asin(half / hypot(apart.x(), apart.y())) / (2 * pi)
    return (0.0, 1.0) if middle < around or middle + around > 1.0 else (middle - around, middle + around)


def _draw_arc(painter: QPainter, circle: QRectF, first: float, last: float) -> None:
    """Draw the part of ``circle`` between two shares of it, clockwise from the top."""
    painter.drawArc(circle, _TOP - round(_FULL_CIRCLE * first), -round(_FULL_CIRCLE * (last - first)))


def _point_on(circle: QRectF, share: float) -> QPointF:
    """Return where an arc of ``share`` ends, clockwise from the top."""
    angle = radians(360 * share)
    return circle.center() + QPointF(sin(angle), -cos(angle)) * (circle.width() / 2)
