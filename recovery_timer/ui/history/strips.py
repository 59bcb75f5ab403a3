"""A session as two strips on one axis of time: what was planned, and what was held, with its pauses."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.journal.summary import planned
from recovery_timer.routine.durations import clock
from recovery_timer.routine.timeline import Segment
from recovery_timer.session.record import Record, Visit
from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.manager import ThemeManager

_NAMES_PX, _TIMES_PX, _STRIP_PX, _BETWEEN_PX = 80, 64, 28, 12
_GAP_PX = 2
_SKIPPED_MS = 1_000


class StripPiece(NamedTuple):
    """A stretch of a strip: how long, for what segment (None is a pause), and whether it was skipped."""

    ms: int
    segment: Segment | None
    is_skipped: bool = False


def planned_pieces(record: Record) -> list[StripPiece]:
    """Return what was planned: work, warm and cold, with those outlined of which nothing was held."""
    held: dict[int, int] = {}
    for visit in record.visits:
        held[visit.segment.index] = held.get(visit.segment.index, 0) + visit.held_ms
    pieces = [StripPiece(each.length_ms, each, held.get(each.index, 0) < _SKIPPED_MS) for each in planned(record)]
    return _joined(pieces)


def held_pieces(record: Record) -> list[StripPiece]:
    """Return what was held, with the pauses where they were: between two steps, or within one."""
    pauses = sorted(record.pauses, key=lambda pause: pause.start_ms)
    pieces: list[StripPiece] = []
    for visit in record.visits:
        if visit.entered_ms is None:
            continue
        at, left = visit.entered_ms, visit.held_ms
        # A pause that began with the visit comes before it; one that began at its end comes after it.
        while pauses and pauses[0].start_ms < at + left:
            pause = pauses.pop(0)
            before = min(max(pause.start_ms - at, 0), left)
            pieces += [*_held(visit, before), StripPiece(pause.end_ms - pause.start_ms, None)]
            at, left = max(at, pause.end_ms), left - before
        pieces += _held(visit, left)
    pieces += [StripPiece(pause.end_ms - pause.start_ms, None) for pause in pauses]
    return _joined(pieces)


def _held(visit: Visit, ms: int) -> list[StripPiece]:
    return [StripPiece(ms, visit.segment)] if ms and not visit.segment.kind.is_gap else []


def _joined(pieces: Sequence[StripPiece]) -> list[StripPiece]:
    """Join neighbours that are alike: the sets of one step are one piece."""
    joined: list[StripPiece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and _place(last) == _place(piece):
            joined[-1] = last._replace(ms=last.ms + piece.ms)
        else:
            joined.append(piece)
    return joined


def _place(piece: StripPiece) -> object:
    segment = piece.segment
    return (None if segment is None else (segment.block, segment.inner, segment.kind)), piece.is_skipped


class SessionStrips(QWidget):
    """Shows the two strips of a record, each with its name and its length."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._planned: Sequence[StripPiece] = ()
        self._held: Sequence[StripPiece] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak(self, AccessibleRole.Graphic, name=self._words)
        theme.changed.connect(self.update)

    def show_record(self, record: Record) -> None:
        self._planned, self._held = planned_pieces(record), held_pieces(record)
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(480), 2 * px(_STRIP_PX) + px(_BETWEEN_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        longest = max(sum(piece.ms for piece in pieces) for pieces in (self._planned, self._held)) or 1
        top = 0
        for name, pieces in ((self.tr("Planned"), self._planned), (self.tr("Done"), self._held)):
            self._paint_strip(painter, name, pieces, top, longest)
            top += self._theme.px(_STRIP_PX + _BETWEEN_PX)
        painter.end()

    def _paint_strip(self, painter: QPainter, name: str, pieces: Sequence[StripPiece], top: int, longest: int) -> None:
        px, theme = self._theme.px, self._theme
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(px(14)))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(0, top, px(_NAMES_PX), px(_STRIP_PX)), middle, name)
        box = QRectF(self.width() - px(_TIMES_PX), top, px(_TIMES_PX), px(_STRIP_PX))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, _length(pieces))
        room = self.width() - px(_NAMES_PX + _TIMES_PX)
        for piece, left, width in _laid_out(pieces, room / longest):
            self._paint_piece(painter, piece, QRectF(px(_NAMES_PX) + left, top, width, px(_STRIP_PX)))

    def _paint_piece(self, painter: QPainter, piece: StripPiece, cell: QRectF) -> None:
        colours = self._theme.colours
        if piece.segment is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(colours.rest), Qt.BrushStyle.BDiagPattern))
        elif piece.is_skipped:
            painter.setPen(QPen(QColor(colours.segment(piece.segment)), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            cell.adjust(1, 1, -1, -1)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.segment(piece.segment)))
        radius = self._theme.px(4)
        painter.drawRoundedRect(cell, radius, radius)

    def _words(self) -> str:
        return self.tr("Planned {planned}, done {done}").format(
            planned=_length(self._planned), done=_length(self._held)
        )


def _length(pieces: Sequence[StripPiece]) -> str:
    return clock(sum(piece.ms for piece in pieces if piece.segment is not None))


def _laid_out(pieces: Sequence[StripPiece], px_a_ms: float) -> Iterator[tuple[StripPiece, float, float]]:
    x = 0.0
    for piece in pieces:
        width = piece.ms * px_a_ms
        yield piece, x, max(1.0, width - _GAP_PX)
        x += width
