"""Points and angles of the plane."""

import pytest

from recovery_timer.figures.geometry import (
    angle_of,
    between,
    curve_point,
    near_to,
    point_between,
    two_bones,
    unit,
    vector,
    wrapped,
)


def test_vector__and_its_angle() -> None:
    assert vector(90.0, 2.0) == pytest.approx(2j)
    assert angle_of(-1.0 + 0j) == pytest.approx(180.0)
    assert unit(3.0 + 4.0j) == pytest.approx(0.6 + 0.8j)
    assert unit(0j) == 0j


@pytest.mark.parametrize("angle,expected", [(190.0, -170.0), (-190.0, 170.0), (360.0, 0.0), (45.0, 45.0)])
def test_wrapped__is_within_half_a_turn(angle: float, expected: float) -> None:
    assert wrapped(angle) == expected


def test_near_to__keeps_the_turns_of_its_reference() -> None:
    assert near_to(10.0, 365.0) == 370.0
    assert near_to(170.0, -175.0) == -190.0


def test_between__a_share_of_the_way() -> None:
    assert between(2.0, 4.0, 0.25) == 2.5
    assert point_between(0j, 4j, 0.5) == 2j


@pytest.mark.parametrize("bend,turns", [(1, True), (-1, False)])
def test_two_bones__reach_the_target_and_bend_the_wanted_way(bend: int, turns: bool) -> None:
    first, second = two_bones(1.0 + 1.0j, 4.0 + 2.0j, 3.0, 2.0, bend)
    end = 1.0 + 1.0j + vector(first, 3.0) + vector(second, 2.0)

    assert end == pytest.approx(4.0 + 2.0j)
    assert (wrapped(second - first) > 0.0) is turns


def test_two_bones__out_of_reach__stretch_towards_it() -> None:
    first, second = two_bones(0j, 10.0 + 0j, 3.0, 2.0, 1)

    assert (first, second) == pytest.approx((0.0, 0.0), abs=3.0)


def test_two_bones__too_close__fold() -> None:
    first, second = two_bones(0j, 0.1 + 0j, 3.0, 2.0, -1)

    assert abs(vector(first, 3.0) + vector(second, 2.0)) == pytest.approx(1.05, abs=0.01)


def test_curve_point__starts_and_ends_at_its_ends() -> None:
    curve = (0j, 1.0 + 2.0j, 2.0 + 0j)

    assert [curve_point(curve, share) for share in (0.0, 0.5, 1.0)] == [0j, 1.0 + 1.0j, 2.0 + 0j]
