import pytest

from recovery_timer.app.editing import EditLabel, Verb
from recovery_timer.ui.text.history import edit_label, redo_label, undo_label

HISTORY: dict[str, EditLabel] = {
    "add Calf stretch": EditLabel(Verb.ADD, "Calf stretch"),
    "add 2 blocks": EditLabel(Verb.ADD, "Calf stretch", 2),
    "paste 3 blocks": EditLabel(Verb.PASTE, "Calf stretch", 3),
    "cut Calf stretch": EditLabel(Verb.CUT, "Calf stretch"),
    "delete 2 blocks": EditLabel(Verb.DELETE, "Calf stretch", 2),
    "duplicate Calf stretch": EditLabel(Verb.DUPLICATE, "Calf stretch"),
    "move Calf stretch": EditLabel(Verb.MOVE, "Calf stretch"),
    "move 2 blocks": EditLabel(Verb.MOVE, "Calf stretch", 2),
    "change Calf stretch": EditLabel(Verb.CHANGE, "Calf stretch"),
    "group 2 blocks": EditLabel(Verb.GROUP, "Calf stretch", 2),
    "ungroup the circuit": EditLabel(Verb.UNGROUP, "Circuit, 2 rounds"),
    "rename to Evening": EditLabel(Verb.RENAME, "Evening"),
    "edit the text": EditLabel(Verb.TYPE),
    "fit to 12:00": EditLabel(Verb.FIT, "12:00"),
    "rename to {count} of {subject}": EditLabel(Verb.RENAME, "{count} of {subject}"),
}


@pytest.mark.parametrize("expected", HISTORY)
def test_undo_label__names_the_edit(expected: str) -> None:
    assert edit_label(HISTORY[expected]) == expected
    assert undo_label(HISTORY[expected]) == f"Undo: {expected}"
    assert redo_label(HISTORY[expected]) == f"Redo: {expected}"


def test_undo_label__of_nothing__is_plain() -> None:
    assert (undo_label(None), redo_label(None)) == ("Undo", "Redo")


def test_edit_label__exists_for_every_verb() -> None:
    for verb in Verb:
        for count in (1, 2):
            words = edit_label(EditLabel(verb, "it", count))
            assert words
            assert "{" not in words
