"""The pages of the help."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recovery_timer import assets
from recovery_timer.ui.help import HelpDialog
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button


@pytest.fixture
def help_(theme: ThemeManager, qtbot: QtBot) -> Iterator[HelpDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = HelpDialog(theme, "notation", parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitExposed(made):
        made.open()
    yield made
    parent.close()


def test_help__shows_the_page__as_text_and_not_as_markup(help_: HelpDialog) -> None:
    shown = help_.text.toPlainText()
    assert "Typing a routine" in shown
    assert "3 x 30s hamstring stretch L/R, rest 15s" in shown
    assert "```" not in shown


def test_help__shows_every_heading_of_the_page(help_: HelpDialog) -> None:
    headings = [line.lstrip("# ") for line in assets.read_text("help/en/notation.md").splitlines() if line[:2] == "##"]
    shown = help_.text.toPlainText()
    assert len(headings) > 3
    assert [heading for heading in headings if heading.replace("`", "") not in shown] == []


def test_help__can_be_copied_from__but_not_edited(help_: HelpDialog) -> None:
    assert help_.text.isReadOnly()
    help_.text.selectAll()
    assert help_.text.textCursor().hasSelection()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None], ids=["Esc", "Close"])
def test_help__closes(help_: HelpDialog, key: Qt.Key | None) -> None:
    if key is None:
        (close,) = help_.findChildren(Button)
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(help_, key)
    assert not help_.isVisible()


def test_help__of_a_page_that_does_not_ship__says_so(theme: ThemeManager, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with pytest.raises(FileNotFoundError):
        HelpDialog(theme, "nowhere", parent)


def test_help__is_in_the_language_of_the_window__or_in_english_where_the_page_is_not_translated(
    theme: ThemeManager, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file, words in (("de/one.md", "Eine Seite"), ("en/one.md", "A page"), ("en/two.md", "Another page")):
        page = tmp_path / "help" / file
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(words, encoding="utf-8")
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    parent = QWidget()
    qtbot.addWidget(parent)

    before = QLocale()
    QLocale.setDefault(QLocale("de_AT"))
    try:
        shown = [HelpDialog(theme, page, parent).text.toPlainText() for page in ("one", "two")]
    finally:
        QLocale.setDefault(before)

    assert shown == ["Eine Seite", "Another page"]
