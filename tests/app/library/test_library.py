from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from recovery_timer.app.library.library import Imported, Library, LibraryEntry
from recovery_timer.app.library.names import AmbiguousNameError, NameTakenError, NoSuchRoutineError
from recovery_timer.app.library.trash import Trash
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import ImmediateSaver, QuarantinedFile, Trashed
from recovery_timer.ports.problems import Unreadable
from recovery_timer.routine.facts import Group
from recovery_timer.routine.model import Circuit, Contrast, Routine, Step, Water
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family, Muscle, Technique
from tests.fakes.clock import FakeClock
from tests.fakes.savers import LateSaver
from tests.fakes.stores import MemoryRoutines
from tests.fakes.techniques import techniques_of
from tests.fakes.worker import LateWorker

CALF = Technique(
    id="calf-stretch",
    name="Calf stretch",
    family=Family.STRETCH,
    place="step",
    how_to="",
    section="",
    claims=(),
    muscles=(Muscle.CALVES,),
)
SHOWER = Technique(
    id="hot-cold-shower",
    name="Hot/cold shower",
    family=Family.CONTRAST,
    place="contrast",
    how_to="",
    section="",
    claims=(),
)


def routine(routine_id: str, name: str, *blocks: Step | Contrast | Circuit) -> Routine:
    return Routine(id=routine_id, name=name, blocks=blocks or (Step(name="Walk", seconds=60),))


BASICS = routine("builtin-basics", "Post-run basics")


class FakeStore:
    """Routines in memory, as a `RoutineStore` that can be made to fail."""

    def __init__(self, *routines: Routine, quarantined: tuple[QuarantinedFile, ...] = ()) -> None:
        self.kept = {each.id: each for each in routines}
        self.quarantined = quarantined
        self.full = False
        self.torn: tuple[str, ...] = ()

    def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
        return list(self.kept.values()), list(self.quarantined)

    def reread(self) -> dict[str, Routine | None]:
        if self.full:
            raise OSError(5, "Input/output error")
        return {**self.kept, **dict.fromkeys(self.torn)}

    def save(self, routine: Routine) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        self.kept[routine.id] = routine

    def delete(self, routine_id: str) -> None:
        if self.full:
            raise OSError(30, "Read-only file system")
        self.kept.pop(routine_id, None)


def library(store: FakeStore, *built_in: Routine) -> Library:
    ids = iter(f"new-{number}" for number in range(1, 100))
    known = Library(
        store=store,
        saver=ImmediateSaver(),
        built_in=built_in or (BASICS,),
        techniques=techniques_of({CALF.id: CALF, SHOWER.id: SHOWER}),
        new_id=lambda: next(ids),
    )
    known.load()
    return known


def test_load__worker_is_busy__is_loaded_later() -> None:
    worker = LateWorker()
    loaded: list[frozenset[str]] = []
    known = Library(
        store=FakeStore(routine("1", "Legs")),
        saver=ImmediateSaver(),
        built_in=(BASICS,),
        techniques=techniques_of({}),
        new_id=lambda: "new",
        worker=worker,
    )
    known.changed.connect(loaded.append)

    known.load(lambda: loaded.append(frozenset({"then"})))
    assert (known.is_loaded, loaded) == (False, [])
    worker.deliver()

    assert known.is_loaded
    assert loaded == [{"1"}, {"then"}]
    assert known.entry("1").routine.name == "Legs"


def test_load__fails__is_over_all_the_same() -> None:
    class BrokenFavourites(FakeStore):
        def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
            raise RuntimeError("a mistake")

    worker = LateWorker()
    known = Library(
        store=BrokenFavourites(),
        saver=ImmediateSaver(),
        built_in=(BASICS,),
        techniques=techniques_of({}),
        new_id=lambda: "new",
        worker=worker,
    )
    known.load()

    with pytest.raises(RuntimeError):
        worker.deliver()

    assert known.is_loaded


def test_entries__are_the_users_own_then_the_built_in_ones() -> None:
    legs = routine("1", "Legs")

    assert library(FakeStore(legs)).entries == (LibraryEntry(legs, built_in=False), LibraryEntry(BASICS, built_in=True))


