"""Two legs from the front and from the back, with the muscles in use lit.

The drawing is ``resources/body/legs.svg``. Only its ids say which leg is the person's left (on the right of the picture
from the front, on the left from the back); this widget never derives it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from xml.etree import ElementTree

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QWidget

from recovery_timer import assets
from recovery_timer.routine.technique import Muscle
from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.colours import Colours

_SVG = "{http://www.w3.org/2000/svg}"
# In units of the drawing, like its strokes.
_OUTLINE_WIDTH = 1.3
_SOFT_EDGE = 0.7

_LEGS = {
    None: ("left", "right"),
    "together": ("left", "right"),
    "each": ("left", "right"),
    "left": ("left",),
    "right": ("right",),
}


class BodyMap(QWidget):
    """The map of the legs. Muscles to light and all colours are given to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = _read_drawing()
        self._lit: frozenset[str] = frozenset()
        self._lit_colour = self.palette().color(QPalette.ColorRole.Highlight)
        self._outline = self.palette().color(QPalette.ColorRole.Base)
        self._region = self.palette().color(QPalette.ColorRole.AlternateBase)
        self._line = self.palette().color(QPalette.ColorRole.Mid)
        self._text = self.palette().color(QPalette.ColorRole.WindowText)
        self.setAccessibleName(self.tr("No muscle"))
        speak(self, AccessibleRole.Graphic)

    def set_colours(self, *, outline: str, region: str, line: str, text: str) -> None:
        """Set the colours (``#rrggbb``) of the legs, the unlit muscles, the edge of the legs and the text."""
        self._outline, self._region = QColor(outline), QColor(region)
        self._line, self._text = QColor(line), QColor(text)
        self.update()

    def wear(self, colours: Colours) -> None:
        """Set the colours to those of a theme."""
        self.set_colours(
            outline=colours.body_outline, region=colours.body_region, line=colours.body_edge, text=colours.muted
        )

    def set_lit(self, muscles: Collection[str], side: str | None, colour: QColor) -> None:
        """Light ``muscles``, and no others, in ``colour``.

        ``side`` is the person's ``left`` or ``right``; ``each``, ``together`` and None mean both legs.

        Raises:
            ValueError: if the drawing has no such muscle, or ``side`` is unknown.
        """
        if side not in _LEGS:
            raise ValueError(f"side is {side!r}, not one of left, right, each, together or None")
        self.set_lit_sides(dict.fromkeys(muscles, _LEGS[side]), colour)

    def set_lit_sides(self, lit: Mapping[str, Collection[str]], colour: QColor) -> None:
        """Light each muscle of ``lit`` on the legs given for it (``left``, ``right``), and no others, in ``colour``.

        Raises:
            ValueError: if the drawing has no such muscle.
        """
        unknown = sorted(set(lit) - self._drawing.muscles)
        if unknown:
            known = ", ".join(sorted(self._drawing.muscles))
            raise ValueError(f"the body map has no muscle {unknown[0]!r}, only {known}")
        parts = frozenset(part for part, (_, leg, muscle) in self._drawing.names.items() if leg in lit.get(muscle, ()))
        if (parts, colour) != (self._lit, self._lit_colour):
            self._lit, self._lit_colour = parts, QColor(colour)
            self.setAccessibleName(self._in_words(lit))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 300).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        widest = max(self._metrics().horizontalAdvance(word) for word in self._captions().values())
        return QSize(max(120, round(2 * widest)), max(160, round(120 + 2 * self._metrics().height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._page()
        painter.save()
        painter.translate(page.topLeft())
        painter.scale(page.width() / self._drawing.size.width(), page.height() / self._drawing.size.height())
        self._paint_legs(painter)
        painter.restore()
        self._paint_words(painter, page)
        painter.end()

    def _page(self) -> QRectF:
        """Return the area to draw in: centred, as large as fits above two lines of text."""
        words = 2 * self._metrics().height()
        size = self._drawing.size.scaled(
            QSizeF(self.width(), max(0.0, self.height() - words)), Qt.AspectRatioMode.KeepAspectRatio
        )
        top = (self.height() - words - size.height()) / 2
        return QRectF(QPointF((self.width() - size.width()) / 2, top), size)

    def _paint_legs(self, painter: QPainter) -> None:
        for view, outline in self._drawing.outlines.items():
            painter.fillPath(self._drawing.edges[view], self._line)
            painter.fillPath(outline, self._outline)
        for part, shape in self._drawing.parts.items():
            painter.fillPath(shape, self._lit_colour if part in self._lit else self._region)

    def _paint_words(self, painter: QPainter, page: QRectF) -> None:
        """Draw L or R under each leg, bold if any of its muscles is lit, and the view's name below."""
        painter.setPen(self._text)
        height = self._metrics().height()
        scale = page.width() / self._drawing.size.width()
        for (view, leg), x in self._drawing.leg_centres.items():
            painter.setFont(self._bold() if self._has_lit(view, leg) else self.font())
            letter = self.tr("L", "the left leg") if leg == "left" else self.tr("R", "the right leg")
            _draw_centred(painter, QPointF(page.left() + x * scale, page.bottom()), height, letter)
        painter.setFont(self.font())
        for view, caption in self._captions().items():
            x = self._drawing.outlines[view].boundingRect().center().x()
            _draw_centred(painter, QPointF(page.left() + x * scale, page.bottom() + height), height, caption)

    def _has_lit(self, view: str, leg: str) -> bool:
        return any(self._drawing.names[part][:2] == (view, leg) for part in self._lit)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    def _captions(self) -> dict[str, str]:
        return {"front": self.tr("front", "seen from"), "back": self.tr("back", "seen from")}

    def _in_words(self, lit: Mapping[str, Collection[str]]) -> str:
        """Describe what is lit, for screen readers. In whole phrases, since other languages inflect them."""
        phrases = {
            ("quads", ("left",)): self.tr("Left quads"),
            ("quads", ("right",)): self.tr("Right quads"),
            ("quads", ("left", "right")): self.tr("Quads, both sides"),
            ("hamstrings", ("left",)): self.tr("Left hamstrings"),
            ("hamstrings", ("right",)): self.tr("Right hamstrings"),
            ("hamstrings", ("left", "right")): self.tr("Hamstrings, both sides"),
            ("calves", ("left",)): self.tr("Left calves"),
            ("calves", ("right",)): self.tr("Right calves"),
            ("calves", ("left", "right")): self.tr("Calves, both sides"),
            ("hip_flexors", ("left",)): self.tr("Left hip flexors"),
            ("hip_flexors", ("right",)): self.tr("Right hip flexors"),
            ("hip_flexors", ("left", "right")): self.tr("Hip flexors, both sides"),
            ("glutes", ("left",)): self.tr("Left glutes"),
            ("glutes", ("right",)): self.tr("Right glutes"),
            ("glutes", ("left", "right")): self.tr("Glutes, both sides"),
        }
        if not lit:
            return self.tr("No muscle")
        muscles_on: dict[tuple[str, ...], list[str]] = {}
        for muscle, legs in lit.items():
            muscles_on.setdefault(tuple(sorted(legs)), []).append(muscle)
        return "; ".join(
            phrases[muscles[0], legs] if len(muscles) == 1 else self._several(muscles, legs)
            for legs, muscles in muscles_on.items()
        )

    def _several(self, muscles: Iterable[str], legs: tuple[str, ...]) -> str:
        names = QLocale().createSeparatedList([domain.muscle_label(Muscle(each)) for each in muscles])
        words = {
            ("left",): self.tr("{muscles}, left side"),
            ("right",): self.tr("{muscles}, right side"),
            ("left", "right"): self.tr("{muscles}, both sides"),
        }
        return words[legs].format(muscles=domain.capitalised(names))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The shapes of the SVG file, in its units. Strokes are expanded into filled shapes once, as Qt fills fast but
    strokes slowly. Outlines and the edges behind them are keyed by view, parts by id (``front-left-quads``).
    """

    size: QSizeF
    outlines: Mapping[str, QPainterPath]
    edges: Mapping[str, QPainterPath]
    parts: Mapping[str, QPainterPath]
    names: Mapping[str, tuple[str, str, str]]
    muscles: frozenset[str]
    leg_centres: Mapping[tuple[str, str], float]


@cache
def _read_drawing() -> _Drawing:
    # The file ships with the program, so it can be trusted.
    svg = ElementTree.fromstring(assets.read_text("body/legs.svg"))  # noqa: S314
    outlines = {name.removesuffix("-outline"): path for name, path in _paths_of(svg, "outlines")}
    decoration, muscles = dict(_paths_of(svg, "decoration")), dict(_paths_of(svg, "muscles"))
    parts = {part: _grown(path, _SOFT_EDGE) for part, path in (decoration | muscles).items()}
    names = {part: _split(part) for part in parts}
    legs = {(view, leg) for view, leg, _ in names.values()}
    _, _, width, height = (float(number) for number in svg.attrib["viewBox"].split())
    return _Drawing(
        size=QSizeF(width, height),
        outlines=outlines,
        edges={view: _grown(outline, _OUTLINE_WIDTH) for view, outline in outlines.items()},
        parts=parts,
        names=names,
        muscles=frozenset(names[part][2] for part in muscles),
        leg_centres={leg: _middle(parts[part] for part in parts if names[part][:2] == leg) for leg in legs},
    )


def _split(part: str) -> tuple[str, str, str]:
    """Split ``front-left-quads`` into view, leg and muscle."""
    view, leg, muscle = part.split("-")
    return view, leg, muscle


def _middle(shapes: Iterator[QPainterPath]) -> float:
    """Return the x coordinate of the centre of all ``shapes`` together."""
    together = QRectF()
    for shape in shapes:
        together = together.united(shape.boundingRect())
    return together.center().x()


def _paths_of(svg: ElementTree.Element, group: str) -> Iterator[tuple[str, QPainterPath]]:
    for element in svg.iterfind(f"{_SVG}g[@id='{group}']/{_SVG}path"):
        yield element.attrib["id"], _read_path(element.attrib["d"])


def _grown(shape: QPainterPath, by: float) -> QPainterPath:
    """Return ``shape`` expanded by ``by`` on every side, with round corners."""
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * by)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return shape.united(stroker.createStroke(shape))


def _read_path(data: str) -> QPainterPath:
    """Read SVG path data that uses only absolute M, L, C and Z, without shorthand; raise ValueError for any other."""
    path = QPainterPath()
    tokens = iter(re.findall(r"[A-Za-z]|-?\d+(?:\.\d+)?", data))
    for command in tokens:
        match command:
            case "M":
                path.moveTo(*_points(tokens, 1))
            case "L":
                path.lineTo(*_points(tokens, 1))
            case "C":
                path.cubicTo(*_points(tokens, 3))
            case "Z":
                path.closeSubpath()
            case _:
                raise ValueError(f"paths of the drawing may use only M, L, C and Z, not {command!r}")
    return path


def _points(tokens: Iterator[str], count: int) -> list[QPointF]:
    numbers = [float(token) for token in islice(tokens, 2 * count)]
    if len(numbers) < 2 * count:
        raise ValueError("a path of the drawing ends in the middle of a command")
    return [QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _draw_centred(painter: QPainter, top: QPointF, height: float, text: str) -> None:
    """Draw ``text`` centred in a line ``height`` px high; ``top`` is the middle of the line's upper edge."""
    reach = painter.fontMetrics().horizontalAdvance(text)
    line = QRectF(top.x() - reach, top.y(), 2 * reach, height)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
