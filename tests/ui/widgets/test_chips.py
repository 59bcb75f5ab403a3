import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.chips import Chips


@pytest.fixture
def chips(theme: ThemeManager, qtbot: QtBot) -> Chips:
    made = Chips(theme, {"24": "24 h", "48": "48 h", "72": "72 h"})
    qtbot.addWidget(made)
    return made


def test_show_chosen__marks_them_without_emitting(chips: Chips, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chips.chosen):
        chips.show_chosen(["24", "48", "72"])
        chips.show_chosen(["48"])

    assert [value for value, button in chips.buttons.items() if button.isChecked()] == ["48"]


def test_chosen__one_more_and_one_less__has_all_that_are_chosen(chips: Chips) -> None:
    chosen: list[list[str]] = []
    chips.chosen.connect(chosen.append)
    chips.show_chosen(["48"])

    chips.buttons["24"].click()
    chips.buttons["48"].click()

    assert chosen == [["24", "48"], ["24"]]
