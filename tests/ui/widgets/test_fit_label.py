import pytest
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.fit_label import FitLabel

LONG = "Half-kneeling hip flexor stretch with the back foot on a bench"


@pytest.fixture
def label(theme: ThemeManager, qtbot: QtBot) -> FitLabel:
    made = FitLabel(theme, largest_px=40, smallest_px=14)
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    return made


def ink_columns(label: FitLabel) -> list[int]:
    image = label.grab().toImage()
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(0, image.height(), 2))
    ]


def test_text__that_has_room__has_the_largest_size(label: FitLabel) -> None:
    label.set_text("Calves")

    assert (label.text(), label.text_px) == ("Calves", 40)
    assert label.toolTip() == ""


def test_text__that_is_long__is_smaller_and_all_of_it_is_there(label: FitLabel) -> None:
    label.set_text(LONG)

    assert 14 <= label.text_px < 40
    assert label.text() == LONG
    assert label.toolTip() == ""
    assert max(ink_columns(label)) < 600


def test_text__that_does_not_even_fit_at_the_smallest__can_be_read_in_the_tool_tip(label: FitLabel) -> None:
    label.resize(60, 20)
    label.set_text(LONG)

    assert label.text_px == 14
    assert label.toolTip() == LONG


def test_text__grows_again_with_its_room(label: FitLabel) -> None:
    label.set_text(LONG)
    small = label.text_px
    label.resize(1_600, 200)

    assert small < label.text_px == 40


def test_text__a_single_word_wider_than_the_label__is_made_smaller(label: FitLabel) -> None:
    label.resize(200, 300)
    label.set_text("Plantarfasziendehnung")

    assert label.text_px < 40
    assert max(ink_columns(label)) < 199


def test_text__is_what_a_screen_reader_says(label: FitLabel) -> None:
    label.set_text("Calves")

    spoken = QAccessible.queryAccessibleInterface(label)
    assert (spoken.role(), spoken.text(QAccessible.Text.Name)) == (QAccessible.Role.StaticText, "Calves")


def test_text__none__takes_no_height(label: FitLabel) -> None:
    label.set_text("Calves")
    label.set_text("")

    assert label.minimumSizeHint().height() == 0
    assert label.sizeHint().height() == 0


def test_scale__sizes_grow_with_the_systems_text(theme: ThemeManager, qtbot: QtBot) -> None:
    theme.scale = 2.0
    large = FitLabel(theme, largest_px=40, smallest_px=14)
    qtbot.addWidget(large)
    large.resize(800, 200)
    large.set_text("Calves")

    assert large.text_px == 80


def test_colour__is_the_one_given_else_the_themes_ink(label: FitLabel, theme: ThemeManager) -> None:
    label.set_text("III")
    assert theme.colour("ink").rgb() in _colours(label)

    label.set_colour(QColor("#DC143C"))
    assert QColor("#DC143C").rgb() in _colours(label)

    label.set_colour(None)
    assert theme.colour("ink").rgb() in _colours(label)


def _colours(label: FitLabel) -> set[int]:
    image = label.grab().toImage()
    return {image.pixel(x, y) for y in range(image.height()) for x in range(image.width())}
