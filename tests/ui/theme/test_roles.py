"""A role without rules would silently look plain, and rules without a role would never apply."""

import re
from typing import get_args

import pytest
from PySide6.QtWidgets import QLabel

from recovery_timer.ui.theme.colours import LIGHT
from recovery_timer.ui.theme.roles import ButtonRole, EditorRole, LabelRole, SurfaceRole, set_role
from recovery_timer.ui.theme.style import style_sheet

RULES = set(re.findall(r'(\w+)\[role\|?="([a-z-]+)"\]', style_sheet(LIGHT, round)))


@pytest.mark.parametrize(
    "roles,classes",
    [
        (LabelRole, {"QLabel"}),
        (ButtonRole, {"QPushButton"}),
        (EditorRole, {"QLineEdit", "QPlainTextEdit", "QSpinBox"}),
        (SurfaceRole, {"QFrame", "QWidget"}),
    ],
    ids=["label", "button", "editor", "surface"],
)
def test_style_sheet__has_rules_for_exactly_the_existing_roles(roles: object, classes: set[str]) -> None:
    assert {role for widget, role in RULES if widget in classes} == set(get_args(roles)) - {"plain"}


def test_style_sheet__gives_no_other_widget_a_role() -> None:
    classes = {"QLabel", "QPushButton", "QLineEdit", "QPlainTextEdit", "QSpinBox", "QFrame", "QWidget"}

    assert {rule for rule in RULES if rule[0] not in classes} == set()


def test_set_role__is_what_the_style_sheet_selects_by(qapp: object) -> None:
    made = QLabel()
    set_role(made, "heading")

    assert made.property("role") == "heading"
