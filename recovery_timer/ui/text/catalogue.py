"""The words that ship as data: of the catalogue, and of the built-in routines."""

from PySide6.QtCore import QCoreApplication


def translated(words: str) -> str:
    """Return ``words`` of the catalogue or of a built-in routine in the user's language; other words as they are.

    Only what is shown is translated. Files, the clipboard and the plain-text notation keep the English names, so that
    a routine means the same on every machine. A name in a field stays as it is kept, for it can be changed there.
    """
    return QCoreApplication.translate("catalogue", words) if words else ""
