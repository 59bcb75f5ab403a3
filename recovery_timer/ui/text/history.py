"""The names of edits in the undo history, each a whole sentence."""

from recovery_timer.app.editing import EditLabel, Verb
from recovery_timer.ui import text


def undo_label(label: EditLabel | None) -> str:
    """Return the text for undoing ``label``; plain "Undo" for None."""
    return text.tr("Undo") if label is None else text.tr("Undo: {edit}").format(edit=edit_label(label))


def redo_label(label: EditLabel | None) -> str:
    """Return the text for redoing ``label``; plain "Redo" for None."""
    return text.tr("Redo") if label is None else text.tr("Redo: {edit}").format(edit=edit_label(label))


def undone_text(label: EditLabel) -> str:
    """Return the announcement that ``label`` has been undone."""
    return text.tr("Undone: {edit}").format(edit=edit_label(label))


def redone_text(label: EditLabel) -> str:
    """Return the announcement that ``label`` has been redone."""
    return text.tr("Redone: {edit}").format(edit=edit_label(label))


def edit_label(label: EditLabel) -> str:
    """Return the name of the edit ``label``."""
    one = {
        Verb.ADD: text.tr("add {subject}"),
        Verb.PASTE: text.tr("paste {subject}"),
        Verb.CUT: text.tr("cut {subject}"),
        Verb.DELETE: text.tr("delete {subject}"),
        Verb.DUPLICATE: text.tr("duplicate {subject}"),
        Verb.MOVE: text.tr("move {subject}"),
        Verb.CHANGE: text.tr("change {subject}"),
        Verb.GROUP: text.tr("group {subject}"),
        Verb.UNGROUP: text.tr("ungroup the circuit"),
        Verb.RENAME: text.tr("rename to {subject}"),
        Verb.TYPE: text.tr("edit the text"),
        Verb.FIT: text.tr("fit to {subject}"),
        Verb.RESUME: text.tr("go on with the draft"),
        Verb.TAKE_THEIRS: text.tr("take the other version"),
    }
    several = {
        Verb.ADD: text.tr("add %n blocks", "", label.count),
        Verb.PASTE: text.tr("paste %n blocks", "", label.count),
        Verb.CUT: text.tr("cut %n blocks", "", label.count),
        Verb.DELETE: text.tr("delete %n blocks", "", label.count),
        Verb.DUPLICATE: text.tr("duplicate %n blocks", "", label.count),
        Verb.MOVE: text.tr("move %n blocks", "", label.count),
        Verb.GROUP: text.tr("group %n blocks", "", label.count),
    }
    words = several.get(label.verb, one[label.verb]) if label.count > 1 else one[label.verb]
    return words.format(subject=label.subject)
