from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Circuit, Contrast, Routine, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.widgets.block_strip import strip_of


def timeline(*blocks: Step | Contrast | Circuit) -> Timeline:
    return expand(Routine(id="r", name="R", blocks=blocks), load_catalogue(), Gaps())


def names(shown: Timeline) -> list[str]:
    return [f"{cell.work.kind} {cell.work.label}" for cell in strip_of(shown)]


def test_strip_of__steps__has_a_cell_for_each_with_its_sets_and_gaps() -> None:
    shown = timeline(Step(name="Calves", seconds=30, sets=3), Step(name="Quads", seconds=60))

    assert names(shown) == ["work Calves", "work Quads"]
    assert sum(cell.ms for cell in strip_of(shown)) == shown.total_ms


def test_strip_of__two_equal_steps__keeps_them_apart() -> None:
    assert names(timeline(Step(name="Walk", seconds=60), Step(name="Walk", seconds=60))) == ["work Walk", "work Walk"]


def test_strip_of__a_contrast__has_a_cell_for_each_phase() -> None:
    assert [cell.work.kind for cell in strip_of(timeline(Contrast(cycles=2)))] == ["warm", "cold", "warm", "cold"]


def test_strip_of__a_circuit__has_a_cell_for_each_exercise_of_each_round() -> None:
    circuit = Circuit(blocks=(Step(name="Hop", seconds=20, sets=2), Step(name="Rest", seconds=60)), rounds=2)

    assert names(timeline(circuit)) == ["work Hop", "work Rest"] * 2
