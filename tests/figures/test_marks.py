"""Outlines: closed, and where they should be."""

import pytest

from recovery_timer.figures.marks import Capsule, Path, arc, box, capsule, curve, disc, ellipse, placed, polygon, smooth


def ends(path: object) -> list[complex]:
    assert isinstance(path, Path)
    return [path.start, *(end for _, _, end in path.curves)]


def test_capsule__and_disc() -> None:
    assert capsule(0j, 1j, (2.0, 1.0)) == (Capsule(0j, 1j, 2.0, 1.0),)
    assert disc(1j, 3.0) == (Capsule(1j, 1j, 3.0, 3.0),)


def test_polygon__has_straight_edges() -> None:
    (path,) = polygon([0j, 1.0 + 0j, 1j])

    assert ends(path) == [0j, 1.0 + 0j, 1j]


def test_box__stays_within_its_sides_and_is_closed() -> None:
    (path,) = box(1.0, 2.0, 10.0, 4.0, corner=9.0)
    points = ends(path)

    assert points[0] == points[-1]
    assert {round(min(point.real for point in points)), round(max(point.real for point in points))} == {1, 11}
    assert {round(min(point.imag for point in points)), round(max(point.imag for point in points))} == {2, 6}


def test_ellipse__has_its_long_half_in_the_wanted_direction() -> None:
    (path,) = ellipse(0j, 1.0, 5.0, 90.0)

    assert ends(path)[0] == pytest.approx(5j)
    assert ends(path)[1] == pytest.approx(-1.0)


def test_smooth__goes_through_its_points() -> None:
    points = [0j, 2.0 + 0j, 2.0 + 2.0j, 2j]
    (path,) = smooth(points)

    assert ends(path) == pytest.approx([*points, 0j])


def test_placed__along_and_to_the_right_of_a_direction() -> None:
    assert placed([(2.0, 1.0)], 1.0 + 0j, 90.0) == pytest.approx([2.0 + 2.0j])


def test_arc__points_of_a_circle() -> None:
    assert arc(1j, 2.0, 0.0, 90.0, 3) == pytest.approx((2.0 + 1.0j, 3.0j, -2.0 + 1.0j))


def test_curve__from_start_to_end() -> None:
    points = curve(0j, 1j, 1.0 + 1.0j, 1.0 + 0j, steps=2)

    assert points[0] == 0j
    assert points[1] == pytest.approx(0.5 + 0.75j)
    assert points[-1] == 1.0 + 0j
