"""Points and angles of the plane. A point is a complex number, y goes up, angles are in degrees: 0 right, 90 up."""

import cmath
from math import acos, degrees, radians


def vector(angle: float, length: float = 1.0) -> complex:
    """Return the vector of ``length`` in the direction ``angle``."""
    return cmath.rect(length, radians(angle))


def angle_of(vector: complex) -> float:
    """Return the direction of ``vector``."""
    return degrees(cmath.phase(vector))


def unit(vector: complex) -> complex:
    """Return the direction of ``vector`` as a vector of length 1; 0 for the zero vector."""
    return vector / (abs(vector) or 1.0)


def wrapped(angle: float) -> float:
    """Return ``angle`` between -180 and 180."""
    return (angle + 180.0) % 360.0 - 180.0


def near_to(angle: float, reference: float) -> float:
    """Return ``angle`` plus the number of whole turns that brings it closest to ``reference``."""
    return reference + wrapped(angle - reference)


def between(start: float, end: float, share: float) -> float:
    """Return the number at ``share`` (0 to 1) of the way from ``start`` to ``end``."""
    return start + (end - start) * share


def point_between(start: complex, end: complex, share: float) -> complex:
    """Return the point at ``share`` (0 to 1) of the way from ``start`` to ``end``."""
    return start + (end - start) * share


def two_bones(start: complex, target: complex, first: float, second: float, bend: int) -> tuple[float, float]:
    """Return the angles of two bones, of lengths ``first`` and ``second``, that lead from ``start`` to ``target``.

    ``bend`` is 1 if the second bone turns counterclockwise from the first (an elbow), -1 if clockwise (a knee). A
    target out of reach is approached as far as the bones allow.
    """
    way = target - start
    reach = min(max(abs(way), abs(first - second) + 0.05), first + second - 0.001)
    corner = degrees(acos(max(-1.0, min(1.0, (first**2 + reach**2 - second**2) / (2.0 * first * reach)))))
    first_angle = angle_of(way) - bend * corner
    joint = start + vector(first_angle, first)
    end = start + unit(way) * reach
    return first_angle, angle_of(end - joint)


def curve_point(points: tuple[complex, complex, complex], share: float) -> complex:
    """Return the point at ``share`` of the quadratic curve that ``points`` control."""
    first, middle, last = points
    rest = 1.0 - share
    return first * rest**2 + middle * (2.0 * share * rest) + last * share**2
