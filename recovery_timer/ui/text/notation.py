"""What is said of a typed routine that cannot be read, or that may not be meant so.

Imported when a text is read: the notation is not needed to show the window.
"""

from recovery_timer.routine.notation import Fault, NotationError, Notice
from recovery_timer.ui.text.messages import message_text
from recovery_timer.ui.text.refusals import refusal_text


def finding_text(finding: Fault | Notice) -> str:
    """Return where in the text ``finding`` is, and what it says."""
    return message_text(finding.sentence)


def unread_text(error: ValueError) -> str:
    """Return why a text is no routine: its first fault, or a value that a routine may not have."""
    return finding_text(error.fault) if isinstance(error, NotationError) else refusal_text(error)
