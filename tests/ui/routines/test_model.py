from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Step
from tests.desk import EVENING, Desk, used_lately

WALK = Routine(id="walk", name="Slow walk", blocks=(Step(name="Walk", seconds=600),))
LUNGES = Routine(id="lunges", name="Lunges", blocks=(Step(name="Lunges", reps=10),))


def test_ids__those_used_last_come_first_and_the_users_own_before_the_others(make_desk: Callable[..., Desk]) -> None:
    model = make_desk(routines=[WALK, LUNGES], last_used=used_lately()).routines
    ids = model.ids()

    assert ids[:5] == ["builtin-post-run-basics", "builtin-contrast-bath", "builtin-foam-roll-legs", "lunges", "walk"]
    assert len(ids) == len(set(ids)) == len(model.library.entries)


def test_ids__a_session_just_played__comes_first(desk: Desk) -> None:
    desk.play("Ice bath")
    desk.player.end()

    assert desk.routines.ids()[0] == "builtin-ice-bath"
    assert desk.routines.card("builtin-ice-bath").last_used == "today"


@pytest.mark.parametrize(
    "searched,found",
    [
        ("ICE", "builtin-ice-bath"),
        ("contrast bath", "builtin-contrast-bath"),
        ("  bath ice ", "builtin-ice-bath"),
        ("foam ROLL calves", "builtin-foam-roll-legs"),
        ("hip flexors", "builtin-lower-body-stretch"),
    ],
)
def test_search__finds_by_words_of_name_technique_or_muscle(desk: Desk, searched: str, found: str) -> None:
    desk.routines.search(searched)

    assert found in desk.routines.ids()
    assert len(desk.routines.ids()) < len(desk.library.entries)


def test_search__for_nothing__shows_all(desk: Desk) -> None:
    desk.routines.search("   ")

    assert len(desk.routines.ids()) == len(desk.library.entries)


def test_changed__is_emitted_when_library_journal_or_settings_change(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.routines.changed):
        desk.library.save(WALK)
    with qtbot.waitSignal(desk.routines.changed):
        desk.settings.change("get_ready", 0)
    desk.play("Slow walk")
    with qtbot.waitSignal(desk.routines.changed):
        desk.player.end()


def test_card__says_name_length_contents_and_when_it_was_last_used(make_desk: Callable[..., Desk]) -> None:
    card = make_desk(routines=[WALK], last_used={"walk": EVENING - timedelta(days=1)}).routines.card("walk")

    assert (card.name, card.built_in, card.last_used) == ("Slow walk", False, "yesterday")
    assert card.summary == "10 min · own step"
    assert card.timeline.total_ms == 610_000


def test_card__of_one_with_reps__says_about(make_desk: Callable[..., Desk]) -> None:
    assert make_desk(routines=[LUNGES]).routines.card("lunges").summary.startswith("about 40 s")


def test_card__follows_a_rename(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(routines=[WALK])
    before = desk.routines.card("walk")
    desk.library.rename("walk", "Brisk walk")

    assert desk.routines.card("walk").name == "Brisk walk"
    assert before.name == "Slow walk"


def test_timeline__follows_the_present_settings(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(routines=[WALK])
    assert desk.routines.timeline("walk").segments[0].duration_ms == 10_000

    desk.settings.change("get_ready", 30)
    assert desk.routines.timeline("walk").segments[0].duration_ms == 30_000


def test_timeline__unchanged__is_expanded_once(desk: Desk) -> None:
    assert desk.routines.timeline("builtin-ice-bath") is desk.routines.timeline("builtin-ice-bath")


@pytest.mark.parametrize("hour,part", [(4, "evening"), (5, "morning"), (12, "afternoon"), (18, "evening")])
def test_greeting__follows_the_time_of_day(desk: Desk, hour: int, part: str) -> None:
    desk.clock.wall_time = EVENING.replace(hour=hour)

    assert part in desk.routines.greeting()


def test_overview__without_a_session_says_so(desk: Desk) -> None:
    assert desk.routines.overview() == f"{len(desk.library.entries)} routines · no session yet"


def test_overview__says_when_the_last_session_was(make_desk: Callable[..., Desk]) -> None:
    assert make_desk(last_used=used_lately()).routines.overview().endswith("last session yesterday")
