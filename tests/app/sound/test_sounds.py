from array import array

import pytest

from recovery_timer.app.sound.sounds import LoadedSounds, LostSound, Sounds
from recovery_timer.audio.mixer import CueTrack
from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports import ImmediateSaver, ImmediateWorker, QuarantinedFile, SaveKey, SaveKind
from recovery_timer.ports.problems import SoundFault, SoundUnusable, Unreadable, UnusableSoundError
from tests.fakes.savers import LateSaver
from tests.fakes.stores import MemorySounds
from tests.fakes.worker import LateWorker

BUILT_IN = {Sound.TICK: array("h", [1]), Sound.HALF: array("h", [2] * 48)}
BELL, GONG = array("h", [7, 7, 7]), array("h", [9, 9])


@pytest.fixture
def store() -> MemorySounds:
    return MemorySounds()


@pytest.fixture
def sounds(store: MemorySounds) -> Sounds:
    return Sounds(BUILT_IN, store, ImmediateSaver(), ImmediateWorker())


def changes(sounds: Sounds) -> list[str]:
    names: list[str] = []
    sounds.changed.connect(names.append)
    return names


def lost(sounds: Sounds) -> list[LostSound]:
    """Load, and return what is lost."""
    loads: list[LoadedSounds] = []
    disconnect = sounds.loaded.connect(loads.append)
    sounds.load()
    disconnect()
    (loaded,) = loads
    return list(loaded.lost)


def chosen(sounds: Sounds, file: str) -> Exception | None:
    """Choose ``file``, and return why it cannot be used."""
    answers: list[Exception | None] = []
    sounds.choose(Sound.TICK, file, answers.append)
    (answer,) = answers
    return answer


def test_sounds__before_anything_is_chosen__are_the_built_in_ones(sounds: Sounds) -> None:
    assert lost(sounds) == []
    assert dict(sounds.all) == BUILT_IN
    assert sounds.own(Sound.TICK) is None
    assert sounds.length_ms(Sound.HALF) == 1


def test_choose__replaces_the_built_in_one_and_is_saved(sounds: Sounds, store: MemorySounds) -> None:
    store.files["bell.wav"] = BELL
    names = changes(sounds)

    assert chosen(sounds, "bell.wav") is None

    assert (sounds.all[Sound.TICK], sounds.all[Sound.HALF], sounds.own(Sound.TICK)) == (
        BELL,
        BUILT_IN[Sound.HALF],
        BELL,
    )
    assert (names, store.kept) == ([Sound.TICK], {Sound.TICK: BELL})


@pytest.mark.parametrize(
    "error", [UnusableSoundError(SoundUnusable(SoundFault.SILENT)), PermissionError(13, "Permission denied")]
)
def test_choose__unusable_file__changes_nothing(sounds: Sounds, store: MemorySounds, error: Exception) -> None:
    store.files = {"bell.wav": BELL, "bad.wav": error}
    chosen(sounds, "bell.wav")
    names = changes(sounds)

    assert chosen(sounds, "bad.wav") is error

    assert (sounds.all[Sound.TICK], store.kept, names) == (BELL, {Sound.TICK: BELL}, [])


def test_keep__none__brings_the_built_in_one_back_and_can_be_undone(sounds: Sounds, store: MemorySounds) -> None:
    sounds.keep(Sound.TICK, BELL)
    before = sounds.own(Sound.TICK)
    sounds.keep(Sound.TICK, None)
    assert (sounds.all[Sound.TICK], sounds.own(Sound.TICK), store.kept) == (BUILT_IN[Sound.TICK], None, {})

    sounds.keep(Sound.TICK, before)

    assert (sounds.all[Sound.TICK], store.kept) == (BELL, {Sound.TICK: BELL})


def test_all__is_used_by_a_track_from_the_next_sound_on(sounds: Sounds) -> None:
    track = CueTrack()
    track.place(0, sounds.all[Sound.TICK])
    first = track.render(1)
    sounds.keep(Sound.TICK, BELL)
    track.place(4, sounds.all[Sound.TICK])

    assert array("h", first + track.render(7)).tolist() == [1, 0, 0, 0, 7, 7, 7, 0]


def test_all__sound_deleted_while_playing__is_played_to_its_end(sounds: Sounds, store: MemorySounds) -> None:
    sounds.keep(Sound.TICK, BELL)
    track = CueTrack()
    track.place(0, sounds.all[Sound.TICK])
    first = track.render(1)
    store.kept.clear()
    sounds.load()

    assert array("h", first + track.render(3)).tolist() == [7, 7, 7, 0]


