"""Texts that ship as data: of the catalogue and of the built-in routines."""

from PySide6.QtCore import QCoreApplication


def translated(words: str) -> str:
    """Return ``words`` in the user's language if they are the catalogue's or a built-in routine's, else unchanged.

    Only the display is translated. Files, the clipboard and the plain-text notation keep the English names, so that a
    routine means the same on every machine. A name in an input field is not translated, as it can be edited there.
    """
    return QCoreApplication.translate("catalogue", words) if words else ""
