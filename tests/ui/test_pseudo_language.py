"""A language without Latin letters: any Latin letters left in the window belong to text that cannot be translated."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QTreeView, QWidget

import recovery_timer.ui
from recovery_timer import assets
from recovery_timer.routine.model import Step
from recovery_timer.ui.actions import EVERYWHERE, OUTSIDE_A_SESSION
from recovery_timer.ui.builder import actions as builder
from recovery_timer.ui.builder import rows
from recovery_timer.ui.guide import actions as guide
from recovery_timer.ui.history import actions as history
from recovery_timer.ui.routines import actions as routines
from recovery_timer.ui.techniques import actions as techniques
from recovery_timer.ui.widgets.elided_label import ElidedLabel
from recovery_timer.ui.widgets.question import QuestionDialog
from recovery_timer.ui.widgets.search_field import SearchField
from tests import screens
from tests.running_app import RunningApp

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # of windows on the offscreen platform
]

GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπθρστυωςχζζ") | str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΣΧΖΖ"
)
KEPT = re.compile(r"(\{\w*\}|%n|<[^>]*>|&\w+;)")
"""The parts that a translator leaves unchanged: placeholders and tags."""


def in_greek(text: str) -> str:
    return "".join(part if KEPT.fullmatch(part) else part.translate(GREEK) for part in KEPT.split(text))


@pytest.fixture(scope="module")
def qm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Translate every sentence found by lupdate, as a translator would: in the .ts, by its context."""
    tree = ElementTree.parse(assets.path("i18n/recovery_timer_en.ts"))  # noqa: S314 - our own file
    tree.getroot().set("language", "el")
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.clear()
        words = in_greek(message.findtext("source", ""))
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = words
        translation.text = None if forms else words
    ts = tmp_path_factory.mktemp("i18n") / "recovery_timer_el.ts"
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, "-silent", ts, "-qm", ts.with_suffix(".qm")], check=True)
    return ts.with_suffix(".qm")


@pytest.fixture
def _greek(qapp: QApplication, qm: Path) -> Iterator[None]:
    greek, before = QTranslator(), QLocale()
    assert greek.load(str(qm))
    qapp.installTranslator(greek)
    # Days and months too.
    QLocale.setDefault(QLocale(QLocale.Language.Greek))
    rows.remembered_summary.cache_clear()
    yield
    rows.remembered_summary.cache_clear()
    QLocale.setDefault(before)
    qapp.removeTranslator(greek)


NOT_OURS = (
    "Recovery Timer",
    # What the user typed.
    *(
        screens.LONG.name,
        screens.LONG_NAME,
        screens.EVENING_LEGS.name,
        "An hour",
        "Foam and calves",
        "My legs",
        "Other legs",
        "Morning",
        "Long Sunday",
        "Right calf tight on the stairs.",
        "Yoga class",
    ),
    *(step.instruction for step in screens.LONG.blocks if isinstance(step, Step)),
    *("unicycle", "swim", screens.COUCH.name, screens.COUCH.how_to, screens.COUCH.instruction),
    # Text to be typed: the notation is the same in every language.
    *("rest 10s, switch 5s, position wait, one side first", "rest 10s"),
    # The name of a file.
    "/recovery-timer 2026-05-01.zip",
    # The machine's own names for its devices.
    *("USB Headset, the one with a rather long name", "Storm", "No space left on device", "Read-only file system"),
    "kB",
    "/home/kim/.local/share/recovery-timer/routines",
    *("/media/kim/CARD/recovery-timer", "/media/kim/STICK/recovery-timer", "/home/kim/.local/share/recovery-timer"),
    *(
        "settings.json",
        "evening.json",
        "evening.broken-1.json",
        "a1.json",
        "a1.broken-1.json",
        "journal.sqlite3",
        "recovery-timer 2026-05-01.zip",
        "Recovery Timer",
        "song.mp3",
    ),
)
ACTIONS = (
    *(*routines.ACTIONS, *builder.ACTIONS, *guide.ACTIONS, *history.ACTIONS, *techniques.ACTIONS),
    *(*OUTSIDE_A_SESSION, *EVERYWHERE),
)
KEYS = sorted(
    {QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for each in ACTIONS for key in each.keys},
    key=len,
    reverse=True,
)
TAGS = re.compile("<[^>]*>|&\\w+;")

