"""Getting routines in and out: paste, drop, import, export, delete and restore."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family
from recovery_timer.storage import document
from recovery_timer.ui.routines.trash_dialog import TrashDialog
from recovery_timer.ui.widgets.drop_hint import DropHint
from tests.fakes.worker import LateWorker
from tests.running_app import RunningApp

STRETCH = Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=2, sides=Sides.EACH)
LEGS = Routine(id="legs", name="Legs", blocks=(STRETCH,))
WALK = Routine(id="walk", name="Slow walk", blocks=(Step(name="Walk", seconds=600),))
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def own(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with two of the user's own routines."""
    return run_app(routines=[LEGS, WALK])


def notice_texts(running: RunningApp) -> list[str]:
    return running.notices.texts()


def click(parent: QWidget, text: str) -> None:
    """Click the button in ``parent`` whose text or accessible name is ``text``."""
    found = [each for each in parent.findChildren(QPushButton) if text in {each.text(), each.accessibleName()}]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def paste(running: RunningApp, text: str) -> None:
    """Paste ``text`` with the key, on the routines screen."""
    QGuiApplication.clipboard().setText(text)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_V, CTRL)


@pytest.fixture
def documents() -> str:
    """The user's documents folder, which exists."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    Path(folder).mkdir(parents=True, exist_ok=True)
    return folder


def saved(running: RunningApp, name: str) -> Routine:
    """Return the user's own routine called ``name``."""
    (found,) = (each for each in running.fakes.routines.routines.values() if each.name == name)
    return found


def test_paste__of_text__makes_a_routine__which_can_be_edited(running: RunningApp) -> None:
    paste(running, "# Evening legs\n2x30s calf stretch L/R\n")
    assert saved(running, "Evening legs").blocks == (STRETCH,)
    assert "Evening legs" in notice_texts(running)[0]
    click(running.notices, "Edit")
    assert running.builder_screen.isVisible()
    assert running.builder_model.sketch.name == "Evening legs"


def test_paste__of_text_without_a_name__makes_one_up(running: RunningApp) -> None:
    paste(running, "2x30s calf stretch L/R")
    assert saved(running, "Pasted routine").blocks == (STRETCH,)


def test_paste__of_a_name_that_is_taken__overwrites_nothing(own: RunningApp) -> None:
    paste(own, "# Legs\n5 min legs up the wall")
    assert own.fakes.routines.routines["legs"] == LEGS
    assert saved(own, "Legs (copy)").blocks != LEGS.blocks


@pytest.mark.parametrize(
    "text, where",
    [
        ("# Legs\n2x30s calf stretch L/R, rest soon", "Line 2, column"),
        ("Dear Anna,\nhow are your legs?", "Line "),
        ("# Legs", "Line "),
    ],
    ids=["typo", "letter", "only a name"],
)
def test_paste__of_text_that_is_not_a_routine__says_where__and_adds_nothing(
    own: RunningApp, text: str, where: str
) -> None:
    before = dict(own.fakes.routines.routines)
    paste(own, text)
    assert own.fakes.routines.routines == before
    assert len(notice_texts(own)) == 1
    assert where in notice_texts(own)[0]


def test_paste__of_text_with_a_fault__opens_it_in_the_builder__to_be_mended(own: RunningApp) -> None:
    typed = "# Legs\n2x30s calf stretch L/R, rest soon"
    paste(own, typed)
    view = own.builder_screen.text
    assert own.builder_screen.is_text
    assert view.editor.toPlainText() == typed
    assert view.faults.count() == 1
    view.editor.setPlainText("# Legs\n2x30s calf stretch L/R, rest 5s")
    assert own.builder_model.sketch.blocks == (
        Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=2, sides=Sides.EACH, rest=5),
    )