def test_entries__users_routine_replaces_a_built_in_one_of_the_same_id() -> None:
    mine = routine(BASICS.id, "My basics")
    known = library(FakeStore(mine))

    assert known.entries == (LibraryEntry(mine, built_in=False),)
    assert known.entry(BASICS.id) == LibraryEntry(mine, built_in=False)
    assert known.count == len(known.entries)


def test_entry__unknown_id__raises() -> None:
    known = library(FakeStore())

    assert known.entry(BASICS.id) == LibraryEntry(BASICS, built_in=True)
    with pytest.raises(KeyError):
        known.entry("nowhere")


def test_load__reports_files_set_aside() -> None:
    broken = QuarantinedFile(file="a.json", kept_as="a.broken-1.json", problem=Unreadable("It is torn"))

    assert library(FakeStore(quarantined=(broken,))).quarantined == (broken,)


def test_load__missing_technique__stays_that_of_the_step() -> None:
    lost = Step(name="Moon walk", technique="moon-walk", seconds=30)
    kept = Step(name="Calf stretch", technique="calf-stretch", seconds=30)
    known = library(FakeStore(routine("1", "Odd", lost, kept)))

    assert known.entry("1").routine.blocks == (lost, kept)
    assert [entry.routine.id for entry in known.search("moon")] == ["1"]


@pytest.mark.parametrize("name", ["Evening legs", "evening LEGS", "  Evening   legs ", "EVENING LEGS"])
def test_find__ignores_case_and_spaces(name: str) -> None:
    legs = routine("1", "Evening legs")

    assert library(FakeStore(legs)).find(name) == legs


def test_find__prefers_the_exact_name() -> None:
    upper, lower = routine("1", "LEGS"), routine("2", "legs")
    known = library(FakeStore(upper, lower))

    assert (known.find("LEGS"), known.find("legs")) == (upper, lower)
    with pytest.raises(AmbiguousNameError) as caught:
        known.find("Legs")
    assert caught.value.ids == ("1", "2")


def test_find__ignores_unicode_composition() -> None:
    fuss = routine("1", "Füße")

    assert library(FakeStore(fuss)).find("Fu\u0308ße") == fuss


def test_find__refuses_a_name_that_two_share() -> None:
    known = library(FakeStore(routine("a", "Legs"), routine("b", "Legs")))

    with pytest.raises(AmbiguousNameError) as caught:
        known.find("Legs")
    assert (caught.value.name, caught.value.ids) == ("Legs", ("a", "b"))


def test_find__by_its_id__tells_two_of_one_name_apart() -> None:
    first, second = routine("a", "Legs"), routine("b", "Legs")
    known = library(FakeStore(first, second, routine("c", "a")))

    assert known.find("b") == second
    # A name comes before an id.
    assert known.find("a").id == "c"


@pytest.mark.parametrize(
    "name, nearest",
    [
        ("Post", ("Post-run basics",)),
        ("post-run basic", ("Post-run basics",)),
        ("Pots-run bascis", ("Post-run basics",)),
        ("zzz", ()),
        ("", ()),
        ("\udcff" * 100_000, ()),
    ],
    ids=["beginning", "one letter short", "two slips", "nothing like it", "empty", "huge"],
)
def test_find__of_an_unknown_name__names_the_nearest(name: str, nearest: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchRoutineError) as caught:
        library(FakeStore()).find(name)

    assert caught.value.nearest == nearest


@pytest.mark.parametrize(
    "text, found",
    [
        ("", ["1", "2", "builtin-basics"]),
        ("calves", ["1"]),
        ("STRETCH calf", ["1"]),
        ("shower", ["2"]),
        ("heels", ["1"]),
        ("heels shower", []),
        ("post-run", ["builtin-basics"]),
    ],
)
def test_search__looks_into_names_techniques_and_muscles(text: str, found: list[str]) -> None:
    heels = Step(name="Heels", technique="calf-stretch", seconds=30)
    known = library(
        FakeStore(
            routine("1", "Evening", Circuit(blocks=(heels,))),
            routine("2", "Morning", Contrast(cycles=2, water=Water.SHOWER)),
        )
    )

    assert [entry.routine.id for entry in known.search(text)] == found


