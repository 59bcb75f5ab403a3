"""Every sentence that the window makes of a value.

lupdate reads the sources, so a sentence must be a literal in a call that it files where the program looks it up:

- ``self.tr("...")`` in a QObject: its class is the context.
- ``text.tr("...")`` elsewhere: `tr` is never imported by itself, for what stands before the point is the context.
- ``QT_TRANSLATE_NOOP("text", "...")`` in a table, looked up with `tr` when it is shown.

A count is ``%n`` and the third argument, ``text.tr("%n reps", "", count)``. The source is the plural; the singular
stands in resources/i18n, in English too. No sentence is glued from parts, which would not fit together in another
language: it has ``{placeholders}``.
"""

from PySide6.QtCore import QCoreApplication


def tr(sentence: str, comment: str = "", count: int = -1) -> str:
    """Return ``sentence`` in the user's language; ``comment`` tells equal ones apart, ``count`` is its ``%n``."""
    return QCoreApplication.translate("text", sentence, comment, count)
