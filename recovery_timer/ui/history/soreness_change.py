"""How sore each muscle was before a session, and after it: a ring and a disc on the scale, in its four bands."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.journal.entries import LEVEL
from recovery_timer.journal.soreness import MILD, MODERATE, SEVERE, LevelChange
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.ui.spoken import AccessibleRole, SpokenPart, SpokenParts, speak
from recovery_timer.ui.text import journal
from recovery_timer.ui.theme.manager import ThemeManager

_NAMES_PX, _WORDS_PX, _ROW_PX, _TRACK_PX, _MARK_PX = 112, 152, 32, 10, 12
_BANDS = (0, MILD, MODERATE, SEVERE, LEVEL.high + 1)
_ALPHAS = (20, 45, 80, 120)


class SorenessChange(QWidget):
    """Shows a row per muscle whose soreness was logged around the session."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._changes: Mapping[Muscle, LevelChange] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak(
            self,
            AccessibleRole.List,
            name=lambda: self.tr("Soreness before and after"),
            parts=SpokenParts(lambda: len(self._changes), self._part),
        )
        theme.changed.connect(self.update)

    def show_changes(self, changes: Mapping[Muscle, LevelChange]) -> None:
        self._changes = changes
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(_NAMES_PX + _WORDS_PX + 160), px(_ROW_PX) * max(1, len(self._changes)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, (muscle, change) in enumerate(self._changes.items()):
            self._paint_row(painter, self._row(row), muscle, change)
        painter.end()

    def _row(self, number: int) -> QRectF:
        height = self._theme.px(_ROW_PX)
        return QRectF(0, number * height, self.width(), height)

    def _paint_row(self, painter: QPainter, row: QRectF, muscle: Muscle, change: LevelChange) -> None:
        px, theme = self._theme.px, self._theme
        painter.setFont(theme.font(px(14)))
        painter.setPen(theme.colour("ink"))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, journal.muscle_name(muscle))
        painter.setFont(theme.font(px(13)))
        painter.setPen(theme.colour("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(row, right, self._words(change))
        track = row.adjusted(px(_NAMES_PX), 0, -px(_WORDS_PX), 0)
        self._paint_track(painter, track)
        colour = QColor(theme.colours.family(Family.HEAT))
        radius, level_px = px(_MARK_PX) / 2, track.width() / (LEVEL.high + 1)

        def place(level: int) -> QPointF:
            return QPointF(track.left() + level_px * (level + 0.5), track.center().y())

        if change.after is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(place(change.after), radius, radius)
        if change.before is not None:
            painter.setPen(QPen(colour if change.before != change.after else theme.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place(change.before), radius, radius)

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        height, gap = self._theme.px(_TRACK_PX), 2
        level_px = track.width() / (LEVEL.high + 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for low, high, alpha in zip(_BANDS, _BANDS[1:], _ALPHAS, strict=False):
            colour = QColor(self._theme.colours.family(Family.HEAT))
            colour.setAlpha(alpha)
            painter.setBrush(colour)
            left, width = track.left() + low * level_px, (high - low) * level_px - gap
            painter.drawRoundedRect(QRectF(left, track.center().y() - height / 2, width, height), 3, 3)

    def _words(self, change: LevelChange) -> str:
        if change.before is None and change.after is not None:
            return self.tr("{level} after").format(level=change.after)
        if change.before is not None and change.after is None:
            return self.tr("{level} before").format(level=change.before)
        return self.tr("{before} before, {after} after").format(before=change.before, after=change.after)

    def _part(self, number: int) -> SpokenPart:
        muscle, change = list(self._changes.items())[number]
        words = self.tr("{muscle}: {levels}").format(muscle=journal.muscle_name(muscle), levels=self._words(change))
        return SpokenPart(words, self._row(number).toRect(), False)