def test_duplicate__keeps_a_copy_under_a_free_name() -> None:
    store = FakeStore()
    known = library(store)

    names = [known.duplicate(BASICS.id).name for _ in range(3)]

    assert names == ["Post-run basics (copy)", "Post-run basics (copy 2)", "Post-run basics (copy 3)"]
    assert [each.name for each in store.kept.values()] == names
    assert known.entry(BASICS.id).built_in


def test_duplicate__of_the_longest_name__stays_within_the_limit() -> None:
    known = library(FakeStore(routine("1", "x" * 80)))

    assert known.duplicate("1").name == "x" * 73 + " (copy)"


def test_rename__keeps_the_id_and_refuses_an_invalid_name() -> None:
    store = FakeStore(routine("1", "Legs"))
    known = library(store)

    known.rename("1", "  Evening  legs ")

    assert store.kept["1"].name == "Evening legs"
    with pytest.raises(ValueError, match="name must be 1 to 80 characters, not 0"):
        known.rename("1", " ")
    assert known.entry("1").routine.name == "Evening legs"


@pytest.mark.parametrize("name", ["Arms", " arms "])
def test_rename__to_the_name_of_another__is_refused(name: str) -> None:
    known = library(FakeStore(routine("1", "Legs"), routine("2", "Arms")))

    with pytest.raises(NameTakenError):
        known.rename("1", name)
    assert known.entry("1").routine.name == "Legs"


def test_rename__to_its_own_name__or_in_other_case() -> None:
    known = library(FakeStore(routine("1", "Legs")))
    known.rename("1", "Legs")
    known.rename("1", "LEGS")

    assert known.entry("1").routine.name == "LEGS"


def test_delete__can_be_undone() -> None:
    legs = routine("1", "Legs")
    store = FakeStore(legs)
    known = library(store)

    gone = known.delete("1")
    assert store.kept == {}
    with pytest.raises(KeyError):
        known.entry("1")

    known.save(gone)
    assert store.kept == {"1": legs}


def test_add__of_a_new_routine__keeps_it() -> None:
    legs = routine("1", "Legs")
    store = FakeStore()

    assert library(store).add(legs) == (Imported.ADDED, legs)
    assert store.kept == {"1": legs}


@pytest.mark.parametrize("routine_id", ["the same", "another"])
@pytest.mark.parametrize("known", [BASICS, routine("1", "Legs")], ids=["built in", "own"])
def test_add__of_an_identical_routine__does_nothing(known: Routine, routine_id: str) -> None:
    store = FakeStore(routine("1", "Legs"))
    store.full = True
    brought = known if routine_id == "the same" else replace(known, id="from-a-text")

    assert library(store).add(brought) == (Imported.ALREADY_THERE, known)


def test_add__of_the_same_id_with_other_content__adds_a_copy() -> None:
    store = FakeStore(routine("1", "Legs"))
    other = routine("1", "Legs", Step(name="Run", seconds=5))
    copy = replace(other, id="new-1", name="Legs (copy)")

    assert library(store).add(other) == (Imported.ADDED_AS_COPY, copy)
    assert store.kept == {"1": routine("1", "Legs"), "new-1": copy}


def _save(known: Library) -> None:
    known.save(routine("1", "Other"))


def _delete(known: Library) -> None:
    known.delete("1")


def _add(known: Library) -> None:
    known.add(routine("2", "New"))


@pytest.mark.parametrize("change", [_save, _delete, _add])
def test_change__not_saved__leaves_the_library_as_it_was(change: Callable[[Library], None]) -> None:
    store = FakeStore(routine("1", "Legs"))
    known = library(store)
    before = known.entries
    heard: list[frozenset[str]] = []
    known.changed.connect(heard.append)
    store.full = True

    for _ in range(2):
        with pytest.raises(OSError, match=r"No space left|Read-only"):
            change(known)

    assert known.entries == before
    assert heard == []