def test_paste__of_text_with_a_possible_mistake__says_where(own: RunningApp) -> None:
    paste(own, "# Legs\n30 to 60s shake {it}")
    assert "was added" in notice_texts(own)[0]
    assert "Line 2, column 1: this is a range" in notice_texts(own)[0]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_paste__of_an_empty_clipboard__says_so(own: RunningApp, text: str) -> None:
    QGuiApplication.clipboard().clear()
    paste(own, text)
    assert "no text" in notice_texts(own)[0]
    assert set(own.fakes.routines.routines) == {"legs", "walk"}


def drop(running: RunningApp, *files: Path) -> bool:
    """Drop ``files`` on the window; return whether it accepts them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place, button, none = running.window.rect().center(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # File managers propose a move, which would delete the original files.
    either = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place, either, data, button, none)
    enter.setDropAction(Qt.DropAction.MoveAction)
    running.window.dragEnterEvent(enter)
    hints = running.window.findChildren(DropHint)
    assert [hint.isVisible() for hint in hints] == [True] * enter.isAccepted()
    if enter.isAccepted():
        assert enter.dropAction() == Qt.DropAction.CopyAction
        dropped = QDropEvent(QPointF(place), either, data, button, none)
        running.window.dropEvent(dropped)
        assert dropped.dropAction() == Qt.DropAction.CopyAction
        assert running.window._hint is None
    return enter.isAccepted()


def test_drop__of_files__imports_them__and_a_bad_one_does_not_stop_the_others(
    running: RunningApp, tmp_path: Path
) -> None:
    typed, kept, letter = tmp_path / "typed.txt", tmp_path / "kept.json", tmp_path / "letter.txt"
    typed.write_text("# Evening legs\n2x30s calf stretch L/R")
    kept.write_bytes(document.encode(WALK))
    letter.write_text("# Legs\n30s squats, rest soon")
    assert drop(running, typed, letter, kept)
    assert saved(running, "Evening legs").blocks == (STRETCH,)
    assert running.fakes.routines.routines["walk"] == WALK
    assert len(running.fakes.routines.routines) == 2
    (fault,) = (text for text in notice_texts(running) if "letter.txt" in text)
    assert "Line 2" in fault


def test_drop__dragged_away_again__leaves_no_hint(own: RunningApp) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/legs.json")])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    own.window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, none))
    (hint,) = own.window.findChildren(DropHint)
    assert (hint.isVisible(), hint.geometry()) == (True, own.window.rect())
    own.window.dragLeaveEvent(QDragLeaveEvent())

    assert own.window._hint is None


def test_drop__during_a_session__is_not_accepted(own: RunningApp, tmp_path: Path) -> None:
    (tmp_path / "typed.txt").write_text("2x30s calf stretch L/R")
    own.start("Legs")
    assert not drop(own, tmp_path / "typed.txt")
    assert set(own.fakes.routines.routines) == {"legs", "walk"}


def test_drop__of_a_folder_or_a_missing_file__says_so(running: RunningApp, tmp_path: Path) -> None:
    drop(running, tmp_path, tmp_path / "gone.json")
    assert len(notice_texts(running)) == 2
    assert running.fakes.routines.routines == {}


def test_import__of_a_text_with_a_possible_mistake__says_where(own: RunningApp, tmp_path: Path) -> None:
    (tmp_path / "arms.txt").write_text("# Arms\n30 to 60s shake {it}")
    own.import_export.import_files([str(tmp_path / "arms.txt")])
    assert "was added" in notice_texts(own)[0]
    assert "Line 2, column 1: this is a range" in notice_texts(own)[0]


def test_import__of_a_text_with_a_fault__offers_to_open_it_in_the_builder(own: RunningApp, tmp_path: Path) -> None:
    typed = "# Legs\n2x30s calf stretch L/R, rest soon"
    (tmp_path / "legs.txt").write_text(typed)
    own.import_export.import_files([str(tmp_path / "legs.txt")])
    click(own.notices, "Open as text")
    assert own.builder_screen.is_text
    assert own.builder_screen.text.editor.toPlainText() == typed


def test_import__of_an_identical_routine__does_nothing(own: RunningApp, tmp_path: Path) -> None:
    (tmp_path / "legs.json").write_bytes(document.encode(LEGS))
    own.import_export.import_files([str(tmp_path / "legs.json")])
    assert own.fakes.routines.routines == {"legs": LEGS, "walk": WALK}
    assert "already" in notice_texts(own)[0]


def test_import__of_another_routine_with_the_same_id__becomes_a_copy(own: RunningApp, tmp_path: Path) -> None:
    other = replace(LEGS, blocks=WALK.blocks)
    (tmp_path / "legs.json").write_bytes(document.encode(other))
    own.import_export.import_files([str(tmp_path / "legs.json")])
    assert own.fakes.routines.routines["legs"] == LEGS
    copy = saved(own, "Legs (copy)")
    assert (copy.id not in {"legs", "walk"}, copy.blocks) == (True, WALK.blocks)
    assert "Legs (copy)" in notice_texts(own)[0]


def test_import__of_several_files__is_announced_to_the_screens_once(running: RunningApp, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in ("Legs", "Arms")]
    for file in files:
        file.write_text(f"# {file.stem}\n2x30s calf stretch L/R")
    heard: list[frozenset[str]] = []
    running.library.changed.connect(heard.append)

    running.import_export.import_files([str(files[0]), str(tmp_path / "gone.txt"), str(files[1])])

    assert heard == [frozenset({saved(running, "Legs").id, saved(running, "Arms").id})]
    assert len(notice_texts(running)) == 3


def test_import_and_export__on_a_slow_drive__do_not_hold_up_the_window(own: RunningApp, tmp_path: Path) -> None:
    own.import_export._worker = worker = LateWorker()
    (tmp_path / "arms.txt").write_text("# Arms\n2x30s calf stretch L/R")
    own.import_export.import_files([str(tmp_path / "arms.txt")])
    own.import_export.export("legs")
    file_dialog(own).fileSelected.emit(str(tmp_path / "legs.json"))
    assert (notice_texts(own), (tmp_path / "legs.json").exists()) == ([], False)

    worker.deliver()

    assert saved(own, "Arms").blocks == (STRETCH,)
    assert document.decode((tmp_path / "legs.json").read_bytes()) == LEGS
    assert len(notice_texts(own)) == 2


def test_import__asks_for_files(own: RunningApp, tmp_path: Path) -> None:
    (tmp_path / "typed.txt").write_text("# Evening legs\n2x30s calf stretch L/R")
    own.import_export.ask_for_files()
    dialog = file_dialog(own)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(tmp_path / "typed.txt")])
    assert saved(own, "Evening legs").blocks == (STRETCH,)
    dialog.reject()


def file_dialog(running: RunningApp) -> QFileDialog:
    (found,) = (each for each in running.window.findChildren(QFileDialog) if each.isVisible())
    return found


@pytest.mark.parametrize("ending", ["json", "txt"])
def test_export__writes_what_can_be_read_back(own: RunningApp, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"legs.{ending}"
    own.import_export.export("legs")
    dialog = file_dialog(own)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    if ending == "json":
        assert document.decode(file.read_bytes()) == LEGS
    else:
        assert file.read_text().startswith("# Legs\n")
    assert str(file) in notice_texts(own)[0]


def test_export__as_text__is_offered_with_its_suffix(own: RunningApp) -> None:
    own.import_export.export("legs")
    dialog = file_dialog(own)
    (kinds,) = (each for each in dialog.findChildren(QComboBox) if each.objectName() == "fileTypeCombo")
    QTest.keyClick(kinds, Qt.Key.Key_Down)
    assert "txt" in dialog.selectedNameFilter()
    assert dialog.defaultSuffix() == "txt"
    assert [Path(file).name for file in dialog.selectedFiles()] == ["Legs.txt"]
    dialog.reject()


def test_export__of_a_built_in_one__can_be_done_too(own: RunningApp, tmp_path: Path) -> None:
    own.import_export.export("builtin-ice-bath")
    dialog = file_dialog(own)
    dialog.fileSelected.emit(str(tmp_path / "ice.json"))
    dialog.reject()
    assert document.decode((tmp_path / "ice.json").read_bytes()) == own.library.entry("builtin-ice-bath").routine


def test_export__to_an_impossible_place__says_why(own: RunningApp, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    own.import_export.export("legs")
    dialog = file_dialog(own)
    dialog.fileSelected.emit(str(tmp_path / "file" / "legs.json"))
    dialog.reject()
    assert "was not exported" in notice_texts(own)[0]
    assert (tmp_path / "file").read_text() == "mine"


def test_import_and_export__begin_in_the_folder_chosen_last__even_after_a_restart(
    run_app: Callable[..., RunningApp], own: RunningApp, tmp_path: Path, documents: str
) -> None:
    own.import_export.export("legs")
    assert file_dialog(own).directory().path() == documents
    file_dialog(own).fileSelected.emit(str(tmp_path / "legs.json"))
    file_dialog(own).reject()

    again = run_app(routines=[LEGS])
    again.fakes.state.save(own.fakes.state.load()[0])
    again.import_export.export("legs")
    assert file_dialog(again).directory().path() == str(tmp_path)
    file_dialog(again).reject()
    again.import_export.ask_for_files()
    assert file_dialog(again).directory().path() == str(tmp_path)
    file_dialog(again).reject()


def test_export__where_the_last_folder_is_gone__begins_in_the_documents(
    own: RunningApp, tmp_path: Path, documents: str
) -> None:
    own.fakes.state.save({"folder": str(tmp_path / "gone")})
    own.import_export.export("legs")

    assert file_dialog(own).directory().path() == documents
    file_dialog(own).reject()


def test_export_all__says_so_once(own: RunningApp, tmp_path: Path) -> None:
    own.library.save(replace(LEGS, id="legs-2"))
    own.routines_screen.exported.emit("")
    file_dialog(own).fileSelected.emit(str(tmp_path))
    file_dialog(own).reject()

    assert sorted(file.name for file in tmp_path.glob("*.json")) == [
        "Legs 2.recovery.json",
        "Legs.recovery.json",
        "Slow walk.recovery.json",
    ]
    assert notice_texts(own) == [f"3 routines were exported to {tmp_path}."]


def test_export_all__writes_all_of_the_users_own__beside_existing_files(own: RunningApp, tmp_path: Path) -> None:
    (tmp_path / "Legs.recovery.json").write_text("mine")
    own.routines_screen.exported.emit("")
    dialog = file_dialog(own)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert sorted(file.name for file in tmp_path.glob("*.json")) == [
        "Legs 2.recovery.json",
        "Legs.recovery.json",
        "Slow walk.recovery.json",
    ]
    assert (tmp_path / "Legs.recovery.json").read_text() == "mine"
    assert document.decode((tmp_path / "Legs 2.recovery.json").read_bytes()) == LEGS


def trash(running: RunningApp) -> TrashDialog:
    """Open the trash with the screen's signal."""
    running.routines_screen.trash_wanted.emit()
    (found,) = (each for each in running.window.findChildren(TrashDialog) if each.isVisible())
    return found


