"""Soreness over three months: a row per muscle, a line per side, with the runs and sessions below on the same axis."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.journal import moments
from recovery_timer.journal.entries import LEVEL, Run
from recovery_timer.journal.soreness import CurvePoint, MuscleSide
from recovery_timer.journal.summary import Summary
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import BOTH, Side
from recovery_timer.ui.spoken import AccessibleRole, SpokenPart, SpokenParts, speak
from recovery_timer.ui.text import journal
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.kept_picture import KeptPicture

_NAMES_PX, _WORDS_PX, _ROW_PX, _FOOT_PX = 96, 76, 38, 52
_LINE_PX = 1.8
_FILL_ALPHA = 40


class SorenessChart(QWidget):
    """Draws the curves it is given: left as a solid line, right dashed, with the latest value beside it in words."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._curves: Mapping[MuscleSide, Sequence[CurvePoint]] = {}
        self._lines: Mapping[MuscleSide, QPainterPath] = {}
        self._runs: Sequence[tuple[float, bool]] = ()
        self._sessions: Sequence[float] = ()
        self._from = self._to = datetime.fromtimestamp(0, UTC)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak(
            self,
            AccessibleRole.List,
            name=lambda: self.tr("Soreness"),
            parts=SpokenParts(lambda: len(Muscle), self._part),
        )
        self._picture = KeptPicture(self, self._paint_all)
        theme.changed.connect(self._paint_anew)

    def show_curves(
        self,
        curves: Mapping[MuscleSide, Sequence[CurvePoint]],
        runs: Sequence[Run],
        sessions: Sequence[Summary],
        *,
        since: datetime,
        now: datetime,
    ) -> None:
        """Show ``curves`` from ``since`` to ``now``, and the ``runs`` and ``sessions`` of that time."""
        self._curves, self._from, self._to = curves, since, now
        # Thousands of points are laid out once; Qt moves and scales them each time they are painted.
        self._lines = {place: self._line(points) for place, points in curves.items()}
        self._runs = [(self._fraction(run.at), run.hard) for run in runs if run.at >= since]
        self._sessions = [self._fraction(session.started) for session in sessions if session.started >= since]
        self._picture.forget()

    def _paint_anew(self) -> None:
        self._picture.forget()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(560), px(_ROW_PX) * len(Muscle) + px(_FOOT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.sizeHint().height())

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._from == self._to:
            return
        painter = QPainter(self)
        self._picture.show(painter)
        painter.end()

    def _paint_all(self, painter: QPainter) -> None:
        self._paint_months(painter)
        for row, muscle in enumerate(Muscle):
            self._paint_row(painter, row, muscle)
        self._paint_foot(painter)

    def _line(self, points: Sequence[CurvePoint]) -> QPainterPath:
        """Return the line through ``points``: across from 0 to 1, up from 0 to the highest level."""
        first = moments.stamp_ms(self._from)
        whole = moments.stamp_ms(self._to) - first or 1
        line = QPainterPath()
        for number, point in enumerate(points):
            across = (moments.stamp_ms(point.at) - first) / whole
            if number:
                line.lineTo(across, point.level)
            else:
                line.moveTo(across, point.level)
        return line

    def _fraction(self, moment: datetime) -> float:
        return moments.hours_between(self._from, moment) / moments.hours_between(self._from, self._to)

    def _across(self, fraction: float) -> float:
        left, right = self._theme.px(_NAMES_PX), self.width() - self._theme.px(_WORDS_PX)
        return left + (right - left) * fraction

    def _x(self, moment: datetime) -> float:
        return self._across(self._fraction(moment))

    def _y(self, row: int, level: int) -> float:
        px = self._theme.px
        return px(_ROW_PX) * (row + 1) - px(4) - (px(_ROW_PX) - px(10)) * level / LEVEL.high

    def _paint_row(self, painter: QPainter, row: int, muscle: Muscle) -> None:
        px, theme = self._theme.px, self._theme
        middle = Qt.AlignmentFlag.AlignVCenter
        box = QRectF(0, px(_ROW_PX) * row, px(_NAMES_PX - 8), px(_ROW_PX))
        painter.setFont(theme.font(px(14)))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, middle, journal.muscle_name(muscle))
        painter.setPen(QPen(theme.colour("line"), 1))
        foot = self._y(row, 0)
        painter.drawLine(QPointF(px(_NAMES_PX), foot), QPointF(self.width() - px(_WORDS_PX), foot))
        for side in BOTH:
            if (line := self._lines.get((muscle, side))) is not None:
                self._paint_curve(painter, row, side, line)
        words = QRectF(self.width() - px(_WORDS_PX - 12), box.top(), px(_WORDS_PX - 12), px(_ROW_PX))
        painter.setFont(theme.font(px(13)))
        painter.setPen(theme.colour("muted"))
        painter.drawText(words, middle, self._latest_words(muscle))

    def _paint_curve(self, painter: QPainter, row: int, side: Side, points: QPainterPath) -> None:
        colour = QColor(self._theme.colours.family(Family.HEAT))
        foot, top = self._y(row, 0), self._y(row, 1)
        into = QTransform(self._across(1) - self._across(0), 0, 0, top - foot, self._across(0), foot)
        line = into.map(points)
        first, last = line.elementAt(0), line.currentPosition()
        if side == "left":
            under = QPainterPath(line)
            under.lineTo(last.x(), foot)
            under.lineTo(first.x, foot)
            faint = QColor(colour)
            faint.setAlpha(_FILL_ALPHA)
            # The line covers its edge, which need not be smoothed: that takes five times as long.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillPath(under, faint)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour, _LINE_PX, Qt.PenStyle.SolidLine if side == "left" else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(last, self._theme.px(3.5), self._theme.px(3.5))

    def _paint_months(self, painter: QPainter) -> None:
        px, theme = self._theme.px, self._theme
        painter.setFont(theme.font(px(12)))
        for first in self._months():
            x = self._x(first)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, px(_ROW_PX) * len(Muscle)))
            painter.setPen(theme.colour("muted"))
            box = QRectF(x - px(30), self.height() - px(18), px(60), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, journal.month(first.date()))

    def _months(self) -> Sequence[datetime]:
        """Return the beginnings of the months in the span."""
        days = moments.days(self._from.date() + timedelta(days=1), self._to.date())
        return [datetime.combine(day, datetime.min.time(), self._to.tzinfo) for day in days if day.day == 1]

    def _paint_foot(self, painter: QPainter) -> None:
        px, theme = self._theme.px, self._theme
        top = px(_ROW_PX) * len(Muscle)
        painter.setFont(theme.font(px(12)))
        painter.setPen(theme.colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, top, px(_NAMES_PX - 8), px(16)), middle, self.tr("Runs"))
        painter.drawText(QRectF(0, top + px(16), px(_NAMES_PX - 8), px(16)), middle, self.tr("Sessions"))
        painter.setPen(QPen(theme.colour("ink"), 1.5))
        for fraction, is_hard in self._runs:
            painter.setBrush(theme.colour("ink") if is_hard else Qt.BrushStyle.NoBrush)
            radius = px(5 if is_hard else 3)
            painter.drawEllipse(QPointF(self._across(fraction), top + px(8)), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        tick = QRectF(0, top + px(20), px(3), px(9))
        painter.drawRects([tick.translated(self._across(fraction) - px(1), 0) for fraction in self._sessions])

    # -- words, and a screen reader's table

    def _latest_words(self, muscle: Muscle) -> str:
        points = [self._curves[muscle, side][-1] for side in BOTH if (muscle, side) in self._curves]
        return journal.level_words(max(point.level for point in points)) if points else ""

    def _part(self, number: int) -> SpokenPart:
        muscle = list(Muscle)[number]
        left, right = (self._side_words(muscle, side) for side in BOTH)
        words = self.tr("{muscle}: left {left}, right {right}").format(
            muscle=journal.muscle_name(muscle), left=left, right=right
        )
        px = self._theme.px
        return SpokenPart(words, QRectF(0, px(_ROW_PX) * number, self.width(), px(_ROW_PX)).toRect(), False)

    def _side_words(self, muscle: Muscle, side: Side) -> str:
        points = self._curves.get((muscle, side), ())
        if not points:
            return self.tr("not logged")
        return self.tr("{level} ({words})").format(level=points[-1].level, words=journal.level_words(points[-1].level))
