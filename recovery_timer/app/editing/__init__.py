"""Editing routines: drafts with their history, kept until they are saved."""

from recovery_timer.app.editing.dismissals import Dismissals
from recovery_timer.app.editing.draft import Draft, EditLabel, Verb
from recovery_timer.app.editing.workbench import ChangedUnderneathError, UnreadTextError, Workbench

__all__ = [
    "ChangedUnderneathError",
    "Dismissals",
    "Draft",
    "EditLabel",
    "UnreadTextError",
    "Verb",
    "Workbench",
]
