"""All texts that the window shows for values.

lupdate reads the sources, so a sentence must be a literal in a call whose context is the one looked up at run time:

- ``self.tr("...")`` in a QObject: the context is its class.
- ``text.tr("...")`` elsewhere: never import `tr` by itself, as the name before the dot is the context.
- ``QT_TRANSLATE_NOOP("text", "...")`` in a table, looked up with `tr` when shown.

Layers below the window report a `routine.message.Message`; `messages.message_text` translates it.

A count is written ``%n`` and passed as the third argument: ``text.tr("%n reps", "", count)``. The source text is the
plural; singulars are in resources/i18n, the English ones too. Sentences are never concatenated from fragments, which
would not fit together in another language; they have ``{placeholders}``.
"""

from PySide6.QtCore import QCoreApplication


def tr(sentence: str, comment: str = "", count: int = -1) -> str:
    """Return ``sentence`` in the user's language; ``comment`` distinguishes equal ones, ``count`` replaces ``%n``."""
    return QCoreApplication.translate("text", sentence, comment, count)