PROPERTIES = (
    "text",
    "title",
    "windowTitle",
    "toolTip",
    "statusTip",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "prefix",
    "suffix",
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Return all texts of ``widget``: visible ones, its tool tip, and those for a screen reader."""
    for name in PROPERTIES:
        # The text in a field was typed there; an elided label has its whole text for a screen reader.
        if not (name == "text" and isinstance(widget, QLineEdit | ElidedLabel)):
            yield str(widget.property(name) or "")
    for action in widget.actions():
        yield from (action.text(), action.toolTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model, root = widget.model(), QModelIndex()
        columns = model.columnCount(root) if isinstance(widget, QTreeView) else 1
        for row, column, role in product(range(model.rowCount(root)), range(columns), ROLES):
            yield str(model.index(row, column).data(role) or "")
        for column in range(columns):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the texts that are painted, and so cannot be queried from a widget."""
    words: set[str] = set()
    draw = QPainter.drawText

    def record(painter: QPainter, *arguments: Any) -> object:
        words.update(each for each in arguments if isinstance(each, str))
        return draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", record)
    return words


def floor_volume(running: RunningApp) -> None:
    screens.floor_work(running)
    running.volume.set_percent(35)


def build_help(running: RunningApp) -> QWidget | None:
    running.navigator.show("build")
    running.builder_screen.help_wanted.emit()
    return QApplication.activeModalWidget()


def settings_erasing(running: RunningApp) -> QWidget | None:
    screens.settings_erase(running)
    for _ in range(2):
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QuestionDialog)
        next(iter(asked.buttons.values())).click()
    return QApplication.activeModalWidget()


def routines_none_of_ones_own(running: RunningApp) -> None:
    running.navigator.show("routines")
    for entry in running.library.entries:
        if not entry.built_in:
            running.routines_model.delete(entry.routine.id)


SCENES = (*screens.SCENES, floor_volume, build_help, settings_erasing, routines_none_of_ones_own)


@pytest.mark.usefixtures("_greek")
def test_every_screen_and_dialog__in_another_language__has_no_english_left(
    run_app: Callable[..., RunningApp], painted: set[str], qapp: QApplication
) -> None:
    of_other_tests = set(qapp.topLevelWidgets())
    running = run_app(routines=(screens.EVENING_LEGS, screens.LONG))
    left: dict[str, str] = {}
    seen: set[str] = set()
    shown_kinds: set[type] = set()
    for scene in SCENES:
        shown = scene(running) or running.window
        running.guide_screen.refresh()
        qapp.processEvents()
        painted.clear()
        shown.grab()
        ours = [each for each in qapp.allWidgets() if each.isVisible() and each.window() not in of_other_tests]
        shown_kinds.update(kind for each in ours for kind in type(each).__mro__)
        texts = {text for widget in ours for text in texts_of(widget)}
        seen |= texts | painted
        left |= {text: scene.__name__ for text in texts | painted if is_latin(text) and text not in left}
        leave(running, qapp)

    assert len(seen) > 600
    assert left == {}
    assert kinds_of_widgets() - shown_kinds == set()


def kinds_of_widgets() -> set[type]:
    """Return all classes of widgets and dialogs in the program."""
    for module in pkgutil.walk_packages(recovery_timer.ui.__path__, "recovery_timer.ui."):
        importlib.import_module(module.name)
    kinds, found = [QWidget], set[type]()
    while kinds:
        kinds += (kind := kinds.pop()).__subclasses__()
        if kind.__module__.startswith("recovery_timer.ui."):
            found.add(kind)
    return found


def is_latin(text: str) -> bool:
    if text.endswith("…") and any(allowed.startswith(text.removesuffix("…")) for allowed in NOT_OURS):
        # Painted, and elided.
        return False
    if text.count(" ") > 2 and any(text in allowed for allowed in NOT_OURS):
        # Painted as one of several lines.
        return False
    text = text.replace(str(Path.home()), "")
    for allowed in (*NOT_OURS, *KEYS):
        text = text.replace(allowed, "")
    return re.search("[A-Za-z]", TAGS.sub("", text)) is not None


def leave(running: RunningApp, qapp: QApplication) -> None:
    """Close whatever the last scene left open, discard its drafts, and clear its searches."""
    for _ in range(2):
        # Ending a session may open a question, and closing a question may end a session.
        while (window := qapp.activePopupWidget() or qapp.activeModalWidget()) is not None:
            # `close` would ask what to do with a changed form.
            window.done(0) if isinstance(window, QDialog) else window.close()
            qapp.processEvents()
        running.player.end()
        qapp.processEvents()
    for draft in running.workbench.drafts:
        running.workbench.discard(draft.routine_id)
    for field in running.window.findChildren(SearchField):
        field.clear()


def test_the_pseudo_language__reveals_a_sentence_that_is_not_translated(qapp: QApplication) -> None:
    label = QLabel("Not translated")

    assert [text for text in texts_of(label) if is_latin(text)] == ["Not translated"]