def test_changed__is_emitted_on_every_change() -> None:
    known = library(FakeStore())
    heard: list[str] = []
    known.changed.connect(lambda _: heard.append(", ".join(entry.routine.name for entry in known.entries)))

    known.add(routine("1", "Legs"))
    known.rename("1", "Arms")
    known.delete("1")

    assert heard == ["Legs, Post-run basics", "Arms, Post-run basics", "Post-run basics"]


def test_announcing_once__emits_once_at_the_end_and_per_change_again_afterwards() -> None:
    known = library(FakeStore(routine("1", "Legs")))
    heard: list[frozenset[str]] = []
    known.changed.connect(heard.append)

    with known.announcing_once():
        known.save(routine("2", "Arms"))
        known.rename("2", "Both arms")
        known.set_favourite(BASICS.id, favourite=True)
        known.delete("1")
        assert heard == []
    assert heard == [frozenset({"1", "2", BASICS.id})]

    known.delete("2")
    assert heard[1:] == [frozenset({"2"})]


def test_announcing_once__nothing_done__emits_nothing() -> None:
    known = library(FakeStore())
    heard: list[frozenset[str]] = []
    known.changed.connect(heard.append)

    with known.announcing_once():
        pass

    assert heard == []


def test_announcing_once__ended_early__emits_the_changes_up_to_then() -> None:
    store = FakeStore()
    known = library(store)
    heard: list[frozenset[str]] = []
    known.changed.connect(heard.append)

    def save_until_the_disk_is_full() -> None:
        with known.announcing_once():
            known.save(routine("1", "Legs"))
            store.full = True
            known.save(routine("2", "Arms"))

    with pytest.raises(OSError, match="No space left"):
        save_until_the_disk_is_full()

    assert heard == [frozenset({"1"})]
    assert known.entries == (LibraryEntry(routine("1", "Legs"), built_in=False), LibraryEntry(BASICS, built_in=True))


# -- what other programs do


def test_reload__picks_up_the_differences_and_emits_only_those() -> None:
    store = FakeStore(routine("1", "Legs"), routine("2", "Arms"), routine("3", "Hips"))
    known = library(store)
    heard: list[frozenset[str]] = []
    known.changed.connect(heard.append)
    arms, back = routine("2", "Both arms"), routine("4", "Back")
    store.kept = {"1": routine("1", "Legs"), "2": arms, "4": back}

    known.reload()
    known.reload()

    assert heard == [frozenset({"2", "3", "4"})]
    assert [entry.routine for entry in known.entries] == [routine("1", "Legs"), arms, back, BASICS]


def test_reload__leaves_unreadable_routines() -> None:
    store = FakeStore(routine("1", "Legs"), routine("2", "Arms"))
    known = library(store)
    before = known.entries
    store.torn = ("1",)
    known.reload()
    assert known.entries == before

    store.kept.clear()
    store.full = True
    known.reload()
    assert known.entries == before


def test_reload__missing_technique__stays_that_of_the_step() -> None:
    store = FakeStore()
    known = library(store)
    lost = Step(name="Moon walk", technique="moon-walk", seconds=30)
    store.kept["1"] = routine("1", "Odd", lost, Circuit(blocks=(lost,)))
    heard: list[frozenset[str]] = []
    known.changed.connect(heard.append)

    known.reload()
    known.reload()

    assert known.entry("1").routine.blocks == (lost, Circuit(blocks=(lost,)))
    assert heard == [frozenset({"1"})]


def test_reload__notices_that_a_routine_was_reverted() -> None:
    legs = routine("1", "Legs")
    store = FakeStore(legs)
    known = library(store)
    known.save(routine("1", "Better legs"))
    store.kept["1"] = legs
    known.reload()
    assert known.entry("1").routine == legs

    store.kept.clear()
    known.reload()
    store.kept["1"] = legs
    known.reload()
    assert known.entry("1").routine == legs


