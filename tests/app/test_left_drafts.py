import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from recovery_timer.app.left_drafts import LeftDrafts
from recovery_timer.ports import QuarantinedFile, SavedDraft
from recovery_timer.ports.problems import Unreadable
from recovery_timer.routine.model import Sketch
from tests.fakes.stores import MemoryDrafts

LEGS = SavedDraft(routine_id="legs", sketch=Sketch(name="Legs"))
TORN = QuarantinedFile(file="a", kept_as="b", problem=Unreadable("torn"))


class Drafts(MemoryDrafts):
    """Drafts of which one is torn; ``on_load`` is called by whoever reads them."""

    def __init__(self, on_load: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.on_load = on_load
        self.save(LEGS)

    def load(self) -> tuple[list[SavedDraft], list[QuarantinedFile]]:
        self.on_load()
        return list(self.kept.values()), [TORN]


def test_read__again__returns_what_was_left_and_not_what_came_since() -> None:
    store, reported = Drafts(), list[QuarantinedFile]()
    left = LeftDrafts(lambda: store, reported.append)
    assert left.read() == (LEGS,)

    store.save(SavedDraft(routine_id="new", sketch=Sketch(name="New")))

    assert left.read() == (LEGS,)
    assert reported == [TORN]


def test_read__while_another_thread_reads__waits_and_reads_nothing_itself() -> None:
    begun, may_end, readers = threading.Event(), threading.Event(), list[int]()

    def on_load() -> None:
        readers.append(threading.get_ident())
        begun.set()
        assert may_end.wait(60)

    reported = list[QuarantinedFile]()
    left = LeftDrafts(lambda: Drafts(on_load), reported.append)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(left.read)
        assert begun.wait(60)
        second = threads.submit(left.read)
        may_end.set()
        assert first.result() == second.result() == (LEGS,)
    assert len(readers) == 1
    assert reported == [TORN]
