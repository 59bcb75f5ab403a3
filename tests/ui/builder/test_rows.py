"""The rows: their times and texts, their accessible texts, and dragging."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from recovery_timer.routine.edits import new_block
from recovery_timer.routine.model import Block, Routine, Sketch, Step, Temperature
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import expand
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.builder.rows import BLOCKS_MIME, BlockRow, BlockRowModel, RowRole, rows_of, waters_of
from recovery_timer.ui.builder.technique_list import TECHNIQUE_MIME
from tests.ui.builder.steps import BATH, OWN, ROUNDS, SQUATS, STRETCH, WALL

CATALOGUE = load_catalogue()
MOVE = Qt.DropAction.MoveAction


def rows(*blocks: Block) -> tuple[BlockRow, ...]:
    timeline = expand(Routine(id="legs", name="Legs", blocks=blocks), CATALOGUE)
    return rows_of(Sketch(name="Legs", blocks=blocks), timeline, CATALOGUE, {(0,): ("A note.",)})


def shown(*blocks: Block) -> BlockRowModel:
    made = BlockRowModel()
    made.show_rows(rows(*blocks))
    return made


def test_rows__include_their_get_ready_and_position() -> None:
    # 10 get ready + L 30, 5, R 30, 10, L 30, 5, R 30; then 20 position + 300.
    assert [row.ms for row in rows(STRETCH, WALL)] == [150_000, 320_000]


def test_rows__of_a_circuit__are_one_round_each__and_the_circuit_all_of_them() -> None:
    circuit, breathe, squats, wall = rows(ROUNDS, WALL)
    assert [row.path for row in (circuit, breathe, squats, wall)] == [(0,), (0, 0), (0, 1), (1,)]
    assert [row.is_inner for row in (circuit, breathe, squats, wall)] == [False, True, True, False]
    assert (breathe.ms, squats.ms) == (70_000, 45_000)
    # 10 + 60 + 15 + 30, then twice: a rest of 20, and as much again.
    assert circuit.ms == 115_000 + 2 * (20_000 + 115_000)


@pytest.mark.parametrize(
    "block, about",
    [(SQUATS, True), (STRETCH, False), (ROUNDS, True), (BATH, True)],
    ids=["reps", "time", "circuit", "bath"],
)
def test_row__says_about__where_the_user_sets_the_pace(block: Block, about: bool) -> None:
    assert rows(block)[0].about is about


@pytest.mark.parametrize(
    "block, family",
    [(STRETCH, Family.STRETCH), (OWN, None), (BATH, Family.CONTRAST), (replace(OWN, technique="gone"), None)],
    ids=["stretch", "own", "bath", "gone"],
)
def test_row__has_the_family_of_its_technique(block: Block, family: Family | None) -> None:
    timeline = None
    (row,) = rows_of(Sketch(name="Legs", blocks=(block,)), timeline, CATALOGUE, {})
    assert row.family is family


@pytest.mark.parametrize(
    "block,figure", [(STRETCH, "calf-stretch"), (BATH, "contrast-bath"), (OWN, None), (ROUNDS, None)]
)
def test_row__has_the_technique_of_its_figure(block: Block, figure: str | None) -> None:
    assert rows(block)[0].figure == figure


def test_row__names_a_switch_of_sides__only_where_it_is_not_the_techniques_own() -> None:
    roll = new_block(CATALOGUE["foam-roll-quads"])
    assert isinstance(roll, Step)
    assert [row.words for row in rows(roll, replace(roll, switch=5))] == [
        "1 min, each side",
        "1 min, each side · switch 5 s",
    ]


def test_rows__without_blocks__are_empty() -> None:
    assert rows_of(Sketch(name="Legs"), None, CATALOGUE, {}) == ()


def test_list__passes_qts_model_tester() -> None:
    listed = BlockRowModel()
    QAbstractItemModelTester(listed, QAbstractItemModelTester.FailureReportingMode.Warning)
    for blocks in ((STRETCH, ROUNDS, WALL), (WALL, ROUNDS, STRETCH), (STRETCH,)):
        listed.show_rows(rows(*blocks))
    assert listed.rowCount() == 1


def test_list__says_name_words_and_length__to_a_screen_reader() -> None:
    listed = shown(STRETCH, SQUATS)
    index = listed.index(0, 0)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Calf stretch"
    accessible_text = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for expected in ("Calf stretch", "2 × 30 s, each side", "2:30"):
        assert expected in accessible_text
    assert "about" in listed.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "A note."


def test_list__with_the_same_number_of_rows__paints_only_those_that_differ(qtbot: QtBot) -> None:
    listed = shown(STRETCH, WALL, OWN)
    with qtbot.assertNotEmitted(listed.modelReset), qtbot.waitSignal(listed.dataChanged) as changed:
        listed.show_rows(rows(STRETCH, replace(WALL, seconds=60), OWN))
    assert changed.args is not None
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert listed.index(1, 0).data(RowRole).words == "1 min"


def test_list__with_a_different_number_of_rows__is_reset(qtbot: QtBot) -> None:
    listed = shown(STRETCH, WALL)
    with qtbot.waitSignal(listed.modelReset):
        listed.show_rows(rows(STRETCH))
    assert listed.rowCount() == 1


def test_row_of__finds_a_path__or_nothing() -> None:
    listed = shown(STRETCH, ROUNDS)
    assert (listed.row_of((1, 1)), listed.row_of((1,)), listed.row_of((7,))) == (3, 1, None)


def test_drag__of_rows__carries_them_to_where_they_are_dropped(qtbot: QtBot) -> None:
    listed = shown(STRETCH, ROUNDS, WALL)
    data = listed.mimeData([listed.index(0, 0), listed.index(4, 0)])
    assert data.formats() == [BLOCKS_MIME]
    with qtbot.waitSignal(listed.dropped) as dropped:
        taken = listed.dropMimeData(data, MOVE, 2, 0, QModelIndex())
    assert dropped.args == [((0,), (2,)), 2]
    assert not taken  # or the view would remove the rows that were dragged


def test_drop__beneath_the_last_row__is_at_the_end(qtbot: QtBot) -> None:
    listed = shown(STRETCH, WALL)
    with qtbot.waitSignal(listed.dropped) as dropped:
        listed.dropMimeData(listed.mimeData([listed.index(0, 0)]), MOVE, -1, -1, QModelIndex())
    assert dropped.args == [((0,),), 2]


def test_drop__of_a_technique__emits_which_and_where(qtbot: QtBot) -> None:
    listed = shown(STRETCH, WALL)
    data = QMimeData()
    data.setData(TECHNIQUE_MIME, b"squats")
    with qtbot.waitSignal(listed.technique_dropped) as dropped:
        listed.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    assert dropped.args == ["squats", 1]


def test_drop__of_something_else__is_ignored(qtbot: QtBot) -> None:
    listed = shown(STRETCH, WALL)
    data = QMimeData()
    data.setText("squats")
    with qtbot.assertNotEmitted(listed.technique_dropped), qtbot.assertNotEmitted(listed.dropped):
        assert not listed.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    assert not listed.canDropMimeData(data, Qt.DropAction.CopyAction, 1, 0, QModelIndex())


def test_row__says_that_it_waits__where_its_technique_does_and_after_a_walk() -> None:
    walk = Step(name="Walking", technique="walking", seconds=600, position=20)
    words = [row.words for row in rows(OWN, BATH, walk, OWN, STRETCH)]
    assert ["starts when you’re ready" in each for each in words] == [False, True, False, True, False]


@pytest.mark.parametrize(
    "block, waters",
    [
        (STRETCH, (None,)),
        (BATH, (Temperature.WARM, Temperature.COLD)),
        (replace(BATH, start_on=Temperature.COLD), (Temperature.COLD, Temperature.WARM)),
        (ROUNDS, (None,)),
    ],
    ids=["stretch", "bath", "begins cold", "circuit"],
)
def test_waters__of_a_contrast__are_both_in_their_order(block: Block, waters: tuple[Temperature | None, ...]) -> None:
    assert waters_of(block) == waters
