"""What is said of a typed routine that cannot be read, or that may not be meant so.

Imported when a text is read: the notation is not needed to show the window.
"""

from PySide6.QtCore import QCoreApplication, QLocale

from recovery_timer.routine.limits import Limit
from recovery_timer.routine.notation import Fault, Message, NotationError, Notice
from recovery_timer.ui import text
from recovery_timer.ui.text.refusals import range_text, refusal_text


def finding_text(finding: Fault | Notice) -> str:
    """Return where in the text ``finding`` is, and what it says."""
    match finding:
        case Fault():
            words = text.tr("expected {expected}; try: {suggestion}")
            message = words.format(expected=message_text(finding.expected), suggestion=finding.suggested_line)
        case Notice():
            message = message_text(finding.message)
    words = text.tr("Line {line}, column {column}: {message}")
    return words.format(line=finding.line, column=finding.column, message=message)


def unread_text(error: ValueError) -> str:
    """Return why a text is no routine: its first fault, or a value that a routine may not have."""
    return finding_text(error.fault) if isinstance(error, NotationError) else refusal_text(error)


def message_text(message: str) -> str:
    """Return ``message`` of the notation in the user's language; what has to be typed stays English."""
    if not isinstance(message, Message):
        return message
    words = QCoreApplication.translate("notation", message.template)
    return words.format(**{name: _fact_text(fact) for name, fact in message.facts.items()}) if message.facts else words


def _fact_text(fact: str | int | Limit) -> str:
    match fact:
        case Limit():
            return range_text(fact)
        case int():
            return QLocale().toString(fact)
        case str():
            return message_text(fact)
