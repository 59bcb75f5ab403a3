from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Step
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp, used_lately

WALK = Routine(id="walk", name="Slow walk", blocks=(Step(name="Walk", seconds=600),))
LUNGES = Routine(id="lunges", name="Lunges", blocks=(Step(name="Lunges", reps=10),))


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    return run_app(opens=False)


def play(running: RunningApp, name: str) -> None:
    """Play the routine called ``name``, without the session's screen."""
    routine = running.library.find(name)
    running.guide_model.begin(running.routines_model.timeline(routine.id), routine.id)


def test_ids__the_one_used_last_comes_first__then_the_users_own(
    run_app: Callable[..., RunningApp],
) -> None:
    model = run_app(opens=False, routines=[WALK, LUNGES], last_used=used_lately()).routines_model
    ids = model.ids

    assert ids[:3] == ["builtin-post-run-basics", "lunges", "walk"]
    assert len(ids) == len(set(ids)) == len(model.library.entries)


def test_ids__a_session_just_played__comes_first(running: RunningApp) -> None:
    play(running, "Ice bath")
    running.player.end()

    assert running.routines_model.ids[0] == "builtin-ice-bath"
    assert running.routines_model.card("builtin-ice-bath").last_time == ("done today",)


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
    play(running, "Slow walk")
    with qtbot.waitSignal(running.routines_model.changed):
        running.player.end()


def test_card__says_name_length_contents_and_when_it_was_last_used(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(opens=False, routines=[WALK], last_used={"walk": EVENING - timedelta(days=1)})
    card = running.routines_model.card("walk")

    assert (card.name, card.favourite, card.last_time) == ("Slow walk", False, ("done yesterday",))
    assert (card.length, card.summary, card.equipment) == ("10 min", "10 min, own step", ())
    assert [cell.ms for cell in card.strip] == [610_000]


def test_card__of_one_with_reps__says_about(run_app: Callable[..., RunningApp]) -> None:
    assert run_app(opens=False, routines=[LUNGES]).routines_model.card("lunges").summary.startswith("about 40 s")


def test_card__follows_a_rename(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(opens=False, routines=[WALK])
    before = running.routines_model.card("walk")
    running.library.rename("walk", "Brisk walk")

    assert running.routines_model.card("walk").name == "Brisk walk"
    assert before.name == "Slow walk"


def test_card__requested_again__is_up_to_date(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(routines=[WALK])
    before = running.routines_model.card("walk")

    running.library.set_favourite("walk", favourite=True)
    running.settings.change("get_ready", 55)

    after = running.routines_model.card("walk")
    assert (before.favourite, after.favourite) == (False, True)
    assert before.length != after.length
    assert running.routines_model.card("walk").strip is after.strip


def test_timeline__follows_the_present_settings(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(opens=False, routines=[WALK])
    assert running.routines_model.timeline("walk").segments[0].duration_ms == 10_000

    running.settings.change("get_ready", 30)
    assert running.routines_model.timeline("walk").segments[0].duration_ms == 30_000


@pytest.mark.parametrize("hour,part", [(4, "evening"), (5, "morning"), (12, "afternoon"), (18, "evening")])
def test_greeting__follows_the_time_of_day(running: RunningApp, hour: int, part: str) -> None:
    running.fakes.clock.wall_time = EVENING.replace(hour=hour)

    assert part in running.routines_model.greeting()


def test_found__counts_what_a_search_has_found(running: RunningApp) -> None:
    model = running.routines_model
    assert model.found() == ""
    model.search("ice bath")

    assert model.found() == f"{len(model.ids)} of {len(model.library.entries)} routines"


# -- the groups, and the hero before them


def test_groups__the_users_own_first_then_what_the_built_in_ones_are_for(run_app: Callable[..., RunningApp]) -> None:
    model = run_app(opens=False, routines=[WALK, LUNGES]).routines_model

    assert [group.heading for group in model.groups] == [
        "Your routines",
        "After a run",
        "Stretch",
        "Roll and massage",
        "Water",
        "Before a run",
        "Rest and strength",
    ]
    assert model.groups[0].ids == ("lunges", "walk")
    assert model.groups[4].ids[0] == "builtin-contrast-bath"
    assert model.ids == [model.hero, *(each for group in model.groups for each in group.ids)]
    assert model.has_own


def test_groups__have_favourites_first_then_the_last_used(run_app: Callable[..., RunningApp]) -> None:
    used = {"builtin-ice-bath": EVENING - timedelta(days=3), "builtin-before-bed": EVENING - timedelta(days=1)}
    running = run_app(opens=False, last_used=used)
    running.library.set_favourite("builtin-epsom-salt-bath", True)
    water = next(group for group in running.routines_model.groups if group.heading == "Water")

    assert water.ids[:3] == ("builtin-epsom-salt-bath", "builtin-ice-bath", "builtin-contrast-bath")


def test_hero__is_what_was_used_last_and_in_no_group(run_app: Callable[..., RunningApp]) -> None:
    model = run_app(opens=False, routines=[WALK], last_used=used_lately()).routines_model

    assert (model.hero, model.why_hero()) == ("builtin-post-run-basics", ("Last used yesterday",))
    assert model.chosen == model.hero
    assert not any(model.hero in group.ids for group in model.groups)
    assert model.ends("builtin-post-run-basics") == "19:45"


def test_hero__at_first__is_suggested__or_a_favourite(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(opens=False, routines=[WALK])
    model = running.routines_model
    assert (model.hero, model.why_hero()) == ("builtin-post-run-basics", ("Suggested: a good one after any run",))

    running.library.set_favourite("walk", favourite=True)
    assert (model.hero, model.why_hero()) == ("walk", ("Your favourite",))


def test_hero__another_one_after_a_session__is_chosen_if_the_previous_one_was(running: RunningApp) -> None:
    play(running, "Ice bath")
    running.player.end()

    assert running.routines_model.chosen == running.routines_model.hero == "builtin-ice-bath"


def test_hero__another_one_after_a_session__leaves_a_card_that_was_chosen(running: RunningApp) -> None:
    running.routines_model.choose("builtin-strong-legs")
    play(running, "Ice bath")
    running.player.end()

    assert running.routines_model.chosen == "builtin-strong-legs"


def test_hero__during_a_search__is_among_the_others(running: RunningApp) -> None:
    running.routines_model.search("hamstring")

    assert running.routines_model.hero is None
    assert running.routines_model.why_hero() == ()
    assert "builtin-post-run-basics" in running.routines_model.ids


def test_search__the_hero_is_chosen__chooses_the_first_found__and_at_its_end_the_hero_again(
    run_app: Callable[..., RunningApp],
) -> None:
    model = run_app(opens=False, routines=[WALK, LUNGES]).routines_model
    model.search("l")
    assert (model.chosen, model.ids[0]) == ("lunges", "lunges")
    assert "builtin-post-run-basics" in model.ids

    model.search("")
    assert model.chosen == model.hero == "builtin-post-run-basics"


def test_search__another_routine_is_chosen_and_found__leaves_it_chosen(run_app: Callable[..., RunningApp]) -> None:
    model = run_app(opens=False, routines=[WALK, LUNGES]).routines_model
    model.choose("walk")
    model.search("l")

    assert model.ids.index("walk") > 0
    assert model.chosen == "walk"
