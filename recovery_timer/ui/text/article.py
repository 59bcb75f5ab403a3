"""The source of all guidance: one sentence names it wherever guidance is shown."""

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
