from PySide6.QtGui import QFont

from recovery_timer.ui.theme.digits import streamed_with_tabular_digits, with_tabular_digits

TABULAR = QFont.Tag("tnum")


def test_streamed_with_tabular_digits__is_the_same_font_as_by_a_tag(qapp: object) -> None:
    plain = QFont("Inter", 20, QFont.Weight.Bold)

    streamed = streamed_with_tabular_digits(plain)

    assert not plain.isFeatureSet(TABULAR)
    assert streamed.featureValue(TABULAR) == 1
    assert streamed == with_tabular_digits(plain)
