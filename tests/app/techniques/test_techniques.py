"""The user's own techniques: made, named, deleted, restored and imported; the catalogue follows."""

from contextlib import suppress
from datetime import date
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from recovery_timer.app.techniques import NameRefusedError, Techniques
from recovery_timer.ports import ImmediateSaver, SaveKey, SaveKind, Saver, TrashedTechnique, Worker
from recovery_timer.routine.own import OwnTechnique, with_own
from recovery_timer.routine.technique import Family
from recovery_timer.storage.catalogue import load_catalogue
from tests.fakes.clock import FakeClock
from tests.fakes.savers import LateSaver
from tests.fakes.stores import MemoryTechniques
from tests.fakes.techniques import techniques_of
from tests.fakes.worker import LateWorker
from tests.strategies import CATALOGUE

SHIPPED = load_catalogue()
COUCH = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=90)
BALL = OwnTechnique(id="own-ball", name="Ball roll", family=Family.ROLL, seconds=60)


def made(
    store: MemoryTechniques, saver: Saver | None = None, worker: Worker | None = None, clock: FakeClock | None = None
) -> Techniques:
    techniques = Techniques(
        shipped=SHIPPED,
        store=store,
        saver=saver or ImmediateSaver(),
        clock=clock or FakeClock(),
        new_id=iter("123456789").__next__,
        worker=worker,
    )
    techniques.load()
    return techniques


# -- the catalogue


def test_catalogue__has_ours_and_the_users() -> None:
    assert techniques_of(SHIPPED, [COUCH]).catalogue == with_own(SHIPPED, [COUCH])


def test_catalogue__is_a_value__each_change_makes_another() -> None:
    techniques = techniques_of(SHIPPED)
    before, heard = techniques.catalogue, list[None]()
    techniques.changed.connect(heard.append)

    techniques.save(COUCH)
    techniques.save(COUCH)

    assert (before, heard) == (SHIPPED, [None])
    assert techniques.catalogue["own-couch"].name == "Couch stretch"


# -- names


@pytest.mark.parametrize(
    "name,taken_by",
    [
        ("Calf stretch", "calf-stretch"),
        ("calf STRETCHES", "calf-stretch"),
        ("high-knees", "high-knees"),
        ("swim", "swimming"),
        ("couch-stretch", "own-couch"),
        ("walking", "walking"),
    ],
)
def test_save__under_the_name_or_alias_of_another__is_refused(name: str, taken_by: str) -> None:
    techniques = techniques_of(SHIPPED, [COUCH])
    with pytest.raises(NameRefusedError) as refused:
        techniques.save(replace(BALL, name=name))

    assert refused.value.taken_by.id == taken_by
    assert list(techniques.own) == ["own-couch"]


def test_save__under_its_own_name_in_other_letters__is_allowed() -> None:
    techniques = techniques_of(SHIPPED, [COUCH])
    techniques.save(replace(COUCH, name="COUCH stretch"))
    assert techniques.own["own-couch"].name == "COUCH stretch"


def test_draft_of__one_of_ours_and_of_the_users__has_a_name_and_an_id_of_its_own() -> None:
    techniques = techniques_of(SHIPPED, [COUCH])

    ours, users = techniques.draft_of("calf-stretch"), techniques.draft_of("own-couch")

    assert (ours.id, ours.name, ours.figure) == ("own-1", "Calf stretch (copy)", "calf-stretch")
    assert (users.id, users.name, users.seconds) == ("own-2", "Couch stretch (copy)", 90)
    assert list(techniques.own) == ["own-couch"]
    techniques.save(ours)
    assert techniques.draft_of("calf-stretch").name == "Calf stretch (copy 2)"


def test_new_draft__is_ready_to_be_saved() -> None:
    techniques = techniques_of(SHIPPED)
    techniques.save(techniques.new_draft("Couch stretch"))
    assert techniques.own["own-1"].seconds == 30


# -- deleting


