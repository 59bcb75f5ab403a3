"""The elements of a picture: outlines, and marks that fill or trace them.

A picture is a sequence of marks, painted one over the other. Colours are names (`Tint`), so that one picture serves
both themes. Outlines are never united or subtracted, which is slow: a larger capsule or a wider pen grows a shape.
"""

from collections.abc import Iterable, Sequence
from math import cos, radians, sin
from typing import Literal, NamedTuple, TypeAlias

from recovery_timer.figures.geometry import vector
from recovery_timer.figures.skeleton import Thickness

Tint: TypeAlias = Literal[
    "stage", "floor", "skin", "far_skin", "shirt", "far_shirt", "shorts", "far_shorts", "hair", "shoe", "far_shoe",
    "prop", "prop_mid", "prop_faint", "tool", "ink", "muscle", "far_muscle", "heat", "cold",
]  # fmt: skip
"""The colours of a picture. ``stage`` is the background and the thin line between parts and those behind them."""

_KAPPA = 0.5523
"""The length of the handles of a curve that approximates a quarter of a circle of radius 1."""


class Capsule(NamedTuple):
    """Two round ends and the straight lines between them; a disc if both ends are the same."""

    start: complex
    end: complex
    start_radius: float
    end_radius: float


class Path(NamedTuple):
    """A closed outline: its start, and curves of three points each; a line repeats its end three times."""

    start: complex
    curves: tuple[tuple[complex, complex, complex], ...] = ()

    def line_to(self, *points: complex) -> "Path":
        """Return the path with lines to ``points``."""
        return Path(self.start, (*self.curves, *((point, point, point) for point in points)))

    def curve_to(self, first: complex, second: complex, end: complex) -> "Path":
        """Return the path with a curve to ``end`` that leaves towards ``first`` and arrives from ``second``."""
        return Path(self.start, (*self.curves, (first, second, end)))


Outline: TypeAlias = Capsule | Path
Shape: TypeAlias = tuple[Outline, ...]
"""Outlines that are filled as one."""


class Halo(NamedTuple):
    """The shape grown by ``width``, in the colour of the stage: the line that separates it from what is behind."""

    shape: Shape
    width: float = 0.9


class Fill(NamedTuple):
    """The shape, filled; ``opacity`` is from 0 to 1."""

    shape: Shape
    tint: Tint
    opacity: float = 1.0


class Trace(NamedTuple):
    """The edge of the shape."""

    shape: Shape
    tint: Tint
    width: float


class Stroke(NamedTuple):
    """A line with round ends through points."""

    points: tuple[complex, ...]
    tint: Tint
    width: float
    opacity: float = 1.0


Mark: TypeAlias = Halo | Fill | Trace | Stroke


def capsule(start: complex, end: complex, radii: Thickness | tuple[float, float]) -> Shape:
    """Return a limb from ``start`` to ``end``."""
    return (Capsule(start, end, *radii),)


def disc(middle: complex, radius: float) -> Shape:
    """Return a disc."""
    return (Capsule(middle, middle, radius, radius),)


def polygon(points: Sequence[complex]) -> Shape:
    """Return a shape with straight edges."""
    return (Path(points[0]).line_to(*points[1:]),)


def box(x: float, y: float, width: float, height: float, corner: float = 0.0) -> Shape:
    """Return a rectangle with round corners."""
    c = min(corner, width / 2.0, height / 2.0)
    k = c * (1.0 - _KAPPA)
    left, right, low, high = x, x + width, y, y + height
    return (
        Path(complex(left + c, low))
        .line_to(complex(right - c, low))
        .curve_to(complex(right - k, low), complex(right, low + k), complex(right, low + c))
        .line_to(complex(right, high - c))
        .curve_to(complex(right, high - k), complex(right - k, high), complex(right - c, high))
        .line_to(complex(left + c, high))
        .curve_to(complex(left + k, high), complex(left, high - k), complex(left, high - c))
        .line_to(complex(left, low + c))
        .curve_to(complex(left, low + k), complex(left + k, low), complex(left + c, low)),
    )


def ellipse(middle: complex, across: float, along: float, angle: float) -> Shape:
    """Return an ellipse whose half ``along`` points to ``angle``, and half ``across`` at right angles to it."""
    a, b = vector(angle, along), vector(angle + 90.0, across)
    path = Path(middle + a)
    for first, second in ((a, b), (b, -a), (-a, -b), (-b, a)):
        path = path.curve_to(middle + first + second * _KAPPA, middle + second + first * _KAPPA, middle + second)
    return (path,)


def smooth(points: Sequence[complex]) -> Shape:
    """Return a round closed shape through ``points`` (a Catmull-Rom curve)."""
    count = len(points)
    path = Path(points[0])
    for number in range(count):
        before, here, there, after = (points[(number + step) % count] for step in (-1, 0, 1, 2))
        path = path.curve_to(here + (there - before) / 6.0, there - (after - here) / 6.0, there)
    return (path,)


def placed(points: Iterable[tuple[float, float]], origin: complex, angle: float) -> list[complex]:
    """Return points given as (along, to the right of) a direction ``angle`` from ``origin``."""
    return [origin + vector(angle, along) + vector(angle - 90.0, right) for along, right in points]


def arc(middle: complex, radius: float, start: float, step: float, count: int) -> tuple[complex, ...]:
    """Return ``count`` points of a circle, ``step`` degrees apart from ``start``."""
    angles = (radians(start + step * number) for number in range(count))
    return tuple(middle + complex(cos(angle), sin(angle)) * radius for angle in angles)


def curve(start: complex, first: complex, second: complex, end: complex, steps: int = 12) -> tuple[complex, ...]:
    """Return points of the cubic curve from ``start`` to ``end`` with the handles ``first`` and ``second``."""
    shares = (step / steps for step in range(steps + 1))
    return tuple(
        start * (1 - s) ** 3 + first * (3 * s * (1 - s) ** 2) + second * (3 * s**2 * (1 - s)) + end * s**3
        for s in shares
    )