def words(dialog: TrashDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if not each.isHidden()]


def test_trash__empty__says_so(own: RunningApp) -> None:
    assert any("Nothing has been deleted" in text for text in words(trash(own)))


def test_delete_and_restore__through_the_trash(own: RunningApp) -> None:
    own.routines_model.choose("legs")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Delete)
    assert "legs" not in own.fakes.routines.routines
    dialog = trash(own)
    assert "Legs" in words(dialog)
    assert "30 more days" in words(dialog)
    click(dialog, "Restore Legs")
    assert own.fakes.routines.routines["legs"] == LEGS
    assert "Legs" not in words(dialog)
    assert any("Nothing has been deleted" in text for text in words(dialog))
    assert "legs" in own.routines_model.ids


def test_trash__has_the_focus_on_the_first_to_restore__and_close_last(own: RunningApp, qtbot: QtBot) -> None:
    for routine_id in ("legs", "walk"):
        own.routines_model.choose(routine_id)
        own.routines_screen.delete()
    dialog = trash(own)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=15_000)
    seen: list[str] = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName() or str(focused.property("text")))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == ["Restore Slow walk", "Restore Legs", "Close"]

    QTest.keyClick(dialog, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    click(dialog, "Restore Slow walk")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Restore Legs"
    assert own.routines_model.chosen == "walk"


def test_delete__undone_in_its_notice(own: RunningApp) -> None:
    own.routines_model.choose("legs")
    own.routines_screen.delete()
    click(own.notices, "Undo")
    assert own.fakes.routines.routines["legs"] == LEGS
    assert own.trash.trashed == ()
    assert notice_texts(own) == []


def test_undo_of_a_deletion__after_it_was_restored__is_no_longer_offered(own: RunningApp) -> None:
    own.routines_model.choose("legs")
    own.routines_screen.delete()
    click(trash(own), "Restore Legs")
    assert notice_texts(own) == []
    assert own.fakes.routines.routines == {"legs": LEGS, "walk": WALK}


def test_restore__where_another_has_its_id_by_now__keeps_both(own: RunningApp, tmp_path: Path) -> None:
    own.routines_model.choose("legs")
    own.routines_screen.delete()
    own.library.save(replace(LEGS, blocks=WALK.blocks))
    click(trash(own), "Restore Legs")
    assert own.fakes.routines.routines["legs"].blocks == WALK.blocks
    assert [each.blocks for each in own.fakes.routines.routines.values()].count(LEGS.blocks) == 1
    assert len(own.fakes.routines.routines) == 3


def test_trash__has_the_users_techniques_too(own: RunningApp) -> None:
    couch = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=90)
    own.techniques.save(couch)
    own.techniques.delete("own-couch")
    own.routines_model.choose("legs")
    own.routines_screen.delete()
    dialog = trash(own)
    assert {"Legs", "Couch stretch (technique)"} <= set(words(dialog))

    click(dialog, "Restore Couch stretch (technique)")

    assert own.techniques.own == {"own-couch": couch}
    # A layout shows its new widgets with the next event.
    QApplication.processEvents()
    assert "Couch stretch (technique)" not in words(dialog)
    assert "Legs" in words(dialog)


