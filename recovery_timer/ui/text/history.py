"""The names of edits, as the history says them: a whole sentence for each."""

from recovery_timer.app.editing import EditLabel, Verb
from recovery_timer.ui.text.domain import tr


def undo_label(label: EditLabel | None) -> str:
    """Return what undoing ``label`` is called; plain "Undo" when there is nothing."""
    return tr("Undo") if label is None else tr("Undo: {edit}").format(edit=edit_label(label))


def redo_label(label: EditLabel | None) -> str:
    """Return what doing ``label`` again is called; plain "Redo" when there is nothing."""
    return tr("Redo") if label is None else tr("Redo: {edit}").format(edit=edit_label(label))


def edit_label(label: EditLabel) -> str:
    """Return what ``label`` did."""
    one = {
        Verb.ADD: tr("add {subject}"),
        Verb.PASTE: tr("paste {subject}"),
        Verb.CUT: tr("cut {subject}"),
        Verb.DELETE: tr("delete {subject}"),
        Verb.DUPLICATE: tr("duplicate {subject}"),
        Verb.MOVE: tr("move {subject}"),
        Verb.CHANGE: tr("change {subject}"),
        Verb.GROUP: tr("group {subject}"),
        Verb.UNGROUP: tr("ungroup the circuit"),
        Verb.RENAME: tr("rename to {subject}"),
        Verb.TYPE: tr("edit the text"),
        Verb.FIT: tr("fit to {subject}"),
        Verb.RESUME: tr("go on with the draft"),
        Verb.TAKE_THEIRS: tr("take the other version"),
    }
    several = {
        Verb.ADD: tr("add {count} blocks"),
        Verb.PASTE: tr("paste {count} blocks"),
        Verb.CUT: tr("cut {count} blocks"),
        Verb.DELETE: tr("delete {count} blocks"),
        Verb.DUPLICATE: tr("duplicate {count} blocks"),
        Verb.MOVE: tr("move {count} blocks"),
        Verb.GROUP: tr("group {count} blocks"),
    }
    words = several.get(label.verb, one[label.verb]) if label.count > 1 else one[label.verb]
    return words.format(subject=label.subject, count=label.count)