def test_reload__leaves_routines_being_saved() -> None:
    store, saver = FakeStore(routine("1", "Legs"), routine("2", "Arms")), LateSaver()
    known = Library(store=store, saver=saver, built_in=(), techniques=techniques_of({}), new_id=lambda: "new")
    known.load()
    known.save(routine("1", "Better legs"))
    known.delete("2")
    known.save(routine("3", "Hips"))
    assert known.is_being_saved("1")

    known.reload()
    assert [entry.routine.name for entry in known.entries] == ["Better legs", "Hips"]

    saver.save()
    known.reload()
    assert [entry.routine.name for entry in known.entries] == ["Better legs", "Hips"]
    assert not known.is_being_saved("1")


def test_reload__leaves_routines_saved_while_the_files_are_read() -> None:
    store, worker = FakeStore(routine("1", "Legs"), routine("2", "Arms"), routine("3", "Hips")), LateWorker()
    known = Library(
        store=store,
        saver=ImmediateSaver(),
        built_in=(),
        techniques=techniques_of({}),
        new_id=lambda: "new",
        worker=worker,
    )
    known.load()
    worker.deliver()
    store.kept["3"] = routine("3", "Their hips")
    heard: list[str] = []
    known.reload(lambda: heard.append("done"))
    worker.work()
    known.save(routine("1", "Better legs"))
    known.delete("2")
    known.save(routine("4", "Feet"))
    assert heard == []

    worker.deliver()

    assert [entry.routine.name for entry in known.entries] == ["Better legs", "Their hips", "Feet"]
    assert heard == ["done"]


def test_reload__unreadable_folder__continues_all_the_same() -> None:
    store, heard = FakeStore(routine("1", "Legs")), list[str]()
    known = library(store)
    store.full = True
    known.reload(lambda: heard.append("done"))

    assert known.entry("1").routine == routine("1", "Legs")
    assert heard == ["done"]


# -- the trash


class Bin:
    """Deleted routines in memory, as a `TrashStore`."""

    def __init__(self, *kept: Trashed) -> None:
        self.kept = list(kept)

    def load(self) -> list[Trashed]:
        return list(self.kept)

    def put(self, trashed: Trashed) -> None:
        self.kept.append(trashed)

    def take(self, trashed: Trashed) -> None:
        self.kept.remove(trashed)

    def purge(self, before: date) -> None:
        self.kept = [each for each in self.kept if each.deleted >= before]


TODAY = date(2026, 5, 1)


def with_trash(store: FakeStore, kept: Bin) -> tuple[Library, Trash]:
    trash = Trash(store=kept, saver=ImmediateSaver(), clock=FakeClock(wall=datetime(2026, 5, 1, 18, tzinfo=UTC)))
    trash.load()
    ids = iter(["new-1", "new-2"])
    known = Library(
        store=store,
        saver=ImmediateSaver(),
        built_in=(),
        techniques=techniques_of({}),
        new_id=lambda: next(ids),
        trash=trash,
    )
    known.load()
    return known, trash


def test_delete__moves_to_the_trash_and_restore_moves_back() -> None:
    legs, kept = routine("1", "Legs"), Bin()
    store = FakeStore(legs)
    known, trash = with_trash(store, kept)
    heard: list[None] = []
    trash.changed.connect(heard.append)

    gone = known.delete("1")
    assert (store.kept, kept.kept) == ({}, [Trashed(routine=legs, deleted=TODAY)])
    assert list(trash.trashed) == [Trashed(routine=legs, deleted=TODAY)]
    assert trash.days_left(trash.trashed[0]) == 30

    assert known.restore(gone) == legs
    assert store.kept == {"1": legs}
    assert kept.kept == list(trash.trashed) == []
    assert known.entry("1").routine == legs
    assert len(heard) == 2


def test_restore__id_taken__comes_back_as_a_copy() -> None:
    store = FakeStore(routine("1", "Legs"))
    known, _ = with_trash(store, Bin())
    gone = known.delete("1")
    other = routine("1", "Legs", Step(name="Run", seconds=5))
    known.add(other)

    back = known.restore(gone)

    assert back == replace(gone, id="new-1", name="Legs (copy)")
    assert store.kept == {"1": other, "new-1": back}


