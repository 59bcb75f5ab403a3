"""The builder's model: which draft it shows, its edits as entries of the history, and what it refuses."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from recovery_timer.app.editing import Verb
from recovery_timer.routine.model import Circuit, Contrast, Routine, Sides, Sketch, Step
from recovery_timer.ui.builder.model import BuilderModel
from tests.fakes.worker import LateWorker
from tests.running_app import RunningApp
from tests.ui.builder.steps import LEGS, OWN, ROUNDS, SQUATS, STRETCH, WALL, names, undone


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    return run_app(opens=False)


@pytest.fixture
def legs(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with one of the user's own routines open in the builder."""
    running = run_app(opens=False, routines=[LEGS])
    running.builder_model.open("legs")
    return running


def label(model: BuilderModel) -> tuple[Verb, str, int] | None:
    last = model.draft.undo_label
    return None if last is None else (last.verb, last.subject, last.count)


def test_open__shows_the_routine__with_nothing_to_undo(legs: RunningApp) -> None:
    assert names(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert legs.builder_model.sketch.name == "Legs"
    assert not legs.builder_model.draft.can_undo
    assert legs.builder_model.draft.is_saved


def test_open__emits_that_it_is_another_draft(legs: RunningApp, qtbot: QtBot) -> None:
    with qtbot.waitSignals([legs.builder_model.opened, legs.builder_model.changed]):
        legs.builder_model.open("builtin-contrast-bath")
    assert names(legs) == ["Contrast bath"]


def test_undo__survives_opening_another_routine(legs: RunningApp) -> None:
    legs.builder_model.add("squats")
    legs.builder_model.open("builtin-contrast-bath")
    legs.builder_model.open("legs")
    legs.builder_model.undo()
    assert names(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_edits_of_a_draft_that_is_not_shown__do_not_change_what_is(legs: RunningApp, qtbot: QtBot) -> None:
    before = legs.builder_model.draft
    legs.builder_model.add("squats")
    legs.builder_model.open("builtin-contrast-bath")
    with qtbot.assertNotEmitted(legs.builder_model.changed):
        before.undo()
    assert names(legs) == ["Contrast bath"]


def test_rows_sum_to_the_total__of_every_built_in_routine(running: RunningApp) -> None:
    for entry in running.library.entries:
        running.builder_model.open(entry.routine.id)
        assert running.builder_model.timeline is not None
        total = sum(row.ms for row in running.builder_model.rows if not row.is_inner)
        assert total == running.builder_model.timeline.total_ms, entry.routine.name


def test_total__says_about__only_with_a_step_by_reps(legs: RunningApp) -> None:
    assert legs.builder_model.total_words() == "9:00"
    legs.builder_model.add("squats")
    assert legs.builder_model.total_words().startswith("about ")


def test_total__without_blocks__is_zero(running: RunningApp) -> None:
    running.builder_model.new()
    assert running.builder_model.timeline is None
    assert running.builder_model.total_words() == "0:00"
    assert "No steps" in running.builder_model.ends_words()


def test_total__follows_the_settings(legs: RunningApp) -> None:
    assert legs.builder_model.timeline is not None
    before = legs.builder_model.timeline.total_ms
    # 20 s before the wall, and 10 before the user's own step.
    legs.settings.change("position", "longer")
    assert legs.builder_model.timeline.total_ms == before + 15_000


def test_ends_words__say_when_it_would_end(legs: RunningApp) -> None:
    legs.builder_model.open("builtin-contrast-bath")
    assert legs.builder_model.ends_words() == "1 step, ends 19:51"


@pytest.mark.parametrize(
    "technique, expected",
    [
        ("calf-stretch", Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=3, sides=Sides.EACH)),
        ("squats", Step(name="Squats", technique="squats", reps=10, sets=2, rest=60)),
        (
            "foam-roll-quads",
            Step(name="Foam roll quads", technique="foam-roll-quads", seconds=60, sides=Sides.EACH, switch=8),
        ),
        ("ice-bath", Step(name="Ice bath", technique="ice-bath", seconds=600)),
        ("contrast-bath", Contrast(warm=240, cold=60, total=1200)),
    ],
)
def test_add__makes_the_block_that_the_dose_suggests(running: RunningApp, technique: str, expected: object) -> None:
    running.builder_model.new()
    running.builder_model.add(technique)
    assert running.builder_model.sketch.blocks == (expected,)


def test_add__puts_it_after_the_selection__and_selects_it(legs: RunningApp) -> None:
    legs.builder_model.select([(0,)])
    legs.builder_model.add("squats")
    assert names(legs) == ["Calf stretch", "Squats", "Legs up the wall", "Breathe"]
    assert legs.builder_model.draft.selection == ((1,),)


def test_add__puts_it_at_the_end__without_a_selection(legs: RunningApp) -> None:
    legs.builder_model.add("squats")
    assert names(legs)[-1] == "Squats"


def test_add__one_after_the_other__keeps_their_order(running: RunningApp) -> None:
    running.builder_model.new()
    for technique in ("quad-stretch", "calf-stretch", "hip-flexor-stretch"):
        running.builder_model.add(technique)
    assert names(running) == ["Quad stretch", "Calf stretch", "Hip flexor stretch"]


def test_add__into_a_circuit__when_a_row_of_it_is_selected(running: RunningApp) -> None:
    running.builder_model.new("Rounds", (ROUNDS, WALL))
    running.builder_model.select([(0, 0)])
    running.builder_model.add("calf-stretch")
    assert names(running) == ["Circuit, 3 rounds", "  Breathe", "  Calf stretch", "  Squats", "Legs up the wall"]


def test_add__after_a_circuit__when_the_circuit_is_selected(running: RunningApp) -> None:
    running.builder_model.new("Rounds", (ROUNDS, WALL))
    running.builder_model.select([(0,)])
    running.builder_model.add("calf-stretch")
    assert names(running) == ["Circuit, 3 rounds", "  Breathe", "  Squats", "Calf stretch", "Legs up the wall"]


EDITS: dict[str, tuple[Callable[[BuilderModel], None], tuple[Verb, str, int]]] = {
    "add": (lambda model: model.add("squats"), (Verb.ADD, "Squats", 1)),
    "paste": (lambda model: model.paste((WALL, OWN)), (Verb.PASTE, "Legs up the wall", 2)),
    "delete": (lambda model: model.remove(), (Verb.DELETE, "Calf stretch", 2)),
    "cut": (lambda model: model.remove(cut=True), (Verb.CUT, "Calf stretch", 2)),
    "duplicate": (lambda model: model.duplicate(), (Verb.DUPLICATE, "Calf stretch", 2)),
    "nudge": (lambda model: model.nudge(down=True), (Verb.MOVE, "Calf stretch", 2)),
    "move": (lambda model: model.move([(2,)], (0,)), (Verb.MOVE, "Breathe", 1)),
    "group": (lambda model: model.group(), (Verb.GROUP, "Calf stretch", 2)),
    "rename": (lambda model: model.rename("Evening"), (Verb.RENAME, "Evening", 1)),
    "type": (lambda model: model.type_text("# Legs\n1 min breathe", 1), (Verb.TYPE, "", 1)),
    "fit": (lambda model: model.fitted(Sketch(name="Legs", blocks=(OWN,)), "12:00"), (Verb.FIT, "12:00", 1)),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit__is_one_entry_under_its_own_name__and_undone_at_once(legs: RunningApp, name: str) -> None:
    model, (edit, expected) = legs.builder_model, EDITS[name]
    model.select([(0,), (1,)])
    before = model.sketch
    edit(model)
    after = model.sketch
    assert after != before
    assert label(model) == expected
    model.undo()
    assert (model.sketch, model.draft.selection) == (before, ((0,), (1,)))
    model.redo()
    assert model.sketch == after


def test_group_and_ungroup__are_inverses(legs: RunningApp) -> None:
    legs.builder_model.select([(0,), (1,)])
    legs.builder_model.group()
    assert names(legs) == ["Circuit, 2 rounds", "  Calf stretch", "  Legs up the wall", "Breathe"]
    assert legs.builder_model.draft.selection == ((0,),)
    legs.builder_model.ungroup()
    assert names(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert label(legs.builder_model) == (Verb.UNGROUP, "Circuit, 2 rounds", 1)


IDLE: dict[str, Callable[[BuilderModel], None]] = {
    "delete": lambda model: model.remove(),
    "duplicate": lambda model: model.duplicate(),
    "nudge": lambda model: model.nudge(down=True),
    "group": lambda model: model.group(),
    "ungroup": lambda model: model.ungroup(),
    "paste": lambda model: model.paste(()),
    "undo": lambda model: model.undo(),
    "redo": lambda model: model.redo(),
}


@pytest.mark.parametrize("name", IDLE)
def test_commands__with_nothing_to_do__do_nothing(legs: RunningApp, name: str) -> None:
    refused: list[str] = []
    legs.builder_model.refused.connect(refused.append)
    IDLE[name](legs.builder_model)
    assert legs.builder_model.sketch == Sketch(name="Legs", blocks=LEGS.blocks)
    assert not legs.builder_model.draft.can_undo
    assert refused == []


REFUSED: dict[str, tuple[Callable[[BuilderModel], None], str]] = {
    "no name": (lambda model: model.rename(" "), "The name cannot be empty."),
    "a long name": (lambda model: model.rename("x" * 81), "at most 80 characters; this one has 81"),
    "ungroup a step": (lambda model: model.ungroup(), "Only a circuit can be ungrouped."),
    "too many segments": (lambda model: model.fitted(too_long(), "10:00"), "20,000"),
}


def test_change__of_one_field__after_a_pause__is_another_edit(legs: RunningApp) -> None:
    model = legs.builder_model
    model.select([(0,)])
    model.change("sets", replace(STRETCH, sets=3))
    legs.fakes.clock.advance(1_000)
    model.change("sets", replace(STRETCH, sets=4))
    legs.fakes.clock.advance(1_001)
    model.change("sets", replace(STRETCH, sets=5))

    assert undone(model) == 2
    model.undo()
    assert model.sketch.blocks[0] == replace(STRETCH, sets=4)


def test_move__to_an_impossible_place__is_a_bug_and_not_a_refusal(legs: RunningApp) -> None:
    refused: list[str] = []
    legs.builder_model.refused.connect(refused.append)

    with pytest.raises(IndexError):
        legs.builder_model.move([(0,)], (9,))
    assert refused == []


@pytest.mark.parametrize("name", REFUSED)
def test_refused__says_why__and_changes_nothing(legs: RunningApp, name: str) -> None:
    edit, why = REFUSED[name]
    refused: list[str] = []
    legs.builder_model.refused.connect(refused.append)
    legs.builder_model.select([(0,)])
    edit(legs.builder_model)
    assert legs.builder_model.sketch == Sketch(name="Legs", blocks=LEGS.blocks)
    assert not legs.builder_model.draft.can_undo
    assert len(refused) == 1
    assert why in refused[0]


def too_long() -> Sketch:
    """Return a routine with more segments than can be played."""
    rounds = Circuit(blocks=tuple(replace(STRETCH, sets=100) for _ in range(3)), rounds=100)
    return Sketch(name="Legs", blocks=(rounds,))


def test_change__typing_into_one_field__is_one_entry(legs: RunningApp) -> None:
    model = legs.builder_model
    model.select([(2,)])
    for seconds in (6, 61, 615):
        model.change("amount", replace(OWN, seconds=seconds))
    assert undone(model) == 1
    model.undo()
    assert model.sketch.blocks[2] == OWN


def test_change__of_two_fields__is_two_entries(legs: RunningApp) -> None:
    model = legs.builder_model
    model.select([(2,)])
    model.change("amount", replace(OWN, seconds=61))
    model.change("sets", replace(OWN, seconds=61, sets=2))
    assert undone(model) == 2


def test_change__of_the_same_field_of_two_rows__is_two_entries(legs: RunningApp) -> None:
    model = legs.builder_model
    model.select([(2,)])
    model.change("amount", replace(OWN, seconds=61))
    model.select([(1,)])
    model.change("amount", replace(WALL, seconds=301))
    assert undone(model) == 2


@pytest.mark.parametrize("between", ["settle", "undo and redo", "save"])
def test_rename__after_the_field_was_left__is_another_entry(legs: RunningApp, between: str) -> None:
    model = legs.builder_model
    for name in ("L", "Le", "Leg day"):
        model.rename(name)
    assert undone(model) == 1
    if between == "settle":
        model.end_merge()
    elif between == "undo and redo":
        model.undo()
        model.redo()
    else:
        model.save()
    model.rename("Leg days")
    assert undone(model) == 2


def test_select__is_not_an_edit__but_is_emitted(legs: RunningApp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(legs.builder_model.changed):
        legs.builder_model.select([(1,)])
    assert legs.builder_model.chosen == WALL
    assert not legs.builder_model.draft.can_undo
    with qtbot.assertNotEmitted(legs.builder_model.changed):
        legs.builder_model.select([(1,)])


def test_chosen__is_none__with_several_or_no_row(legs: RunningApp) -> None:
    assert legs.builder_model.chosen is None
    legs.builder_model.select([(0,), (1,)])
    assert legs.builder_model.chosen is None


def test_copied__are_the_selected_blocks_in_their_order(legs: RunningApp) -> None:
    legs.builder_model.select([(2,), (0,)])
    assert legs.builder_model.copied() == (STRETCH, OWN)


def test_save__keeps_it__and_undo_survives(legs: RunningApp, qtbot: QtBot) -> None:
    legs.builder_model.add("squats")
    with qtbot.waitSignal(legs.builder_model.saved) as saved:
        legs.builder_model.save()
    assert saved.args == [legs.fakes.routines.routines["legs"]]
    assert legs.builder_model.draft.is_saved
    legs.builder_model.undo()
    assert legs.builder_model.sketch.blocks == LEGS.blocks
    assert not legs.builder_model.draft.is_saved


def test_save__without_a_block__is_refused(running: RunningApp, qtbot: QtBot) -> None:
    running.builder_model.new()
    with qtbot.waitSignal(running.builder_model.refused) as refused:
        running.builder_model.save()
    assert refused.args
    assert running.fakes.routines.routines == {}


def test_save__of_a_built_in_routine__makes_the_users_own_copy(running: RunningApp, qtbot: QtBot) -> None:
    running.builder_model.open("builtin-ice-bath")
    shipped = running.library.entry("builtin-ice-bath").routine
    running.builder_model.add("walking")
    with qtbot.waitSignal(running.builder_model.saved) as emitted:
        running.builder_model.save()
    assert emitted.args is not None
    (saved,) = emitted.args
    assert (saved.id != shipped.id, saved.name != shipped.name) == (True, True)
    assert running.library.entry(shipped.id).routine == shipped
    assert running.fakes.routines.routines == {saved.id: saved}


def test_save_as__keeps_both__and_continues_with_the_new_one(legs: RunningApp) -> None:
    legs.builder_model.add("squats")
    legs.builder_model.save_as("Stronger legs")
    assert legs.fakes.routines.routines["legs"] == LEGS
    (other,) = (each for each in legs.fakes.routines.routines.values() if each.id != "legs")
    assert (other.name, names(legs)[-1]) == ("Stronger legs", "Squats")
    assert legs.builder_model.draft.routine_id == other.id


def test_save__of_a_routine_changed_elsewhere__asks(legs: RunningApp, qtbot: QtBot) -> None:
    legs.builder_model.add("squats")
    legs.fakes.routines.save(Routine(id="legs", name="Legs", blocks=(WALL,)))
    with qtbot.waitSignal(legs.builder_model.changed_underneath):
        legs.builder_model.save()
    assert legs.fakes.routines.routines["legs"].blocks == (WALL,)
    assert names(legs)[-1] == "Squats"


def test_save__does_not_wait_for_the_disk__and_keeps_what_is_edited_meanwhile(
    legs: RunningApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = LateWorker()
    monkeypatch.setattr(legs.library, "_worker", worker)
    legs.builder_model.add("squats")
    legs.builder_model.save()
    assert legs.fakes.routines.routines["legs"] == LEGS
    legs.builder_model.add("squats")

    worker.deliver()

    assert legs.fakes.routines.routines["legs"].blocks == legs.builder_model.sketch.blocks
    assert legs.builder_model.draft.is_saved


def test_save__of_what_is_discarded_meanwhile__saves_nothing(legs: RunningApp, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = LateWorker()
    monkeypatch.setattr(legs.library, "_worker", worker)
    legs.builder_model.add("squats")
    legs.builder_model.save()
    legs.builder_model.discard()
    worker.deliver()

    assert legs.fakes.routines.routines["legs"] == LEGS


def test_changed_elsewhere__without_own_changes__is_followed(legs: RunningApp) -> None:
    legs.library.save(Routine(id="legs", name="Legs", blocks=(WALL,)))
    assert names(legs) == ["Legs up the wall"]


def test_notes__are_shown_beside_their_block(running: RunningApp) -> None:
    running.builder_model.new("Notes", (replace(STRETCH, seconds=90), SQUATS))
    assert running.builder_model.rows[0].notes == ("Recommended: 15–30 s.",)
    assert running.builder_model.rows[1].cautions == ("Begin with light weights and add more little by little.",)


def test_announced__after_a_move_an_undo_and_a_redo__says_what_others_see(legs: RunningApp) -> None:
    model = legs.builder_model
    announced: list[str] = []
    model.announced.connect(announced.append)
    model.undo()
    model.select([(0,)])
    model.nudge(down=True)
    model.undo()
    model.redo()

    assert announced == ["Row 2 of 3", "Undone: move Calf stretch", "Redone: move Calf stretch"]


def test_dismiss_notes__hides_those_of_the_selected_blocks_until_they_are_shown_again(running: RunningApp) -> None:
    model = running.builder_model
    model.new("Notes", (replace(STRETCH, seconds=90), SQUATS))

    model.select([(1,)])
    model.dismiss_notes()

    assert [bool(row.remarks) for row in model.rows] == [True, False]
    assert running.fakes.dismissals.keys == {"caution: strength"}
    model.new("Others", (SQUATS,))
    assert model.rows[0].remarks == ()
    running.settings_screen.hidden_notes.click()
    assert model.rows[0].remarks != ()
