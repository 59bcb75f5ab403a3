"""Paints the marks of a figure. It knows Qt and the theme's colours, but nothing about bodies."""

from collections.abc import Iterable, Mapping
from math import acos, degrees
from typing import TypeAlias, assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from recovery_timer.figures.geometry import angle_of, vector
from recovery_timer.figures.marks import Capsule, Fill, Halo, Mark, Outline, Path, Shape, Stroke, Tint, Trace
from recovery_timer.figures.pictures import FLOOR_BELOW, View
from recovery_timer.routine.technique import Family
from recovery_timer.ui.theme.colours import Colours

Inks: TypeAlias = Mapping[Tint, QColor]
Marks: TypeAlias = Iterable[Mark]


def inks(colours: Colours, family: Family, stage: str) -> Inks:
    """Return a theme's colour for each tint. ``stage`` is the colour of the background."""
    figure = colours.figure
    return {
        "stage": QColor(stage),
        "floor": QColor(figure.floor),
        "skin": QColor(figure.skin),
        "far_skin": QColor(figure.far_skin),
        "shirt": QColor(figure.shirt),
        "far_shirt": QColor(figure.far_shirt),
        "shorts": QColor(figure.shorts),
        "far_shorts": QColor(figure.far_shorts),
        "hair": QColor(figure.hair),
        "shoe": QColor(figure.shoe),
        "far_shoe": QColor(figure.far_shoe),
        "prop": QColor(figure.prop),
        "prop_mid": QColor(figure.prop_mid),
        "prop_faint": QColor(figure.prop_faint),
        "tool": QColor(figure.tool),
        "ink": QColor(colours.ink),
        "muscle": QColor(colours.family(family)),
        "far_muscle": QColor(colours.far_muscle(family)),
        "heat": QColor(colours.family(Family.HEAT)),
        "cold": QColor(colours.family(Family.COLD)),
    }


def paint(painter: QPainter, marks: Marks, inks: Inks, rect: QRectF, view: View, *, mirrored: bool) -> None:
    """Paint ``marks`` into ``rect``, placed by ``view``; if ``mirrored``, the figure faces left."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    painter.translate(rect.center().x(), rect.bottom() - rect.height() * FLOOR_BELOW)
    painter.scale(-view.scale if mirrored else view.scale, -view.scale)
    painter.translate(-view.middle, 0.0)
    for mark in marks:
        _paint(painter, mark, inks)
    painter.restore()


def _paint(painter: QPainter, mark: Mark, inks: Inks) -> None:
    match mark:
        case Halo(shape=shape, width=width):
            _paint_grown(painter, shape, width, inks["stage"])
        case Fill(shape=shape, tint=tint, opacity=opacity):
            colour = _with_opacity(inks[tint], opacity)
            for outline in shape:
                painter.fillPath(path(outline), colour)
        case Trace(shape=shape, tint=tint, width=width):
            for outline in shape:
                painter.strokePath(path(outline), _pen(inks[tint], width))
        case Stroke(points=points, tint=tint, width=width, opacity=opacity):
            painter.setPen(_pen(_with_opacity(inks[tint], opacity), width))
            painter.drawPolyline(QPolygonF([_point(point) for point in points]))
        case _:
            assert_never(mark)


def _paint_grown(painter: QPainter, shape: Shape, by: float, colour: QColor) -> None:
    """Fill ``shape``, grown by ``by``. A grown capsule is a capsule again, which is faster to paint than a stroke."""
    for outline in shape:
        if isinstance(outline, Capsule):
            start, end, first, last = outline
            painter.fillPath(path(Capsule(start, end, first + by, last + by)), colour)
        else:
            grown = path(outline)
            painter.strokePath(grown, _pen(colour, 2.0 * by))
            painter.fillPath(grown, colour)


def path(outline: Outline) -> QPainterPath:
    """Return ``outline`` as Qt's path."""
    if isinstance(outline, Path):
        drawn = QPainterPath(_point(outline.start))
        for first, second, end in outline.curves:
            drawn.cubicTo(_point(first), _point(second), _point(end))
        drawn.closeSubpath()
        return drawn
    return _capsule(outline)


def _capsule(capsule: Capsule) -> QPainterPath:
    """Return two round ends and their common tangents. Angles are negated for `arcTo`, because y points down here."""
    start, end, first, last = capsule
    drawn = QPainterPath()
    length = abs(end - start)
    if length <= abs(first - last) + 1e-6:
        middle, radius = (start, first) if first >= last else (end, last)
        drawn.addEllipse(_point(middle), radius, radius)
        return drawn
    way, tangent = angle_of(end - start), degrees(acos((first - last) / length))
    drawn.moveTo(_point(start + vector(way + tangent, first)))
    drawn.arcTo(_circle(start, first), -(way + tangent), 2.0 * tangent - 360.0)
    drawn.arcTo(_circle(end, last), tangent - way, -2.0 * tangent)
    drawn.closeSubpath()
    return drawn


def _circle(middle: complex, radius: float) -> QRectF:
    return QRectF(middle.real - radius, middle.imag - radius, 2.0 * radius, 2.0 * radius)


def _point(point: complex) -> QPointF:
    return QPointF(point.real, point.imag)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _with_opacity(colour: QColor, opacity: float) -> QColor:
    if opacity >= 1.0:
        return colour
    faint = QColor(colour)
    faint.setAlphaF(opacity)
    return faint
