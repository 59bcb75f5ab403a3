"""One window for each data folder: a later start hands what it was asked for to the first, and ends.

Who holds the lock is the first; the system lets the lock go whatever becomes of its holder, so a crash leaves nothing
in the way. The first listens at a local socket once its window is there. A later start says in one line what it wishes,
and gets an answer in one line; where it waits for the end of a routine, it gets a second one.
"""

from recovery_timer.adapters.single_instance.first import Reception, Reply
from recovery_timer.adapters.single_instance.meeting import Lock, MeetingPlace, meeting_place
from recovery_timer.adapters.single_instance.messages import Answer, Wish, is_token
from recovery_timer.adapters.single_instance.second import NoAnswerError, first_or_answer

__all__ = [
    "Answer",
    "Lock",
    "MeetingPlace",
    "NoAnswerError",
    "Reception",
    "Reply",
    "Wish",
    "first_or_answer",
    "is_token",
    "meeting_place",
]
