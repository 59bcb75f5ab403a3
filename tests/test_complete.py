"""Tables keyed by an enum have a row per member. Where a `match` is used, the type checker proves it instead."""

from collections.abc import Iterable, Mapping
from itertools import product
from typing import get_args

import pytest

from recovery_timer.app import follow_ups
from recovery_timer.app.settings import FIELDS, SettingName, Settings
from recovery_timer.journal.lines import Act, Topic
from recovery_timer.routine.advice import fitting
from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES
from recovery_timer.routine.model import Block, Sides, Temperature, Water
from recovery_timer.routine.notation import writing
from recovery_timer.routine.technique import Dose, DoseField, Family, Muscle
from recovery_timer.routine.timeline import LABELS, Kind
from recovery_timer.session.state import TRANSITIONS, State
from recovery_timer.storage import document
from recovery_timer.ui.text import domain
from recovery_timer.ui.text import follow_ups as follow_up_words


@pytest.mark.parametrize(
    "table,keys",
    [
        (LABELS, product(Water, Temperature)),
        (CONTRAST_TECHNIQUES, Water),
        (TRANSITIONS, State),
        (writing._SIDES, Sides),
        (writing._HEADS, Water),
        (writing._WORDS, product(Water, Temperature)),
        (domain._FAMILIES, Family),
        (domain._MUSCLES, Muscle),
        (follow_ups.SETTINGS, Topic),
        (follow_up_words.ACTS, Act),
    ],
    ids=["labels", "techniques", "transitions", "sides", "heads", "words", "families", "muscles", "topics", "acts"],
)
def test_table__has_a_row_for_each(table: Mapping[object, object], keys: Iterable[object]) -> None:
    assert set(table) == set(keys)


def test_importance__each_family_and_the_users_own_has_a_place() -> None:
    assert sorted(map(str, fitting._IMPORTANCE)) == sorted(map(str, (*Family, None)))


def test_dose_fields__are_those_of_a_dose() -> None:
    assert set(DoseField) == set(Dose.__struct_fields__)


def test_settings__each_has_a_name_and_a_row() -> None:
    assert set(get_args(SettingName)) == set(Settings.__struct_fields__) == {field.name for field in FIELDS}


def test_document__says_the_type_of_each_kind_of_block() -> None:
    kinds = get_args(Block)
    assert document._WORDS["type"] == tuple(kind.__struct_config__.tag for kind in kinds)


def test_kinds__each_is_a_gap_or_what_the_routine_is_for() -> None:
    assert {kind for kind in Kind if not kind.is_gap} == {Kind.WORK, Kind.WARM, Kind.COLD}