def test_load__saved_sound__is_used(store: MemorySounds) -> None:
    store.kept = {Sound.TICK: BELL}
    sounds = Sounds(BUILT_IN, store, ImmediateSaver(), ImmediateWorker())
    names = changes(sounds)

    assert lost(sounds) == []
    assert (sounds.all[Sound.TICK], names) == (BELL, [Sound.TICK])


def test_load__unchanged__emits_nothing(sounds: Sounds) -> None:
    sounds.keep(Sound.TICK, BELL)
    names = changes(sounds)

    assert (lost(sounds), names) == ([], [])


def test_load__changed_by_another_program__is_used(sounds: Sounds, store: MemorySounds) -> None:
    sounds.keep(Sound.TICK, BELL)
    store.kept = {Sound.TICK: GONG, Sound.HALF: BELL}

    assert lost(sounds) == []
    assert (sounds.all[Sound.TICK], sounds.all[Sound.HALF]) == (GONG, BELL)


def test_load__vanished__is_reported_once_and_the_built_in_one_is_used(sounds: Sounds, store: MemorySounds) -> None:
    sounds.keep(Sound.TICK, BELL)
    store.kept.clear()

    assert lost(sounds) == [LostSound(Sound.TICK, None)]
    assert sounds.all[Sound.TICK] == BUILT_IN[Sound.TICK]
    assert lost(sounds) == []


def test_load__broken__is_reported_with_its_file_and_the_built_in_one_is_used(
    sounds: Sounds, store: MemorySounds
) -> None:
    sounds.keep(Sound.TICK, BELL)
    store.kept.clear()
    store.broken = {
        Sound.TICK: QuarantinedFile(file="tick.wav", kept_as="tick.broken-1.wav", problem=Unreadable("Torn"))
    }

    assert lost(sounds) == [LostSound(Sound.TICK, store.broken[Sound.TICK])]
    assert sounds.all[Sound.TICK] == BUILT_IN[Sound.TICK]


@pytest.mark.parametrize("samples", [BELL, None], ids=["chosen", "taken away"])
def test_load__not_saved_yet__is_used_all_the_same(store: MemorySounds, samples: "Samples | None") -> None:
    store.kept = {Sound.TICK: GONG}
    saver = LateSaver()
    sounds = Sounds(BUILT_IN, store, saver, ImmediateWorker())
    sounds.load()
    sounds.keep(Sound.TICK, samples)

    assert lost(sounds) == []
    assert sounds.own(Sound.TICK) == samples

    saver.save()
    assert lost(sounds) == []
    assert sounds.own(Sound.TICK) == samples
    store.kept = {Sound.TICK: GONG}
    sounds.load()
    assert sounds.own(Sound.TICK) == GONG


def test_load__earlier_choice_saved_while_a_later_one_waits__uses_the_later(store: MemorySounds) -> None:
    saver = LateSaver()
    sounds = Sounds(BUILT_IN, store, saver, ImmediateWorker())
    sounds.keep(Sound.TICK, BELL)
    earlier = saver.waiting.pop(SaveKey(SaveKind.SOUND, Sound.TICK))
    sounds.keep(Sound.TICK, GONG)
    earlier()

    sounds.load()

    assert sounds.own(Sound.TICK) == GONG


def test_load__one_is_chosen_while_the_files_are_read__stays(store: MemorySounds) -> None:
    store.kept = {Sound.TICK: GONG, Sound.HALF: GONG}
    worker = LateWorker()
    sounds = Sounds(BUILT_IN, store, ImmediateSaver(), worker)
    sounds.load()
    worker.work()
    sounds.keep(Sound.TICK, BELL)

    worker.deliver()

    assert (sounds.own(Sound.TICK), sounds.own(Sound.HALF)) == (BELL, GONG)


def test_load__reports_whether_anything_has_changed(sounds: Sounds, store: MemorySounds) -> None:
    loads: list[LoadedSounds] = []
    sounds.loaded.connect(loads.append)
    store.kept = {Sound.TICK: GONG}

    sounds.load()
    sounds.load()

    assert loads == [LoadedSounds(changed=True, lost=()), LoadedSounds(changed=False, lost=())]


def test_choose__while_the_file_is_read__the_old_sound_is_heard(store: MemorySounds) -> None:
    store.files["bell.wav"] = BELL
    worker = LateWorker()
    sounds = Sounds(BUILT_IN, store, ImmediateSaver(), worker)
    answers: list[Exception | None] = []
    sounds.choose(Sound.TICK, "bell.wav", answers.append)
    assert (sounds.all[Sound.TICK], answers) == (BUILT_IN[Sound.TICK], [])

    worker.deliver()

    assert (sounds.all[Sound.TICK], answers) == (BELL, [None])
