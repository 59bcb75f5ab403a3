"""Messages about a typed routine that cannot be read, or that may not be what was meant.

Imported when a text is read: showing the window does not need the notation.
"""

from recovery_timer.routine.notation import Fault, NotationError, Notice
from recovery_timer.ui.text.messages import message_text
from recovery_timer.ui.text.refusals import refusal_text


def finding_text(finding: Fault | Notice) -> str:
    """Return the place of ``finding`` in the text, and its message."""
    return message_text(finding.sentence)


def unread_text(error: ValueError) -> str:
    """Return why a text is not a routine: its first fault, or a value that routines do not allow."""
    return finding_text(error.fault) if isinstance(error, NotationError) else refusal_text(error)
