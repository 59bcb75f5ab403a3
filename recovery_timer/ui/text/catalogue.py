"""Texts in English below the window: those that ship as data, and the marks in the names of copies."""

import re

from PySide6.QtCore import QCoreApplication

from recovery_timer.ui import text

_COPY = re.compile(r"(?P<name>.+) \((?P<mark>copy|conflict copy)(?: (?P<which>[\d-]+))?\)")
"""The name of a copy, as `app.library` and `storage` mark it: numbered, or with the day of the conflict."""


def translated(words: str) -> str:
    """Return ``words`` in the user's language if they are the catalogue's or a built-in routine's, else unchanged.

    The mark of a copy is translated whatever its name. Only the display is translated. Files, the clipboard and the
    plain-text notation keep the English names, so that a routine means the same on every machine. A name in an input
    field is not translated, as it can be edited there.
    """
    copy = _COPY.fullmatch(words) if words.endswith(")") else None
    if copy is None:
        return QCoreApplication.translate("catalogue", words) if words else ""
    return _marked(copy).format(name=translated(copy["name"]), which=copy["which"])


def _marked(copy: "re.Match[str]") -> str:
    match copy["mark"], copy["which"]:
        case "copy", None:
            return text.tr("{name} (copy)")
        case "copy", _:
            return text.tr("{name} (copy {which})")
        case _, None:
            return text.tr("{name} (conflict copy)")
        case _:
            return text.tr("{name} (conflict copy {which})")
