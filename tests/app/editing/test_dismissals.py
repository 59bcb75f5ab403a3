from recovery_timer.app.editing import Dismissals
from recovery_timer.ports import ImmediateSaver
from tests.fakes.stores import MemoryDismissals


def test_dismiss__adds_keys_and_saves_them() -> None:
    store = MemoryDismissals()
    heard: list[frozenset[str]] = []
    dismissals = Dismissals(store, ImmediateSaver())
    dismissals.changed.connect(heard.append)

    dismissals.dismiss(["heat"])
    dismissals.dismiss(["caution: cold", "heat"])

    assert dismissals.keys == store.keys == {"heat", "caution: cold"}
    assert heard == [{"heat"}, {"heat", "caution: cold"}]


def test_dismiss__what_is_dismissed_already_changes_nothing() -> None:
    store = MemoryDismissals()
    store.keys = frozenset({"heat"})
    heard: list[frozenset[str]] = []
    dismissals = Dismissals(store, ImmediateSaver())
    dismissals.changed.connect(heard.append)

    dismissals.dismiss(["heat"])

    assert dismissals.keys == {"heat"}
    assert heard == []


def test_restore__brings_all_back() -> None:
    store = MemoryDismissals()
    store.keys = frozenset({"heat"})
    dismissals = Dismissals(store, ImmediateSaver())

    dismissals.restore()

    assert dismissals.keys == store.keys == frozenset()
