"""The window's language by system, and its formats of numbers, days and times."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime, QTranslator
from PySide6.QtWidgets import QApplication

from recovery_timer import assets
from recovery_timer.ui import text
from recovery_timer.ui.language import formats, use_language

ENGLISH = QLocale.Language.English
SHORT = QLocale.FormatType.ShortFormat


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before, translators = QLocale(), qapp.findChildren(QTranslator)
    yield
    QLocale.setDefault(before)
    for translator in qapp.findChildren(QTranslator):
        if translator not in translators:
            qapp.removeTranslator(translator)


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


@pytest.mark.parametrize("system", ["de_DE", "ar_EG", "fr_FR", "hi_IN"])
def test_use_language__without_a_translation__joins_words_and_writes_numbers_as_english(
    qapp: QApplication, system: str
) -> None:
    use_language(qapp, QLocale(system))

    assert QLocale().createSeparatedList(["stretch", "foam roll", "elevation"]).replace(", and", " and") == (
        "stretch, foam roll and elevation"
    )
    assert QLocale().toString(15) == "15"


def test_use_language__with_a_translation__speaks_the_language_of_the_system(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "i18n").mkdir()
    ts = tmp_path / "i18n" / "recovery_timer_de.ts"
    ts.write_text(GERMAN, encoding="utf-8")
    subprocess.run([Path(sys.executable).with_name("pyside6-lrelease"), "-silent", ts], check=True)
    monkeypatch.setattr(assets, "root", lambda: tmp_path)

    use_language(qapp, QLocale("de_AT"))

    assert QLocale() == QLocale("de_AT")
    assert text.tr("%n reps", "", 1) == "1 Wiederholung"
    assert text.tr("%n reps", "", 2) == "2 Wiederholungen"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


GERMAN = """<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>text</name>
    <message numerus="yes">
        <source>%n reps</source>
        <translation>
            <numerusform>%n Wiederholung</numerusform>
            <numerusform>%n Wiederholungen</numerusform>
        </translation>
    </message>
</context>
</TS>
"""
