import pytest

from recovery_timer.app.settings import FIELDS, FieldKind, SettingField, SettingGroup
from recovery_timer.ui.text.settings import group_label, setting_texts


def test_setting_texts__are_those_of_the_settings_and_no_other() -> None:
    assert list(setting_texts()) == [field.name for field in FIELDS]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_setting_texts__every_setting_has_all_that_its_kind_needs(field: SettingField) -> None:
    words = setting_texts()[field.name]

    assert words.label
    assert words.help
    assert tuple(words.choices) == field.choices
    assert all(words.choices.values())
    assert bool(words.usual) == (field.kind is FieldKind.PICK)
    assert ("{name}" in words.absent) == (field.kind is FieldKind.PICK)


def test_group_label__every_group_has_its_own() -> None:
    assert len({group_label(group) for group in SettingGroup}) == len(SettingGroup)