def test_import__of_a_routine_with_techniques__has_them__and_says_which_are_missing(
    own: RunningApp, tmp_path: Path
) -> None:
    couch = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=90)
    steps = tuple(Step(name=name, technique=f"own-{name}", seconds=30) for name in ("couch", "gone"))
    file = tmp_path / "couch.json"
    file.write_bytes(document.encode(Routine(id="new", name="Couch", blocks=steps), [couch]))

    own.import_export.import_files([str(file)])

    assert own.techniques.own == {"own-couch": couch}
    missing = "Not here, so that their steps have only names and times: gone."
    assert notice_texts(own) == [f"“Couch” was added. {missing}"]


def test_export__includes_the_users_techniques(own: RunningApp, tmp_path: Path) -> None:
    couch = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=90)
    own.techniques.save(couch)
    own.library.save(replace(LEGS, blocks=(Step(name="Couch stretch", technique="own-couch", seconds=90),)))
    file = tmp_path / "legs.json"

    own.import_export.export("legs")
    file_dialog(own).fileSelected.emit(str(file))
    file_dialog(own).reject()

    assert document.decode_document(file.read_bytes()).techniques == (couch,)


def test_trash__says_how_long__and_lists_what_was_deleted_last_first(own: RunningApp) -> None:
    own.routines_model.choose("legs")
    own.routines_screen.delete()
    own.fakes.clock.sleep(29 * 24 * 3_600_000)
    own.routines_model.choose("walk")
    own.routines_screen.delete()
    dialog = trash(own)
    shown = [text for text in words(dialog) if text in {"Legs", "Slow walk"} or "more day" in text]
    assert shown == ["Slow walk", "30 more days", "Legs", "1 more day"]
    click(dialog, "Close")
    assert not dialog.isVisible()
