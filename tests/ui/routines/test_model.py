from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Step
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp, used_lately

WALK = Routine(id="walk", name="Slow walk", blocks=(Step(name="Walk", seconds=600),))
LUNGES = Routine(id="lunges", name="Lunges", blocks=(Step(name="Lunges", reps=10),))


def test_ids__those_used_last_come_first_and_the_users_own_before_the_others(
    run_app: Callable[..., RunningApp],
) -> None:
    model = run_app(routines=[WALK, LUNGES], last_used=used_lately()).routines_model
    ids = model.ids

    assert ids[:5] == ["builtin-post-run-basics", "builtin-contrast-bath", "builtin-foam-roll-legs", "lunges", "walk"]
    assert len(ids) == len(set(ids)) == len(model.library.entries)


def test_ids__a_session_just_played__comes_first(running: RunningApp) -> None:
    running.start("Ice bath")
    running.player.end()

    assert running.routines_model.ids[0] == "builtin-ice-bath"
    assert running.routines_model.card("builtin-ice-bath").last_used == "today"


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
def test_search__finds_by_words_of_name_technique_or_muscle(running: RunningApp, searched: str, found: str) -> None:
    running.routines_model.search(searched)

    assert found in running.routines_model.ids
    assert len(running.routines_model.ids) < len(running.library.entries)


def test_search__for_nothing__shows_all(running: RunningApp) -> None:
    running.routines_model.search("   ")

    assert len(running.routines_model.ids) == len(running.library.entries)


def test_changed__is_emitted_when_library_journal_or_settings_change(running: RunningApp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(running.routines_model.changed):
        running.library.save(WALK)
    with qtbot.waitSignal(running.routines_model.changed):
        running.settings.change("get_ready", 0)
    running.start("Slow walk")
    with qtbot.waitSignal(running.routines_model.changed):
        running.player.end()


def test_card__says_name_length_contents_and_when_it_was_last_used(run_app: Callable[..., RunningApp]) -> None:
    card = run_app(routines=[WALK], last_used={"walk": EVENING - timedelta(days=1)}).routines_model.card("walk")

    assert (card.name, card.favourite, card.last_used) == ("Slow walk", False, "yesterday")
    assert card.summary == "10 min · own step"
    assert [cell.ms for cell in card.strip] == [610_000]


def test_card__of_one_with_reps__says_about(run_app: Callable[..., RunningApp]) -> None:
    assert run_app(routines=[LUNGES]).routines_model.card("lunges").summary.startswith("about 40 s")


def test_card__follows_a_rename(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(routines=[WALK])
    before = running.routines_model.card("walk")
    running.library.rename("walk", "Brisk walk")

    assert running.routines_model.card("walk").name == "Brisk walk"
    assert before.name == "Slow walk"


def test_timeline__follows_the_present_settings(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(routines=[WALK])
    assert running.routines_model.timeline("walk").segments[0].duration_ms == 10_000

    running.settings.change("get_ready", 30)
    assert running.routines_model.timeline("walk").segments[0].duration_ms == 30_000


def test_timeline__unchanged__is_expanded_once(running: RunningApp) -> None:
    assert running.routines_model.timeline("builtin-ice-bath") is running.routines_model.timeline("builtin-ice-bath")


@pytest.mark.parametrize("hour,part", [(4, "evening"), (5, "morning"), (12, "afternoon"), (18, "evening")])
def test_greeting__follows_the_time_of_day(running: RunningApp, hour: int, part: str) -> None:
    running.fakes.clock.wall_time = EVENING.replace(hour=hour)

    assert part in running.routines_model.greeting()


def test_overview__without_a_session_says_so(running: RunningApp) -> None:
    assert running.routines_model.overview() == f"{len(running.library.entries)} routines · no session yet"


def test_overview__says_when_the_last_session_was(run_app: Callable[..., RunningApp]) -> None:
    assert run_app(last_used=used_lately()).routines_model.overview().endswith("last session yesterday")
