"""Which language the window speaks on which system, and how it writes numbers, days and times there."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, QTime, QTranslator
from PySide6.QtWidgets import QApplication

from recovery_timer.ui import text
from recovery_timer.ui.language import formats, use_language

ENGLISH = QLocale.Language.English
SHORT = QLocale.FormatType.ShortFormat


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def time_of(locale: QLocale) -> str:
    return locale.toString(QTime(19, 52), SHORT).replace("\u202f", " ")


@pytest.mark.parametrize(
    "system, time, decimal",
    [
        ("en_US", "7:52 PM", "0.5"),
        ("en_GB", "19:52", "0.5"),
        ("de_DE", "19:52", "0,5"),
        ("cs_CZ", "19:52", "0,5"),
        ("ko_KR", "7:52 PM", "0.5"),
        ("C", "19:52", "0.5"),
    ],
)
def test_formats__in_english__keep_the_clock_of_the_system(system: str, time: str, decimal: str) -> None:
    locale = formats(ENGLISH, QLocale(system))

    assert time_of(locale) == time
    assert locale.toString(0.5) == decimal
    assert locale.toString(QDate(2026, 5, 8), "dddd d MMMM") == "Friday 8 May"


def test_formats__in_the_language_of_the_system__are_the_systems_own() -> None:
    assert formats(QLocale.Language.German, QLocale("de_AT")) == QLocale("de_AT")


def test_use_language__without_a_translation__is_english_with_its_plurals(qapp: QApplication) -> None:
    use_language(qapp, QLocale("de_DE"))

    assert QLocale().language() is ENGLISH
    assert text.tr("%n reps", "", 1) == "1 rep"
    assert text.tr("%n reps", "", 2) == "2 reps"
    _take_out(qapp)


def _take_out(qapp: QApplication) -> None:
    """Take out the translator that the test added; the session's stays."""
    qapp.removeTranslator(qapp.findChildren(QTranslator)[-1])
