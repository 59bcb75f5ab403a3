"""The language of the window: its translation, and the matching formats of numbers, days and times."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from recovery_timer import assets


def use_language(app: QCoreApplication, system: QLocale | None = None) -> None:
    """Translate ``app`` into the first language of ``system`` that has a translation, else keep English.

    English has a translation too: it contains the singulars of the sentences with a count.
    """
    system = system or QLocale.system()
    own, qt = QTranslator(app), QTranslator(app)
    folder = str(assets.path("i18n"))
    if not own.load(system, "recovery_timer", "_", folder):
        own.load("recovery_timer_en", folder)
    app.installTranslator(own)
    # Qt's own texts: its file dialog, the context menu of a text field.
    if qt.load(f"qtbase_{own.language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    QLocale.setDefault(formats(QLocale(own.language()).language(), system))


def formats(language: QLocale.Language, system: QLocale) -> QLocale:
    """Return the locale for texts in ``language`` on a ``system`` that may use another.

    Days and months are words too: "last session Mittwoch" would mix two languages, so the locale follows the language.
    The conventions of the user's country are kept if possible: English for Germany has the 24-hour clock.
    """
    if system.language() is language:
        return system
    made = QLocale(language, system.territory())
    if language is QLocale.Language.English and made.territory() is not system.territory():
        # Qt has no English locale for that country and would use the American one, with its 12-hour clock.
        has_12_hours = "AP" in system.timeFormat(QLocale.FormatType.ShortFormat).upper()
        territory = QLocale.Country.UnitedStates if has_12_hours else QLocale.Country.UnitedKingdom
        return QLocale(language, territory)
    return made
