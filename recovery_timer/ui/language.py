"""The language of the window: the translation that is used, and the formats of numbers, days and times with it."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from recovery_timer import assets


def use_language(app: QCoreApplication, system: QLocale | None = None) -> None:
    """Translate ``app`` into the first language of ``system`` that there is a translation for, else keep English.

    English has a translation as well: it holds the singulars of the sentences with a count.
    """
    system = system or QLocale.system()
    own, qt = QTranslator(app), QTranslator(app)
    folder = str(assets.path("i18n"))
    if not own.load(system, "recovery_timer", "_", folder):
        own.load("recovery_timer_en", folder)
    app.installTranslator(own)
    # Qt's own words: its file dialog, the context menu of a text field.
    if qt.load(f"qtbase_{own.language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    QLocale.setDefault(formats(QLocale(own.language()).language(), system))


def formats(language: QLocale.Language, system: QLocale) -> QLocale:
    """Return the locale for words in ``language`` on a ``system`` that may have another one.

    Days and months are words too: "last session Mittwoch" would mix two languages, so the locale follows the words.
    What the user's country writes differently is kept where it can be: English for Germany has the 24-hour clock.
    """
    if system.language() is language:
        return system
    made = QLocale(language, system.territory())
    if language is QLocale.Language.English and made.territory() is not system.territory():
        # There is no English of that country. Qt would take the American, whose clock has 12 hours.
        has_12_hours = "AP" in system.timeFormat(QLocale.FormatType.ShortFormat).upper()
        territory = QLocale.Country.UnitedStates if has_12_hours else QLocale.Country.UnitedKingdom
        return QLocale(language, territory)
    return made
