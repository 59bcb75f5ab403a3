import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.big_digits import NARROWEST, DigitFit, cap_height, fitting, width_needed


@pytest.mark.parametrize("text", ["0:23", "12:34", "3:59:59"])
@pytest.mark.parametrize("room", [(300.0, 60.0), (80.0, 400.0)])
def test_fitting__is_the_largest_that_fits(theme: ThemeManager, text: str, room: tuple[float, float]) -> None:
    width, height = room
    size, squeeze = fitting(theme, text, width, height)

    def fits(px: float) -> bool:
        metrics = QFontMetricsF(theme.font(px, QFont.Weight.Bold))
        return metrics.horizontalAdvance(text) <= width * 1.02 and metrics.capHeight() <= height * 1.02

    assert squeeze == 1.0
    assert fits(size)
    assert not fits(size * 1.1)


def test_fitting__keeps_its_size_while_the_time_counts(theme: ThemeManager) -> None:
    assert len({fitting(theme, f"0:{seconds:02}", 300.0, 200.0) for seconds in range(60)}) == 1


def test_fitting__too_low__is_squeezed_only_as_far_as_necessary(theme: ThemeManager) -> None:
    natural = fitting(theme, "10:00", 400.0, 400.0)
    cap = cap_height(theme, natural.px)

    assert fitting(theme, "10:00", 400.0, 400.0, least_px=cap * 0.9) == natural
    higher = fitting(theme, "10:00", 400.0, 400.0, least_px=cap * 1.1)
    assert cap_height(theme, higher.px) == pytest.approx(cap * 1.1, rel=0.02)
    assert NARROWEST < higher.squeeze < 1.0


def test_fitting__never_squeezes_digits_beyond_recognition(theme: ThemeManager) -> None:
    fit = fitting(theme, "1:00:00", 100.0, 400.0, least_px=300.0)

    assert fit.squeeze == NARROWEST
    assert fit.px < fitting(theme, "1:00:00", 1000.0, 400.0).px


def test_width_needed__is_the_width_of_digits_of_that_height(theme: ThemeManager) -> None:
    needed = width_needed(theme, "0:23", 100.0)

    assert cap_height(theme, fitting(theme, "0:23", needed, 1000.0).px) == pytest.approx(100.0, rel=0.02)
    assert width_needed(theme, "0:23", 100.0, squeezed=True) == pytest.approx(needed * NARROWEST)
    assert fitting(theme, "", 100.0, 100.0) == fitting(theme, "0:00", 100.0, 100.0) != DigitFit(0.0, 1.0)