def test_restore__not_in_the_trash__raises() -> None:
    known, _ = with_trash(FakeStore(), Bin())

    with pytest.raises(KeyError):
        known.restore(routine("1", "Legs"))
    with pytest.raises(KeyError):
        library(FakeStore()).restore(routine("1", "Legs"))


def test_delete__that_fails__leaves_the_trash_as_it_was() -> None:
    store = FakeStore(routine("1", "Legs"))
    known, trash = with_trash(store, Bin())
    store.full = True

    with pytest.raises(OSError, match="Read-only"):
        known.delete("1")

    assert trash.trashed == ()
    assert known.entry("1").routine == routine("1", "Legs")


def test_trash__is_purged_after_30_days() -> None:
    kept = Bin(
        Trashed(routine=routine("today", "Today"), deleted=TODAY),
        Trashed(routine=routine("old", "Old"), deleted=date(2026, 3, 31)),
        Trashed(routine=routine("last", "Last day"), deleted=date(2026, 4, 1)),
    )
    _, trash = with_trash(FakeStore(), kept)

    assert [each.routine.id for each in trash.trashed] == ["today", "last"]
    assert [trash.days_left(each) for each in trash.trashed] == [30, 0]
    assert len(kept.kept) == 3
    trash.purge()
    assert {each.routine.id for each in kept.kept} == {"today", "last"}


# -- favourites and order


class Liked:
    """Favourites in memory, as a `FavouritesStore`."""

    def __init__(self, *ids: str) -> None:
        self.ids = frozenset(ids)

    def load(self) -> frozenset[str]:
        return self.ids

    def save(self, ids: frozenset[str]) -> None:
        self.ids = ids


def test_favourites__are_kept_for_own_and_built_in_ones() -> None:
    liked = Liked("1")
    known = Library(
        store=FakeStore(routine("1", "Legs")),
        saver=ImmediateSaver(),
        built_in=(BASICS,),
        techniques=techniques_of({}),
        new_id=lambda: "new",
        favourites=liked,
    )
    known.load()
    heard: list[frozenset[str]] = []
    known.changed.connect(heard.append)
    assert [entry.favourite for entry in known.entries] == [True, False]

    known.set_favourite(BASICS.id, True)
    known.set_favourite("1", False)

    assert liked.ids == {BASICS.id}
    assert [entry.favourite for entry in known.entries] == [False, True]
    assert heard == [frozenset({BASICS.id}), frozenset({"1"})]


def test_listed__has_favourites_first_then_the_last_used_then_the_names() -> None:
    own = [routine(each, each) for each in ("b", "A", "used", "used-later", "liked", "liked-used")]
    known = library(FakeStore(*own))
    for each in ("liked", "liked-used"):
        known.set_favourite(each, True)
    used = {
        "used": datetime(2026, 4, 1, tzinfo=UTC),
        "used-later": datetime(2026, 4, 2, tzinfo=UTC),
        "liked-used": datetime(2026, 1, 1, tzinfo=UTC),
    }

    listed = [entry.routine.id for entry in known.listed("", used.get)]

    assert listed == ["liked-used", "liked", "used-later", "used", "A", "b", BASICS.id]
    assert [entry.routine.id for entry in known.listed("used", used.get)] == ["liked-used", "used-later", "used"]


def test_search__knows_a_routine_that_was_changed() -> None:
    known = library(FakeStore(routine("1", "Legs")))
    assert [entry.routine.id for entry in known.search("legs")] == ["1"]
    known.rename("1", "Arms")

    assert known.search("legs") == ()
    assert [entry.routine.id for entry in known.search("arms")] == ["1"]


def test_add__of_an_id_that_differs_in_case_alone__adds_a_copy() -> None:
    store = FakeStore(routine("legs", "Legs"))

    assert library(store).add(routine("LEGS", "Other legs"))[0] is Imported.ADDED_AS_COPY
    assert store.kept.keys() == {"legs", "new-1"}


