"""Tool tips: words, and the figure if there is one."""

import base64
import re

from PySide6.QtGui import QImage

from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment, Side
from recovery_timer.ui.figure.tips import segment_tip
from recovery_timer.ui.theme.manager import ThemeManager


def segment(technique: str | None, label: str = "Calf stretch", side: Side | None = None) -> Segment:
    return Segment(
        kind=Kind.WORK, duration_ms=30_000, label=label, technique=technique, family=Family.STRETCH, side=side
    )


def picture(tip: str) -> QImage:
    (data,) = re.findall(r"base64,([^\"]+)", tip)
    return QImage.fromData(base64.b64decode(data))


def test_tip__has_the_figure_on_the_right_side_and_the_words(theme: ThemeManager) -> None:
    left, right = (segment_tip(theme, segment("calf-stretch", side=side)) for side in ("left", "right"))

    assert "Calf stretch" in left
    assert picture(left).width() == 96 * theme.pixel_ratio
    assert picture(left) != picture(right)


def test_tip__of_the_users_own_step__has_words_alone(theme: ThemeManager) -> None:
    tip = segment_tip(theme, segment(None, "Mine & <b>yours</b>"))

    assert "<img" not in tip
    assert "Mine &amp; &lt;b&gt;yours&lt;/b&gt;" in tip
