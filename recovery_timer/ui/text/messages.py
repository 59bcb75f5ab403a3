"""Messages from below the window, in the user's language."""

from PySide6.QtCore import QCoreApplication, QLocale

from recovery_timer.routine.limits import Limit
from recovery_timer.routine.message import Message, MessageFact
from recovery_timer.ui.text.refusals import range_text

_LARGEST = 2**63 - 1
"""The largest number that QLocale can format; a file that was tampered with may have a larger one."""


def message_text(message: str) -> str:
    """Return ``message`` in the user's language; words to be typed, and those of the system, are left unchanged."""
    if not isinstance(message, Message):
        return message
    words = QCoreApplication.translate("messages", message.template)
    return words.format(**{name: _fact_text(fact) for name, fact in message.facts.items()}) if message.facts else words


def _fact_text(fact: MessageFact) -> str:
    match fact:
        case Limit():
            return range_text(fact)
        case int() if abs(fact) <= _LARGEST:
            return QLocale().toString(fact)
        case int():
            return str(fact)
        case float():
            return QLocale().toString(fact, "f", 1)
        case str():
            return message_text(fact)
