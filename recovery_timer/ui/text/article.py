"""The article that all guidance is from, named in one sentence wherever it is given."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui import text

ARTICLE = QT_TRANSLATE_NOOP(
    "text",
    "From the article “Sore Legs After Running? 4 Recovery Techniques to Get You Back on Your Feet”. "
    "Not medical advice.",
)


def source() -> str:
    """Return the sentence that names the article."""
    return text.tr(str(ARTICLE))
