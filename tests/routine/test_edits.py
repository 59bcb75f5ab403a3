"""Edits against a plain model of rows: positions, selection, and that nothing is lost or invented."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.routine import edits
from recovery_timer.routine.edits import Edit, RowPath
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.model import Block, Circuit, Contrast, Order, Sides, Sketch, Step, Water
from recovery_timer.routine.technique import Amount, Dose, Family, Technique
from recovery_timer.storage.catalogue import load_catalogue
from tests.strategies import circuits, contrasts, names, steps

blocks = st.one_of(steps(most_sets=4), contrasts(4), circuits(most_blocks=3, most_rounds=4, most_sets=4))
sketches = st.builds(Sketch, name=names(), blocks=st.lists(blocks, max_size=5).map(tuple))


def step(name: str) -> Step:
    return Step(name=name, seconds=30)


def circuit(*inner: str) -> Circuit:
    return Circuit(blocks=tuple(step(each) for each in inner))


def sketch(*rows: str | Circuit) -> Sketch:
    return Sketch(name="Legs", blocks=tuple(row if isinstance(row, Circuit) else step(row) for row in rows))


def outline(made: Sketch) -> str:
    """Return the rows in short form: ``a (b c) d``."""

    def word(block: Block) -> str:
        if isinstance(block, Circuit):
            return f"({' '.join(word(inner) for inner in block.blocks)})"
        return block.name if isinstance(block, Step) else "~"

    return " ".join(word(block) for block in made.blocks)


def selected(edit: Edit) -> str:
    """Return the selected rows in short form."""
    assert edit.selected is not None
    return outline(Sketch(name="-", blocks=tuple(edits.block_at(edit.sketch, path) for path in edit.selected)))


NESTED = sketch("a", circuit("b", "c"), "d")


def all_paths(made: Sketch) -> list[RowPath]:
    inner = [
        (number, each)
        for number, block in enumerate(made.blocks)
        if isinstance(block, Circuit)
        for each in range(len(block.blocks))
    ]
    return sorted([*((number,) for number in range(len(made.blocks))), *inner])


def places(made: Sketch) -> list[RowPath]:
    ends = [(number, len(block.blocks)) for number, block in enumerate(made.blocks) if isinstance(block, Circuit)]
    return [*all_paths(made), (len(made.blocks),), *ends]


def leaves(made: Sketch | tuple[Block, ...]) -> Counter[Step | Contrast]:
    """Count the rows other than circuits, wherever they are."""
    rows = made.blocks if isinstance(made, Sketch) else made
    found: Counter[Step | Contrast] = Counter()
    for block in rows:
        found.update(block.blocks if isinstance(block, Circuit) else (block,))
    return found


@st.composite
def sketches_with_paths(draw: st.DrawFn) -> tuple[Sketch, list[RowPath]]:
    made = draw(sketches)
    paths = all_paths(made)
    return made, draw(st.lists(st.sampled_from(paths), unique=True)) if paths else []


# -- insert and take


@pytest.mark.parametrize(
    "to, expected",
    [
        ((0,), "x y a (b c) d"),
        ((2,), "a (b c) x y d"),
        ((3,), "a (b c) d x y"),
        ((1, 0), "a (x y b c) d"),
        ((1, 2), "a (b c x y) d"),
    ],
)
def test_insert__puts_the_rows_before_the_place_and_selects_them(to: RowPath, expected: str) -> None:
    edit = edits.insert(NESTED, to, [step("x"), step("y")])

    assert outline(edit.sketch) == expected
    assert selected(edit) == "x y"


def test_insert__into_an_empty_routine() -> None:
    assert outline(edits.insert(sketch(), (0,), [circuit("a")]).sketch) == "(a)"


@pytest.mark.parametrize("to", [(-1,), (4,), (), (0, 0), (1, 3), (1, -1), (9, 0), (1, 0, 0)])
def test_insert__where_no_row_can_be__is_an_error(to: RowPath) -> None:
    with pytest.raises(IndexError, match="no row can stand at"):
        edits.insert(NESTED, to, [step("x")])


def test_insert__of_a_circuit_into_a_circuit__is_refused() -> None:
    with pytest.raises(ValueError, match="a circuit inside another"):
        edits.insert(NESTED, (1, 0), [circuit("x")])


def test_insert__of_more_rows_than_a_routine_has__is_refused() -> None:
    full = edits.insert(sketch(), (0,), [step("x")] * 1_000).sketch

    with pytest.raises(OutOfRangeError, match="blocks must be 1 to 1,000, not 1,001"):
        edits.insert(full, (0,), [step("y")])


@pytest.mark.parametrize(
    "paths, expected",
    [([], ""), ([(2,), (0,)], "a d"), ([(1, 1), (1, 0)], "b c"), ([(1,), (1, 0)], "(b c)"), ([(0,), (0,)], "a")],
)
def test_take__returns_each_row_once_in_order(paths: list[RowPath], expected: str) -> None:
    assert outline(Sketch(name="-", blocks=edits.take(NESTED, paths))) == expected


@pytest.mark.parametrize("path", [(3,), (-1,), (0, 0), (1, 2), ()])
def test_take__of_no_row__is_an_error(path: RowPath) -> None:
    assert not edits.leads_somewhere(NESTED, path)
    with pytest.raises(IndexError, match="no row stands at"):
        edits.take(NESTED, [path])


@given(sketches, blocks, st.data())
def test_insert__then_remove_what_is_selected__is_as_before(made: Sketch, block: Block, data: st.DataObject) -> None:
    fits = [place for place in places(made) if len(place) == 1 or not isinstance(block, Circuit)]
    edit = edits.insert(made, data.draw(st.sampled_from(fits)), [block])

    assert edit.selected is not None
    assert edits.take(edit.sketch, edit.selected) == (block,)
    assert edits.remove(edit.sketch, edit.selected).sketch == made


# -- remove


@pytest.mark.parametrize(
    "paths, expected, then",
    [
        ([(0,)], "(b c) d", "(b c)"),
        ([(2,)], "a (b c)", "(b c)"),
        ([(1,)], "a d", "d"),
        ([(1, 0)], "a (c) d", "c"),
        ([(1, 1)], "a (b) d", "b"),
        ([(1, 0), (1, 1)], "a d", "d"),
        ([(0,), (1, 0), (1, 1)], "d", "d"),
        ([(1,), (1, 0), (2,)], "a", "a"),
        ([(0,), (1,), (2,)], "", ""),
    ],
)
def test_remove__selects_the_row_that_takes_its_place(paths: list[RowPath], expected: str, then: str) -> None:
    edit = edits.remove(NESTED, paths)

    assert outline(edit.sketch) == expected
    assert selected(edit) == then


def test_remove__of_all_rows_of_a_circuit__does_not_affect_the_next_circuit() -> None:
    edit = edits.remove(sketch(circuit("a"), circuit("b", "c")), [(0, 0)])

    assert (outline(edit.sketch), edit.selected) == ("(b c)", ((0,),))


@given(sketches_with_paths())
def test_remove__removes_exactly_what_take_returns(given_: tuple[Sketch, list[RowPath]]) -> None:
    made, paths = given_

    assert leaves(edits.remove(made, paths).sketch) == leaves(made) - leaves(edits.take(made, paths))


# -- move


@pytest.mark.parametrize(
    "paths, to, expected",
    [
        ([(0,)], (3,), "(b c) d a"),
        ([(2,)], (0,), "d a (b c)"),
        ([(0,), (2,)], (1,), "a d (b c)"),
        ([(0,)], (1, 1), "(b a c) d"),
        ([(2,)], (1, 0), "a (d b c)"),
        ([(1, 0)], (0,), "b a (c) d"),
        ([(1, 0)], (1, 2), "a (c b) d"),
        ([(1, 0), (1, 1)], (3,), "a d b c"),
        ([(1, 0), (1, 1)], (0,), "b c a d"),
        ([(1, 0), (1, 1)], (1, 1), "a (b c) d"),
        ([(0,), (1, 1), (2,)], (1, 0), "(a c d b)"),
        ([(1,)], (0,), "(b c) a d"),
        ([(1,)], (1,), "a (b c) d"),
        ([], (0,), "a (b c) d"),
    ],
)
def test_move__puts_the_rows_before_the_place_as_it_is_now(paths: list[RowPath], to: RowPath, expected: str) -> None:
    edit = edits.move(NESTED, paths, to)

    assert outline(edit.sketch) == expected
    if paths:
        assert selected(edit) == outline(Sketch(name="-", blocks=edits.take(NESTED, paths)))


def test_move__of_a_circuit_into_itself__is_refused() -> None:
    with pytest.raises(ValueError, match="a circuit inside itself"):
        edits.move(NESTED, [(1,)], (1, 1))


def test_move__of_a_circuit_into_another__is_refused() -> None:
    with pytest.raises(ValueError, match="a circuit inside another"):
        edits.move(sketch(circuit("a"), circuit("b")), [(0,)], (1, 0))


@given(sketches_with_paths(), st.data())
def test_move__loses_and_invents_nothing(given_: tuple[Sketch, list[RowPath]], data: st.DataObject) -> None:
    made, paths = given_
    moved = edits.take(made, paths)
    try:
        edit = edits.move(made, paths, data.draw(st.sampled_from(places(made))))
    except ValueError:
        assert any(isinstance(block, Circuit) for block in moved)
        return

    assert leaves(edit.sketch) == leaves(made)
    if paths:
        assert edit.selected is not None
        assert edits.take(edit.sketch, edit.selected) == moved


# -- one place up or down


@pytest.mark.parametrize(
    "path, walk",
    [
        ((2,), ["a (b c d)", "a (b d c)", "a (d b c)", "a d (b c)", "d a (b c)", "d a (b c)"]),
        ((1,), ["(b c) a d", "(b c) a d"]),
    ],
)
def test_nudge__walks_up_into_circuits_and_out(path: RowPath, walk: list[str]) -> None:
    made = NESTED
    paths: tuple[RowPath, ...] = (path,)
    for expected in walk:
        made, selection = edits.nudge(made, paths, down=False)
        assert selection is not None
        assert outline(made) == expected
        paths = selection


@pytest.mark.parametrize(
    "path, walk",
    [
        ((0,), ["(a b c) d", "(b a c) d", "(b c a) d", "(b c) a d", "(b c) d a", "(b c) d a"]),
        ((1,), ["a d (b c)", "a d (b c)"]),
    ],
)
def test_nudge__walks_down_into_circuits_and_out(path: RowPath, walk: list[str]) -> None:
    made = NESTED
    paths: tuple[RowPath, ...] = (path,)
    for expected in walk:
        made, selection = edits.nudge(made, paths, down=True)
        assert selection is not None
        assert outline(made) == expected
        paths = selection


@pytest.mark.parametrize("down", [False, True])
def test_nudge__of_the_only_row_of_a_circuit__ends_the_circuit(down: bool) -> None:
    edit = edits.nudge(sketch(circuit("a"), "b"), [(0, 0)], down=down)

    assert (outline(edit.sketch), edit.selected) == ("a b", ((0,),))


@pytest.mark.parametrize("down", [False, True])
def test_nudge__moves_a_circuit_past_another(down: bool) -> None:
    edit = edits.nudge(sketch(circuit("a"), circuit("b")), [(0 if down else 1,)], down=down)

    assert outline(edit.sketch) == "(b) (a)"


def test_nudge__moves_several_as_one() -> None:
    assert outline(edits.nudge(sketch("a", "b", "c", "d"), [(3,), (1,)], down=False).sketch) == "b d a c"


def test_nudge__of_nothing__changes_nothing() -> None:
    assert edits.nudge(NESTED, [], down=True) == Edit(NESTED)


# -- duplicate


@pytest.mark.parametrize(
    "paths, expected",
    [
        ([(0,)], "a a (b c) d"),
        ([(0,), (2,)], "a (b c) d a d"),
        ([(1,)], "a (b c) (b c) d"),
        ([(1, 0)], "a (b b c) d"),
        ([(0,), (1, 1)], "a (b c a c) d"),
        ([(1,), (1, 1)], "a (b c) (b c) d"),
        ([], "a (b c) d"),
    ],
)
def test_duplicate__puts_copies_after_the_last(paths: list[RowPath], expected: str) -> None:
    assert outline(edits.duplicate(NESTED, paths).sketch) == expected


def test_duplicate__of_a_circuit_and_a_row_in_another__goes_after_that_circuit() -> None:
    edit = edits.duplicate(sketch(circuit("a"), circuit("b", "c")), [(0,), (1, 0)])

    assert outline(edit.sketch) == "(a) (b c) (a) b"
    assert selected(edit) == "(a) b"


@given(sketches_with_paths())
def test_duplicate__selects_copies_of_what_was_given(given_: tuple[Sketch, list[RowPath]]) -> None:
    made, paths = given_
    edit = edits.duplicate(made, paths)

    assert edits.take(edit.sketch, edit.selected or ()) == edits.take(made, paths)


# -- change and rename


@pytest.mark.parametrize("path", [(0,), (1, 1)])
def test_change__of_a_row_leaves_the_others(path: RowPath) -> None:
    edit = edits.change(NESTED, path, seconds=None, reps=12, sides=Sides.LEFT)

    assert edits.block_at(edit.sketch, path) == Step(name="a" if path == (0,) else "c", reps=12, sides=Sides.LEFT)
    assert outline(edit.sketch) == outline(NESTED)
    assert edit.selected == (path,)
    assert leaves(NESTED) - leaves(edit.sketch) == Counter({edits.block_at(NESTED, path): 1})


def test_change__of_a_circuit() -> None:
    edit = edits.change(NESTED, (1,), rounds=5, rest=20)

    assert edits.block_at(edit.sketch, (1,)) == Circuit(blocks=circuit("b", "c").blocks, rounds=5, rest=20)


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"seconds": 0}, "seconds must be 1 to 14,400 s, not 0"),
        ({"sets": 101}, "sets must be 1 to 100, not 101"),
        ({"name": " "}, "name must be 1 to 80 characters"),
        ({"reps": 5}, "either seconds or reps"),
    ],
)
def test_change__outside_a_limit__is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        edits.change(NESTED, (1, 0), **fields)


def test_change__of_a_field_that_the_row_lacks__is_an_error() -> None:
    with pytest.raises(TypeError, match="rounds"):
        edits.change(NESTED, (0,), rounds=2)


def test_rename__keeps_the_selection_and_refuses_no_name() -> None:
    assert edits.rename(NESTED, "  Evening  legs ") == Edit(Sketch(name="Evening legs", blocks=NESTED.blocks))
    with pytest.raises(OutOfRangeError, match="name must be"):
        edits.rename(NESTED, " ")


# -- circuits


def test_group__gathers_the_rows_at_the_first() -> None:
    edit = edits.group(sketch("a", "b", "c", "d"), [(3,), (1,)], rounds=3, rest=20)

    assert outline(edit.sketch) == "a (b d) c"
    assert edit.selected == ((1,),)
    assert edits.block_at(edit.sketch, (1,)) == Circuit(blocks=(step("b"), step("d")), rounds=3, rest=20)


def test_group__takes_rows_out_of_their_circuit() -> None:
    edit = edits.group(NESTED, [(1, 1), (2,)])

    assert outline(edit.sketch) == "a (c d) (b)"
    assert selected(edit) == "(c d)"


def test_group__of_all_rows_of_a_circuit__is_refused() -> None:
    with pytest.raises(ValueError, match="a circuit already"):
        edits.group(NESTED, [(1, 0), (1, 1)])


def test_group__of_a_circuit__is_refused() -> None:
    with pytest.raises(ValueError, match="a circuit inside another"):
        edits.group(NESTED, [(0,), (1,)])


def test_group__of_nothing__changes_nothing() -> None:
    assert edits.group(NESTED, []) == Edit(NESTED)
    assert edits.remove(NESTED, []) == Edit(NESTED)


def test_ungroup__puts_the_rows_in_its_place() -> None:
    edit = edits.ungroup(NESTED, (1,))

    assert outline(edit.sketch) == "a b c d"
    assert selected(edit) == "b c"


@pytest.mark.parametrize("path", [(0,), (1, 0)])
def test_ungroup__of_anything_but_a_circuit__is_refused(path: RowPath) -> None:
    with pytest.raises(ValueError, match="not a circuit"):
        edits.ungroup(NESTED, path)


@given(sketches.filter(lambda made: len(made.blocks) > 0), st.data())
def test_ungroup__undoes_group(made: Sketch, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(made.blocks) - 1))
    last = data.draw(st.integers(first, len(made.blocks) - 1))
    paths: list[RowPath] = [(number,) for number in range(first, last + 1)]
    if any(isinstance(block, Circuit) for block in edits.take(made, paths)):
        with pytest.raises(ValueError, match="a circuit inside another"):
            edits.group(made, paths)
        return
    edit = edits.group(made, paths)

    assert edits.ungroup(edit.sketch, (first,)) == Edit(made, tuple(paths))


# -- new rows


CATALOGUE = load_catalogue()


def test_new_block__is_made_for_every_technique_that_has_a_place_in_a_routine() -> None:
    for technique in CATALOGUE.values():
        if technique.place != "page":
            block = edits.new_block(technique)
            assert isinstance(block, Contrast if technique.place == "contrast" else Step)
            assert edits.insert(sketch(), (0,), [block]).sketch.blocks == (block,)


def test_new_block__has_the_default_dose() -> None:
    assert edits.new_block(CATALOGUE["hamstring-stretch"]) == Step(
        name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=3, sides=Sides.EACH
    )
    lunges = edits.new_block(CATALOGUE["walking-lunges"])
    assert isinstance(lunges, Step)
    assert (lunges.seconds, lunges.reps) == (None, CATALOGUE["walking-lunges"].dose.reps.default)  # type: ignore[union-attr]  # it has reps


def test_new_block__of_ais__does_one_side_first() -> None:
    assert edits.new_block(CATALOGUE["ais-quads"]) == Step(
        name="AIS quads",
        technique="ais-quads",
        seconds=2,
        sets=10,
        sides=Sides.EACH,
        rest=3,
        switch=8,
        order=Order.ONE_SIDE_FIRST,
    )


def test_new_block__has_the_techniques_gaps_and_no_position_of_its_own() -> None:
    squats, bath = edits.new_block(CATALOGUE["squats"]), edits.new_block(CATALOGUE["ice-bath"])

    assert isinstance(squats, Step)
    assert (squats.rest, squats.position) == (60, None)
    assert bath.position is None


def test_new_block__of_contrast() -> None:
    bath, shower = edits.new_block(CATALOGUE["contrast-bath"]), edits.new_block(CATALOGUE["hot-cold-shower"])

    assert bath == Contrast(warm=240, cold=60, total=1_200)
    assert isinstance(shower, Contrast)
    assert (shower.water, shower.cycles is None, shower.total is None) == (Water.SHOWER, False, True)


def test_new_block__of_a_technique_for_reading_only__is_refused() -> None:
    page = next(technique for technique in CATALOGUE.values() if technique.place == "page")

    with pytest.raises(ValueError, match="not a block"):
        edits.new_block(page)


def bare(**fields: object) -> Technique:
    make: Callable[..., Technique] = Technique
    return make(
        id="x", name="X", family=Family.STRETCH, how_to="", section="", claims=(), **{"place": "step", **fields}
    )


def test_new_block__without_a_dose__has_starting_values() -> None:
    assert edits.new_block(bare()) == Step(name="X", technique="x", seconds=30)
    assert edits.new_block(bare(place="contrast")) == Contrast(total=1_200)
    assert edits.new_block(bare(dose=Dose(reps=Amount(default=12)))) == Step(name="X", technique="x", reps=12)