def test_delete__and_restore__bring_it_back_as_it_was() -> None:
    store = MemoryTechniques([COUCH])
    techniques = made(store)

    deleted = techniques.delete("own-couch")
    assert (techniques.catalogue, store.kept, store.trashed) == (SHIPPED, {}, [deleted])
    assert techniques.restore(deleted) == COUCH

    assert (techniques.own, store.kept, store.trashed) == ({"own-couch": COUCH}, {"own-couch": COUCH}, [])


def test_restore__name_or_id_taken_by_now__comes_back_as_a_copy() -> None:
    techniques = techniques_of(SHIPPED, [COUCH])
    deleted = techniques.delete("own-couch")
    techniques.save(replace(BALL, name="Couch stretch"))
    techniques.save(replace(COUCH, name="Another"))

    assert techniques.restore(deleted) == replace(COUCH, id="own-1", name="Couch stretch (copy)")

    assert set(techniques.own) == {"own-couch", "own-ball", "own-1"}
    with pytest.raises(KeyError):
        techniques.restore(deleted)


def test_trashed__are_the_last_30_days__last_deleted_first() -> None:
    store = MemoryTechniques([COUCH, BALL])
    old = TrashedTechnique(technique=replace(COUCH, id="own-old"), deleted=date(2026, 3, 31))
    store.trashed.append(old)
    clock = FakeClock()
    techniques = made(store, clock=clock)

    deleted = [techniques.delete("own-couch")]
    clock.advance(24 * 60 * 60 * 1_000)
    deleted.append(techniques.delete("own-ball"))

    assert techniques.trashed == (deleted[1], deleted[0])
    assert [techniques.days_left(each) for each in deleted] == [29, 30]
    techniques.purge()
    assert old not in store.trashed


# -- what comes with a routine


def test_add__identical__does_nothing() -> None:
    techniques = techniques_of(SHIPPED, [COUCH])
    assert techniques.add(COUCH) is techniques.own["own-couch"]
    assert techniques.add(replace(COUCH, id="own-elsewhere")) is techniques.own["own-couch"]


def test_add__same_id_other_content__becomes_a_copy__once() -> None:
    techniques = techniques_of(SHIPPED, [COUCH])
    theirs = replace(COUCH, seconds=30)

    copy = techniques.add(theirs)

    assert copy == replace(theirs, id="own-1", name="Couch stretch (copy)")
    assert techniques.own["own-couch"] == COUCH
    assert techniques.has(theirs)
    assert techniques.add(theirs) is techniques.own["own-1"]


def test_add__id_in_other_letters__becomes_a_copy() -> None:
    techniques = techniques_of(SHIPPED, [COUCH])
    assert techniques.add(replace(BALL, id="OWN-couch")).id == "own-1"


def test_add__name_of_one_of_ours__gets_a_free_name() -> None:
    techniques = techniques_of(SHIPPED)
    assert techniques.add(replace(COUCH, name="Walking")) == replace(COUCH, name="Walking (copy)")


# -- changes by other programs


def test_reload__takes_what_is_there__but_what_cannot_be_read_stays() -> None:
    store, worker = MemoryTechniques([COUCH, BALL]), LateWorker()
    techniques = made(store, worker=worker)
    worker.deliver()
    heard = list[None]()
    techniques.changed.connect(heard.append)
    changed = replace(COUCH, seconds=45)
    store.kept = {"own-couch": changed}

    techniques.reload()
    worker.deliver()
    techniques.reload()
    worker.deliver()

    assert (techniques.own, heard) == ({"own-couch": changed}, [None])


def test_reload__of_a_file_that_cannot_be_read_now__keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryTechniques([COUCH])
    techniques = made(store)
    monkeypatch.setattr(store, "reread", lambda: {"own-couch": None})
    techniques.reload()
    assert techniques.own == {"own-couch": COUCH}


def test_reload__of_a_missing_drive__changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryTechniques([COUCH])
    techniques = made(store)

    def gone() -> dict[str, OwnTechnique | None]:
        raise OSError

    monkeypatch.setattr(store, "reread", gone)
    techniques.reload()
    assert techniques.own == {"own-couch": COUCH}


