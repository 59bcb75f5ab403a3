"""A switch of sides as a picture: the side that is done, an arrow, and the next side, to which the figure turns."""

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.timeline import Segment, Side
from recovery_timer.ui.figure.pictures import figure_picture, in_words, pose_of
from recovery_timer.ui.guide.layout import Sizes
from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.manager import ThemeManager

TURN_MS = 350
_DONE_OPACITY = 0.32
_DONE_SHARE = 0.66
_CHIP_PX = 41


class SwitchStage(QWidget):
    """Shows a switch from one side to the other of the same exercise. Steps without a figure have none."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._sizes = Sizes(1.0, 1.0)
        self._segment: Segment | None = None
        self._turned = 1.0
        speak(self, AccessibleRole.Graphic, name=self._spoken_name)
        self._turning = QVariantAnimation(self)
        self._turning.setDuration(TURN_MS)
        self._turning.setStartValue(-1.0)
        self._turning.setEndValue(1.0)
        self._turning.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._turning.valueChanged.connect(self._turn)

    @staticmethod
    def can_show(segment: Segment) -> bool:
        """Return whether ``segment`` is a switch of sides of something that has a figure."""
        return segment.side is not None and pose_of(segment.drawn_as) is not None

    def show_switch(self, segment: Segment) -> None:
        """Show ``segment``; the figure turns if it is a new one."""
        if segment is self._segment:
            return
        self._segment = segment
        self._turned = 1.0
        if self._theme.is_animated and self.isVisible():
            self._turning.start()
        self.update()

    def set_sizes(self, sizes: Sizes) -> None:
        """Draw all at the scale of ``sizes``."""
        self._sizes = sizes

    def _spoken_name(self) -> str:
        pose = pose_of(self._segment.drawn_as) if self._segment is not None else None
        return in_words(pose, self._segment.side) if pose is not None and self._segment is not None else ""

    def _turn(self, turned: float) -> None:
        self._turned = turned
        self.update(self._new_rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        segment = self._segment
        if segment is None or segment.side is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        done: Side = "left" if segment.side == "right" else "right"
        self._paint_done(painter, done)
        self._paint_arrow(painter)
        self._paint_new(painter, segment.side)
        self._paint_chip(painter)

    def _paint_done(self, painter: QPainter, side: Side) -> None:
        room = self._done_rect()
        picture = self._picture(side, room.size())
        if picture is not None:
            painter.setOpacity(_DONE_OPACITY)
            painter.drawPixmap(room.topLeft(), picture)
            painter.setOpacity(1.0)
        words = self.tr("LEFT done") if side == "left" else self.tr("RIGHT done")
        font = self._theme.font(self._sizes.large(26), QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("floor_muted"))
        icon, gap = self._sizes.large(26), self._sizes.px(10)
        wide = icon + gap + QFontMetricsF(font).horizontalAdvance(words)
        left, foot = max(0.0, room.center().x() - wide / 2), self._foot()
        painter.drawPixmap(
            QPointF(left, foot.center().y() - icon / 2),
            self._theme.pixmap("check", self._theme.colour("floor_muted"), icon),
        )
        painter.drawText(
            QRectF(left + icon + gap, foot.top(), wide, foot.height()), Qt.AlignmentFlag.AlignVCenter, words
        )

    def _paint_arrow(self, painter: QPainter) -> None:
        start, end = self._done_rect().right(), self._new_rect().left()
        y, stroke = self._new_rect().center().y() + self._sizes.px(20), max(5, self._sizes.px(16))
        long = min(self._sizes.px(136), round((end - start) * 0.8))
        if long < 3 * stroke:
            return
        left = (start + end - long) / 2
        tip, head = QPointF(left + long, y), long * 0.3
        painter.setPen(
            QPen(self._colour(), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawLine(QPointF(left, y), tip)
        painter.drawPolyline([tip + QPointF(-head, -head), tip, tip + QPointF(-head, head)])

    def _paint_new(self, painter: QPainter, side: Side) -> None:
        room = self._new_rect()
        other: Side = "left" if side == "right" else "right"
        picture = self._picture(side if self._turned >= 0 else other, room.size())
        if picture is None:
            return
        wide = room.width() * abs(self._turned)
        narrow = QRectF(room.center().x() - wide / 2, room.top(), wide, room.height())
        painter.drawPixmap(narrow, picture, QRectF(picture.rect()))

    def _paint_chip(self, painter: QPainter) -> None:
        if self._segment is None:
            return
        text_px = self._sizes.large(_CHIP_PX)
        font = self._theme.font(text_px, QFont.Weight.Bold)
        words = self.tr("LEFT") if self._segment.side == "left" else self.tr("RIGHT")
        wide = QFontMetricsF(font).horizontalAdvance(words) + text_px * 1.4
        foot = self._foot()
        chip = QRectF(self._new_rect().center().x() - wide / 2, foot.top(), wide, foot.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour())
        painter.drawRoundedRect(chip, text_px / 3, text_px / 3)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.on(self._colour().name().upper())))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _colour(self) -> QColor:
        colours = self._theme.colours
        return QColor(colours.phase(self._segment)) if self._segment is not None else self._theme.colour("accent")

    def _picture(self, side: Side, size: QSize) -> QPixmap | None:
        if self._segment is None:
            return None
        stage = self._theme.colours.switching(self._segment)
        return figure_picture(self._theme, self._segment.drawn_as, side, size, stage=stage)

    def _foot(self) -> QRect:
        high = round(self._sizes.large(_CHIP_PX) * 1.42)
        return QRect(0, self.height() - high, self.width(), high)

    def _new_rect(self) -> QRect:
        high = self._foot().top() - self._sizes.px(14)
        wide = round(min(high * 1.14, self.width() * 0.5))
        return QRect(self.width() - wide - self._sizes.px(10), 0, wide, high)

    def _done_rect(self) -> QRect:
        new = self._new_rect()
        wide, high = round(new.width() * _DONE_SHARE), round(new.height() * _DONE_SHARE)
        return QRect(0, new.bottom() + 1 - high, wide, high)
