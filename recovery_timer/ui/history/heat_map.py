"""The minutes of each day of a year as a map: a column per week, a row per weekday; below, a bar per week."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.journal import moments, totals
from recovery_timer.ui.spoken import AccessibleRole, SpokenPart, SpokenParts, speak
from recovery_timer.ui.text import domain, journal
from recovery_timer.ui.theme.colours import mixed
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.kept_picture import KeptPicture

_CELL_PX, _GAP_PX, _RADIUS_PX = 13, 3, 3
_LEFT_PX, _MONTHS_PX, _BARS_PX, _ABOVE_BARS_PX = 40, 20, 40, 8
_SHADES = (0.0, 0.25, 0.45, 0.7, 1.0)
_LEAST_WEEKS = 12
_MONTH_ROOM = 3
"""The number of columns that a month's name needs."""


class HeatMap(QWidget):
    """Shows as many of the last weeks as there is room for. `day_shown` is emitted with the day to read out.

    The arrow keys go from day to day and from week to week.
    """

    day_shown = Signal(date)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._days: Mapping[date, int] = {}
        self._weeks: Mapping[date, int] = {}
        self._today = date.min
        self._most_weeks = 1
        self._first = date.min
        self._first_cell = QRectF()
        self._pitch = 1
        self._chosen: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak(
            self,
            AccessibleRole.List,
            name=lambda: self.tr("Minutes a day"),
            value=lambda: "" if self._chosen is None else self._words(self._chosen),
            parts=SpokenParts(lambda: len(self._active()), self._part),
        )
        self._picture = KeptPicture(self, self._paint_days)
        theme.changed.connect(self._paint_anew)

    def show_days(self, days: Mapping[date, int], today: date, weeks: int) -> None:
        """Show the ms held on ``days``, up to ``today`` and for ``weeks`` at most."""
        self._days, self._weeks = days, totals.a_week(days)
        self._today, self._most_weeks = today, weeks
        if self._chosen is None or self._chosen > today:
            self._chosen = today
        self._paint_anew()
        self.day_shown.emit(self._chosen)

    @property
    def day(self) -> date | None:
        """The day that is read out."""
        return self._chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _paint_anew(self) -> None:
        self._lay_out()
        self._picture.forget()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        step = px(_CELL_PX + _GAP_PX)
        return QSize(px(_LEFT_PX) + step * self._most_weeks, px(_MONTHS_PX + _ABOVE_BARS_PX + _BARS_PX) + 7 * step)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEFT_PX) + self._step * _LEAST_WEEKS, self.sizeHint().height())

    @property
    def _step(self) -> int:
        return self._theme.px(_CELL_PX + _GAP_PX)

    def _lay_out(self) -> None:
        """Compute the Monday of the first week that fits, and its cell, from which hundreds of others follow."""
        px = self._theme.px
        room = max(1, (self.width() - px(_LEFT_PX)) // self._step)
        self._first = moments.monday(self._today) - timedelta(weeks=min(room, self._most_weeks) - 1)
        self._first_cell = QRectF(px(_LEFT_PX), px(_MONTHS_PX), px(_CELL_PX), px(_CELL_PX))
        self._pitch = self._step

    def _cell(self, day: date) -> QRectF:
        week, row = divmod((day - self._first).days, 7)
        return self._first_cell.translated(week * self._pitch, row * self._pitch)

    def _day_at(self, place: QPointF) -> date | None:
        px = self._theme.px
        week, row = (place.x() - px(_LEFT_PX)) // self._step, (place.y() - px(_MONTHS_PX)) // self._step
        if not (0 <= row < 7 and week >= 0):
            return None
        day = self._first + timedelta(days=int(week) * 7 + int(row))
        return day if day <= self._today else None

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.show(painter)
        if self._chosen is not None and self._chosen >= self._first:
            painter.setPen(QPen(self._theme.colour("accent" if self.hasFocus() else "ink"), 2))
            painter.drawRoundedRect(
                self._cell(self._chosen).adjusted(-1, -1, 1, 1), self._theme.px(4), self._theme.px(4)
            )
        painter.end()

    def _paint_days(self, painter: QPainter) -> None:
        self._paint_words(painter)
        self._paint_cells(painter)
        self._paint_bars(painter)

    def _paint_words(self, painter: QPainter) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(px(12)))
        painter.setPen(self._theme.colour("muted"))
        for row in (0, 2, 4):
            box = QRectF(0, px(_MONTHS_PX) + row * self._step, px(_LEFT_PX - 6), px(_CELL_PX))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, journal.weekday(row))
        last = -_MONTH_ROOM
        for week in range((self._today - self._first).days // 7 + 1):
            monday = self._first + timedelta(weeks=week)
            begins = week == 0 or monday.month != (monday - timedelta(weeks=1)).month
            if begins and week - last >= _MONTH_ROOM:
                last = week
                box = QRectF(self._cell(monday).left(), 0, self._step * _MONTH_ROOM, px(_MONTHS_PX - 4))
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, journal.month(monday))

    def _paint_cells(self, painter: QPainter) -> None:
        radius, colours = self._theme.px(_RADIUS_PX), self._theme.colours
        edge = QPen(QColor(mixed(colours.surface, colours.accent, _SHADES[3])), 1.5)
        filled = [QColor(mixed(colours.surface, colours.accent, share)) for share in _SHADES]
        for day in moments.days(self._first, self._today):
            shade = totals.shade(self._days.get(day, 0))
            painter.setBrush(filled[shade] if shade else QColor(colours.raised))
            painter.setPen(edge if shade else QPen(QColor(colours.line), 1))
            painter.drawRoundedRect(self._cell(day).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)

    def _paint_bars(self, painter: QPainter) -> None:
        px = self._theme.px
        foot = px(_MONTHS_PX + _ABOVE_BARS_PX + _BARS_PX) + 7 * self._step
        this_week = moments.monday(self._today)
        shown = {week: ms for week, ms in self._weeks.items() if week >= self._first}
        most = max(shown.values(), default=0) or 1
        painter.setPen(Qt.PenStyle.NoPen)
        for week, ms in shown.items():
            height = max(2.0, px(_BARS_PX) * ms / most)
            painter.setBrush(self._theme.colour("accent" if week == this_week else "rest"))
            left = self._cell(week).left()
            painter.drawRoundedRect(QRectF(left, foot - height, px(_CELL_PX), height), px(2), px(2))

    # -- reading out

    def _choose(self, day: date) -> None:
        if day != self._chosen and self._first <= day <= self._today:
            self._chosen = day
            self.update()
            self.day_shown.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and self._chosen is not None:
            self._choose(self._chosen + timedelta(days=steps[key]))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if (day := self._day_at(event.position())) is not None:
            self._choose(day)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._choose(self._today)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # -- a screen reader's table

    def _active(self) -> list[date]:
        return sorted((day for day in self._days if self._first <= day <= self._today), reverse=True)

    def _part(self, number: int) -> SpokenPart:
        day = self._active()[number]
        return SpokenPart(self._words(day), self._cell(day).toRect(), day == self._chosen)

    def _words(self, day: date) -> str:
        return self.tr("{day}: {minutes}").format(
            day=journal.full_day(day), minutes=domain.minutes(self._days.get(day, 0))
        )
