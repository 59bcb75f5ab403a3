from recovery_timer.ports import SaveKey, SaveKind, Unsaved
from recovery_timer.ui.text.terminal import not_saved


def test_not_saved__same_kind_twice__is_named_once() -> None:
    unsaved = [Unsaved(SaveKey(SaveKind.RECORD, each), None) for each in "ab"]

    assert not_saved(unsaved) == "Not saved: record, because the disk does not answer."
