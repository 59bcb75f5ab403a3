"""The palette of techniques: searching, adding, folding and dragging."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from recovery_timer.routine.technique import Family, Muscle, Technique
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.builder.technique_list import TECHNIQUE_MIME, TechniqueListModel
from recovery_timer.ui.builder.technique_palette import TechniquePalette
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.technique_rows import Heading, TechniqueRole
from recovery_timer.ui.widgets.technique_view import TechniqueDelegate, short_name

CATALOGUE = load_catalogue()


@pytest.fixture
def palette(theme: ThemeManager, qtbot: QtBot) -> TechniquePalette:
    made = TechniquePalette(theme, CATALOGUE)
    qtbot.addWidget(made)
    made.resize(320, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.search.setFocus()
    return made


def shown(palette: TechniquePalette) -> list[str]:
    """Return the ids of the techniques that the list shows."""
    listed = palette.list.model()
    rows = (listed.index(row, 0).data(TechniqueRole) for row in range(listed.rowCount()))
    return [row.id for row in rows if isinstance(row, Technique)]


def centre(palette: TechniquePalette, row: int) -> QPoint:
    return palette.list.visualRect(palette.list.model().index(row, 0)).center()


def test_shows_every_technique_that_can_be_a_block__and_no_other(palette: TechniquePalette) -> None:
    assert shown(palette) == [each.id for each in CATALOGUE.values() if each.place != "page"]


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("hip flexor stretch", ["hip-flexor-stretch"]),
        ("HIP flex", ["hip-flexor-stretch", "leg-swings", "walking-lunges", "foam-roll-hip-flexors"]),
        ("ais", ["ais-hamstrings", "ais-quads", "ais-calves"]),
        ("foam roll", [each.id for each in CATALOGUE.values() if each.family == "roll"]),
        ("strength", [each.id for each in CATALOGUE.values() if each.family == "strength"]),
        ("cold plunge", ["ice-bath"]),
        ("heel raises", ["calf-raises"]),
        ("stretch quads", ["quad-stretch"]),
        ("glutes roll", ["foam-roll-glutes"]),
    ],
)
def test_search__by_name_family_muscle_and_alias(palette: TechniquePalette, typed: str, expected: list[str]) -> None:
    QTest.keyClicks(palette.search, typed)
    assert set(expected) <= set(shown(palette))
    assert all(_has_every_word(CATALOGUE[id_], typed) for id_ in shown(palette))


def _has_every_word(technique: Technique, typed: str) -> bool:
    family = {"roll": "foam roll", "dynamic": "dynamic stretch", "active": "active recovery"}
    muscles = " ".join(technique.muscles).replace("_", " ")
    found_by = [technique.name, family.get(technique.family, technique.family), muscles, *technique.aliases]
    return all(word in " ".join(found_by).casefold() for word in typed.casefold().split())


def test_search__for_a_muscle__finds_all_that_work_it(palette: TechniquePalette) -> None:
    QTest.keyClicks(palette.search, "glutes")
    found = [CATALOGUE[id_] for id_ in shown(palette)]
    assert found
    assert {each.id for each in CATALOGUE.values() if "glutes" in each.muscles and each.place != "page"} <= set(
        shown(palette)
    )


def test_search__that_is_cleared__shows_all_again(palette: TechniquePalette) -> None:
    QTest.keyClicks(palette.search, "glutes")
    palette.search.clear()
    assert len(shown(palette)) == len([each for each in CATALOGUE.values() if each.place != "page"])


def test_enter__adds_the_first_that_was_found__and_keeps_the_search(palette: TechniquePalette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.search, "calf stretch")
    with qtbot.waitSignal(palette.added) as added:
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert added.args == ["calf-stretch"]
    assert palette.search.hasFocus()


def test_typing_after_enter__begins_a_new_search(palette: TechniquePalette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.search, "calf stretch")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)

    QTest.keyClicks(palette.search, "foam roll quads")
    with qtbot.waitSignal(palette.added) as added:
        QTest.keyClick(palette.search, Qt.Key.Key_Return)

    assert added.args == ["foam-roll-quads"]


def test_enter__with_nothing_found__adds_nothing(palette: TechniquePalette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.search, "trombone")
    assert shown(palette) == []
    with qtbot.assertNotEmitted(palette.added):
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.nothing_found.isVisible()

    palette.search.clear()
    assert not palette.nothing_found.isVisible()


def test_down__goes_to_the_list__where_enter_adds_what_is_current(palette: TechniquePalette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.search, "ais")
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.hasFocus()
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.added) as added:
        QTest.keyClick(palette.list, Qt.Key.Key_Return)
    assert added.args == [shown(palette)[1]]


def test_double_click__adds_it(palette: TechniquePalette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.search, "ais")
    viewport = palette.list.viewport()
    place = centre(palette, 2)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(palette.added) as added:
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert added.args == [shown(palette)[1]]


def test_heading__cannot_be_chosen_nor_added_nor_dragged(palette: TechniquePalette, qtbot: QtBot) -> None:
    listed = palette.list.model()
    heading = listed.index(0, 0)
    assert isinstance(heading.data(TechniqueRole), Heading)
    assert heading.data() == "Stretch"
    before = palette.list.currentIndex().row()
    assert listed.flags(heading) == Qt.ItemFlag.NoItemFlags
    with qtbot.assertNotEmitted(palette.added):
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=centre(palette, 0))
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=centre(palette, 0))
    assert palette.list.currentIndex().row() == before


def test_arrow_keys__step_over_headings(palette: TechniquePalette) -> None:
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    passed = [palette.list.currentIndex().data(TechniqueRole)]
    for _ in range(len(shown(palette)) - 1):
        QTest.keyClick(palette.list, Qt.Key.Key_Down)
        passed.append(palette.list.currentIndex().data(TechniqueRole))
    assert [row.id for row in passed] == shown(palette)


def test_every_row__is_read_out_with_its_dose(palette: TechniquePalette) -> None:
    QTest.keyClicks(palette.search, "calf stretch")
    row = palette.list.model().index(1, 0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Calf stretch, 15–30 s, 2–3 sets"
    assert row.data(Qt.ItemDataRole.ToolTipRole) == CATALOGUE["calf-stretch"].how_to


def test_drag__carries_the_technique(palette: TechniquePalette) -> None:
    QTest.keyClicks(palette.search, "calf stretch")
    data = palette.list.model().mimeData([palette.list.model().index(1, 0)])
    assert bytes(data.data(TECHNIQUE_MIME).data()) == b"calf-stretch"


def test_list__passes_qts_model_tester() -> None:
    listed = TechniqueListModel(CATALOGUE)
    QAbstractItemModelTester(listed, QAbstractItemModelTester.FailureReportingMode.Warning)
    listed.search("glutes")
    assert listed.rowCount() > 1
    listed.search("trombone")
    assert listed.rowCount() == 0


def test_search_and_list__have_names_for_a_screen_reader(palette: TechniquePalette) -> None:
    assert palette.search.accessibleName()
    assert palette.list.accessibleName()


def plus(palette: TechniquePalette, row: int) -> QPoint:
    delegate = palette.list.itemDelegate()
    assert isinstance(delegate, TechniqueDelegate)
    return delegate.plus_room(palette.list.visualRect(palette.list.model().index(row, 0))).center()


def press_at(palette: TechniquePalette, place: QPoint) -> None:
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_plus__adds_at_every_press__and_makes_its_row_the_current_one(palette: TechniquePalette) -> None:
    added: list[str] = []
    palette.added.connect(added.append)
    press_at(palette, plus(palette, 2))
    QTest.mouseDClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=plus(palette, 2))
    QTest.mouseRelease(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=plus(palette, 2))
    assert added == [shown(palette)[1]] * 2
    assert palette.list.currentIndex().row() == 2


def test_plus__that_is_left_before_the_button_is_up__adds_nothing(palette: TechniquePalette, qtbot: QtBot) -> None:
    viewport = palette.list.viewport()
    with qtbot.assertNotEmitted(palette.added):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=plus(palette, 2))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=plus(palette, 3))


def test_heading__pressed__folds_its_family_away_and_shows_it_again(palette: TechniquePalette) -> None:
    stretches = [each.id for each in CATALOGUE.values() if each.family is Family.STRETCH]
    press_at(palette, centre(palette, 0))
    assert not set(stretches) & set(shown(palette))
    heading = palette.list.model().index(0, 0)
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == f"Stretch, {len(stretches)}, folded"
    press_at(palette, centre(palette, 0))
    assert shown(palette)[: len(stretches)] == stretches
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == f"Stretch, {len(stretches)}"


def test_left__folds_the_family__and_right_shows_it_again(palette: TechniquePalette, qtbot: QtBot) -> None:
    everything = shown(palette)
    palette.list.setFocus()
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    QTest.keyClick(palette.list, Qt.Key.Key_Left)
    assert palette.list.currentIndex().row() == 0
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data(TechniqueRole).family is Family.DYNAMIC
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    with qtbot.assertNotEmitted(palette.added):
        QTest.keyClick(palette.list, Qt.Key.Key_Return)
    assert shown(palette) == everything
    assert palette.list.currentIndex().data(TechniqueRole).id == everything[0]


def test_search__shows_what_was_folded_away(palette: TechniquePalette) -> None:
    press_at(palette, centre(palette, 0))
    QTest.keyClicks(palette.search, "calf stretch")
    assert shown(palette) == ["calf-stretch", "ais-calves"]


def test_heading__stays_in_sight__and_can_be_pressed_there(palette: TechniquePalette) -> None:
    bar = palette.list.verticalScrollBar()
    bar.setValue(palette.list.visualRect(palette.list.model().index(3, 0)).top())
    press_at(palette, QPoint(20, 10))
    assert palette.list.model().index(0, 0).data(TechniqueRole).is_folded


def test_row_above__reached_by_key__is_not_beneath_the_heading(palette: TechniquePalette) -> None:
    bar = palette.list.verticalScrollBar()
    palette.list.setFocus()
    palette.list.setCurrentIndex(palette.list.model().index(5, 0))
    bar.setValue(palette.list.visualRect(palette.list.model().index(5, 0)).top())
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    assert (
        palette.list.visualRect(palette.list.currentIndex()).top()
        >= palette.list.visualRect(palette.list.model().index(0, 0)).height()
    )


def test_rolls__drop_what_their_heading_says__but_are_read_out_whole(palette: TechniquePalette) -> None:
    assert short_name(CATALOGUE["foam-roll-quads"]) == "Quads"
    assert short_name(CATALOGUE["quad-stretch"]) == "Quad stretch"
    QTest.keyClicks(palette.search, "foam roll quads")
    row = palette.list.model().index(1, 0)
    assert str(row.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Foam roll quads, ")


def test_muscle__narrows_the_list__along_with_the_search(palette: TechniquePalette) -> None:
    chip = palette.muscles.chips[Muscle.GLUTES]
    chip.click()
    assert set(shown(palette)) == {
        each.id for each in CATALOGUE.values() if Muscle.GLUTES in each.muscles and each.place != "page"
    }
    QTest.keyClicks(palette.search, "roll")
    assert shown(palette) == ["foam-roll-glutes"]
    palette.search.clear()
    chip.click()
    assert len(shown(palette)) == len([each for each in CATALOGUE.values() if each.place != "page"])
    assert chip.accessibleName() == "Glutes"
    assert palette.muscles.chips[Muscle.HAMSTRINGS].accessibleName() == "Hamstrings"