def test_reload__while_something_is_being_saved__keeps_that() -> None:
    store, saver, worker = MemoryTechniques([COUCH, BALL]), LateSaver(), LateWorker()
    techniques = made(store, saver, worker)
    worker.deliver()
    changed = replace(COUCH, seconds=45)

    techniques.save(changed)
    techniques.delete("own-ball")
    techniques.reload()
    worker.work()
    saver.save()
    worker.deliver()

    assert techniques.own == {"own-couch": changed}
    assert not saver.is_pending(SaveKey(SaveKind.TECHNIQUE, "own-couch"))


def test_reload__that_read_before_a_change_was_saved__keeps_the_change() -> None:
    store, worker = MemoryTechniques([COUCH, BALL]), LateWorker()
    techniques = made(store, worker=worker)
    worker.deliver()
    changed = replace(COUCH, seconds=45)

    techniques.reload()
    worker.work()
    techniques.save(changed)
    techniques.delete("own-ball")
    worker.deliver()

    assert techniques.own == {"own-couch": changed}


# -- everything together


_NAMES = st.sampled_from(["Couch stretch", "couch-stretches", "Walking", "Ball roll"])
_IDS = st.sampled_from(["own-a", "own-b", "walking"])


class TechniquesMachine(RuleBasedStateMachine):
    """Whatever is done in whatever order, and however late it is saved: nothing is lost, and all names differ."""

    def __init__(self) -> None:
        super().__init__()
        self.store, self.saver = MemoryTechniques(), LateSaver()
        ids = count(1)
        self.techniques = Techniques(
            shipped=CATALOGUE,
            store=self.store,
            saver=self.saver,
            clock=FakeClock(),
            new_id=lambda: str(next(ids)),
        )
        self.deleted: list[TrashedTechnique] = []

    @rule(id_=_IDS, name=_NAMES, seconds=st.integers(1, 3))
    def add(self, id_: str, name: str, seconds: int) -> None:
        theirs = OwnTechnique(id=id_, name=name, family=Family.STRETCH, seconds=seconds)
        before = dict(self.techniques.own)

        here = self.techniques.add(theirs)

        assert replace(here, id=id_, name=name) == theirs
        assert self.techniques.own == before | {here.id: here}

    @rule(name=_NAMES, data=st.data())
    def rename(self, name: str, data: st.DataObject) -> None:
        if not self.techniques.own:
            return
        technique = data.draw(st.sampled_from(list(self.techniques.own.values())))
        with suppress(NameRefusedError):
            self.techniques.save(replace(technique, name=name))
            technique = replace(technique, name=name)
        assert self.techniques.own[technique.id] == technique

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if self.techniques.own:
            self.deleted.append(self.techniques.delete(data.draw(st.sampled_from(list(self.techniques.own)))))

    @rule()
    def restore(self) -> None:
        if self.deleted:
            deleted = self.deleted.pop()
            back = self.techniques.restore(deleted)
            assert replace(back, id=deleted.technique.id, name=deleted.technique.name) == deleted.technique

    @rule()
    def step(self) -> None:
        if self.saver.waiting:
            self.saver.step()

    @rule()
    def save(self) -> None:
        self.saver.save()
        assert self.store.kept == self.techniques.own
        in_trash = [each.technique for each in self.store.trashed]
        assert all(each.technique in in_trash for each in self.deleted)

    @rule()
    def reload(self) -> None:
        before = dict(self.techniques.own)
        self.techniques.reload()
        assert self.techniques.own == before

    @invariant()
    def every_name_finds_its_technique(self) -> None:
        for technique in self.techniques.own.values():
            self.techniques.require_free(technique.name, by_other_than=technique.id)
        assert self.techniques.catalogue == with_own(CATALOGUE, self.techniques.own.values())


TechniquesMachine.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
test_machine = TechniquesMachine.TestCase