def of_newer_version(understood: Routine | None) -> QuarantinedFile:
    return QuarantinedFile(file="n.json", kept_as="n.json", problem=Unreadable("Newer"), understood=understood)


def test_newer__that_is_understood__can_be_looked_at_and_copied() -> None:
    hills, legs = routine("n", "Hills"), routine("1", "Legs")
    store = FakeStore(legs, quarantined=(of_newer_version(hills), of_newer_version(None)))
    known = library(store)

    assert [(each.routine, each.newer, each.read_only) for each in known.entries] == [
        (legs, False, False),
        (hills, True, True),
        (BASICS, False, True),
    ]
    assert known.count == len(known.entries)
    assert known.find("hills") == hills
    assert known.duplicate("n") == replace(hills, id="new-1", name="Hills (copy)")
    assert known.add(replace(hills, id="other"))[0] is Imported.ALREADY_THERE
    assert known.add(routine("n", "Another"))[0] is Imported.ADDED_AS_COPY
    assert "n" not in store.kept


def test_newer__goes_and_becomes_usual_with_its_file() -> None:
    hills, flats = routine("n", "Hills"), routine("m", "Flats")
    store = FakeStore(quarantined=(of_newer_version(hills), of_newer_version(flats)))
    store.torn = ("n", "m")
    known = library(store)
    emitted: list[frozenset[str]] = []
    known.changed.connect(emitted.append)
    known.reload()
    assert known.entry("n") == LibraryEntry(hills, built_in=False, newer=True)

    store.torn = ()
    store.kept["m"] = flats
    known.reload()

    assert known.entries == (LibraryEntry(flats, built_in=False), LibraryEntry(BASICS, built_in=True))
    assert emitted == [frozenset({"n", "m"})]


def test_entry__has_the_group_of_a_built_in_routine() -> None:
    made = Library(
        store=MemoryRoutines(),
        saver=ImmediateSaver(),
        built_in=(BASICS,),
        techniques=techniques_of({}),
        new_id=lambda: "new",
        groups={BASICS.id: Group.AFTER_A_RUN},
    )
    made.load()

    assert made.entry(BASICS.id).group is Group.AFTER_A_RUN
    copy = made.duplicate(BASICS.id)
    assert made.entry(copy.id).group is None


# -- the user's own techniques


COUCH = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, muscles=(Muscle.QUADS,), seconds=90)


def with_techniques(techniques: Techniques) -> Library:
    known = Library(store=FakeStore(), saver=ImmediateSaver(), built_in=(), techniques=techniques, new_id=lambda: "new")
    known.load()
    return known


def test_add__with_a_technique__adds_that_too() -> None:
    techniques = techniques_of({})
    step = Step(name="Couch stretch", technique="own-couch", seconds=90)

    assert with_techniques(techniques).add(routine("1", "Couch", step), [COUCH])[0] is Imported.ADDED

    assert techniques.own == {"own-couch": COUCH}


def test_add__with_another_technique_of_that_id__lets_the_routine_use_its_copy() -> None:
    techniques = techniques_of({}, [COUCH])
    known = with_techniques(techniques)
    step = Step(name="Couch stretch", technique="own-couch", seconds=90)
    theirs = replace(COUCH, seconds=45)

    _, added = known.add(routine("1", "Couch", step, Circuit(blocks=(step,))), [theirs])

    own = replace(step, technique="own-1")
    assert added.blocks == (own, Circuit(blocks=(own,)))
    assert known.add(routine("1", "Couch", step, Circuit(blocks=(step,))), [theirs]) == (Imported.ALREADY_THERE, added)


def test_search__finds_a_routine_by_its_technique__as_that_is_now() -> None:
    techniques = techniques_of({}, [COUCH])
    known = with_techniques(techniques)
    known.save(routine("1", "Couch", Step(name="My hold", technique="own-couch", seconds=90)))
    assert [entry.routine.id for entry in known.search("quads")] == ["1"]

    techniques.save(replace(COUCH, muscles=(Muscle.GLUTES,)))

    assert known.search("quads") == ()
    assert [entry.routine.id for entry in known.search("glutes")] == ["1"]
