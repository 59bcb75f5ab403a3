"""The card of totals, in a wide and in a narrow window."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from recovery_timer.ui.builder.templates import TemplateCard
from recovery_timer.ui.builder.totals_card import TotalsCard
from tests.running_app import RunningApp
from tests.ui.builder.steps import BATH, STRETCH, WALL, build, choose, only


def card(running: RunningApp) -> TotalsCard:
    return build(running)._totals


def words(running: RunningApp) -> list[str]:
    return [each.text() for each in card(running).findChildren(QLabel) if each.isVisibleTo(card(running))]


def test_totals__are_length_end_work_and_pauses_and_the_time_of_each_family(running: RunningApp, qtbot: QtBot) -> None:
    running.window.resize(1_280, 800)
    only(running, STRETCH, WALL)
    # 10 get ready + 30, 5, 30, 10, 30, 5, 30; then 20 position + 300.
    said = ["7:50", "2 steps, ends 19:37", "Legs 7:00, pauses 0:50", "Stretch 2:30", "Elevation 5:20"]
    qtbot.waitUntil(lambda: words(running) == said, timeout=15_000)


def test_totals__in_a_narrow_window__are_length_and_end(running: RunningApp) -> None:
    only(running, STRETCH, WALL)
    running.window.resize(800, 560)
    assert words(running) == ["7:50", "2 steps, ends 19:37"]


def test_totals__without_blocks__are_not_shown(running: RunningApp) -> None:
    running.builder_model.new()
    assert not card(running).isVisible()


def test_strip__outlines_the_chosen_blocks(running: RunningApp) -> None:
    only(running, STRETCH, BATH, WALL)
    choose(running, (1,), (2,))
    assert card(running)._strip._chosen == {1, 2}


@pytest.mark.parametrize("name", ["Contrast bath", "Foam-roll legs", "Post-run basics"])
def test_template__begins_an_empty_routine__as_one_undo(running: RunningApp, name: str) -> None:
    running.builder_model.new()
    templates = build(running)._templates
    (pressed,) = (each for each in templates.findChildren(TemplateCard) if each.accessibleName().startswith(name))
    pressed.click()
    assert running.builder_model.sketch.blocks == running.library.find(name).blocks
    assert not templates.isVisible()
    running.builder_model.undo()
    assert templates.isVisible()
