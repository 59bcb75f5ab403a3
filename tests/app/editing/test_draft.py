"""A draft, checked against the simplest possible history: a list of all its values."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from recovery_timer.app.editing import draft as draft_module
from recovery_timer.app.editing.draft import MOST_ENTRIES, Draft, EditLabel, Verb, sketch_of
from recovery_timer.ports import TypedText
from recovery_timer.routine import edits
from recovery_timer.routine.edits import Edit, RowPath
from recovery_timer.routine.model import Routine, Sketch, Step

CHANGE = EditLabel(Verb.CHANGE, "Calf stretch")
LEGS = Routine(id="legs", name="Legs", blocks=(Step(name="Calf stretch", seconds=30),))


def begun() -> Draft:
    return Draft("legs", sketch_of(LEGS), LEGS)


def type_seconds(draft: Draft, seconds: int, merge: object = "seconds") -> None:
    draft.apply(CHANGE, edits.change(draft.sketch, (0,), seconds=seconds), merge)


def seconds_of(draft: Draft) -> object:
    return edits.block_at(draft.sketch, (0,)).seconds  # type: ignore[union-attr]  # it is a Step


def undo_all(draft: Draft) -> list[EditLabel]:
    labels = []
    while draft.undo_label is not None:
        labels.append(draft.undo_label)
        draft.undo()
    return labels


def test_draft__starts_without_changes() -> None:
    draft = begun()

    assert (draft.routine, draft.is_saved, draft.has_changes) == (LEGS, True, False)
    assert (draft.can_undo, draft.can_redo, draft.undo_label, draft.redo_label) == (False, False, None, None)
    draft.undo()
    draft.redo()
    assert draft.routine == LEGS


def test_draft__of_a_new_routine__has_no_changes() -> None:
    draft = Draft("new", Sketch(name="New routine"))

    assert (draft.routine, draft.is_saved, draft.has_changes) == (None, False, False)
    draft.apply(EditLabel(Verb.ADD, "Walk"), edits.insert(draft.sketch, (0,), [Step(name="Walk", seconds=60)]))
    assert (draft.has_changes, draft.is_saved) == (True, False)
    assert draft.routine == Routine(id="new", name="New routine", blocks=(Step(name="Walk", seconds=60),))


def test_apply__names_what_can_be_undone_and_redone() -> None:
    draft = begun()
    type_seconds(draft, 40)
    draft.apply(EditLabel(Verb.RENAME, "Arms"), edits.rename(draft.sketch, "Arms"))

    assert draft.undo_label == EditLabel(Verb.RENAME, "Arms")
    draft.undo()
    assert (draft.undo_label, draft.redo_label) == (CHANGE, EditLabel(Verb.RENAME, "Arms"))
    draft.redo()
    assert (draft.sketch.name, draft.can_redo) == ("Arms", False)


def test_apply__without_a_change__is_no_edit() -> None:
    draft = begun()
    heard: list[None] = []
    draft.changed.connect(heard.append)

    draft.apply(CHANGE, Edit(draft.sketch, ((0,),)))

    assert (draft.can_undo, heard, draft.selection) == (False, [], ((0,),))


def test_apply__after_an_undo__clears_redo() -> None:
    draft = begun()
    type_seconds(draft, 40)
    draft.undo()
    type_seconds(draft, 50)

    assert (draft.can_redo, seconds_of(draft)) == (False, 50)
    draft.undo()
    assert draft.routine == LEGS


def test_typing__into_one_field__is_one_edit() -> None:
    draft = begun()
    for seconds in (3, 31, 312):
        type_seconds(draft, seconds)

    draft.undo()
    assert seconds_of(draft) == 30
    draft.redo()
    assert seconds_of(draft) == 312


@pytest.mark.parametrize(
    "between",
    [
        lambda draft: draft.end_merge(),
        lambda draft: draft.select(((0,), (1,))),
        lambda draft: draft.rebase(LEGS),
        lambda draft: (draft.undo(), draft.redo()),
        lambda draft: draft.apply(CHANGE, edits.change(draft.sketch, (0,), sets=2), "sets"),
        lambda draft: draft.apply(CHANGE, edits.change(draft.sketch, (0,), sets=2)),
    ],
    ids=["settle", "select", "save", "undo and redo", "another field", "another edit"],
)
def test_typing__into_one_field_again__is_another_edit(between: object) -> None:
    draft = begun()
    type_seconds(draft, 40)
    assert callable(between)
    between(draft)
    type_seconds(draft, 50)

    draft.undo()
    assert seconds_of(draft) == 40


def test_typing__back_to_the_old_value__leaves_no_edit() -> None:
    draft = begun()
    type_seconds(draft, 3)
    type_seconds(draft, 30)

    assert (draft.can_undo, draft.has_changes) == (False, False)
    type_seconds(draft, 31)
    draft.undo()
    assert draft.routine == LEGS


def test_edits_without_a_key__never_merge() -> None:
    draft = begun()
    type_seconds(draft, 40, merge=None)
    type_seconds(draft, 50, merge=None)

    assert len(undo_all(draft)) == 2


def test_selection__follows_edits_undo_and_redo() -> None:
    draft = begun()
    draft.select(((0,),))
    draft.apply(EditLabel(Verb.DUPLICATE, "Calf stretch"), edits.duplicate(draft.sketch, draft.selection))
    assert draft.selection == ((1,),)
    draft.apply(EditLabel(Verb.RENAME, "Arms"), edits.rename(draft.sketch, "Arms"))
    assert draft.selection == ((1,),)

    draft.undo()
    draft.undo()
    assert draft.selection == ((0,),)
    draft.redo()
    assert draft.selection == ((1,),)


def test_selection__drops_removed_rows() -> None:
    draft = begun()
    draft.select(((0,),))
    draft.apply(EditLabel(Verb.TYPE), Edit(Sketch(name="Legs")))

    assert not draft.selection
    draft.undo()
    assert draft.selection == ((0,),)


def test_select__emits_nothing() -> None:
    draft = begun()
    heard: list[None] = []
    draft.changed.connect(heard.append)
    draft.select(((0,),))

    assert heard == []


def test_history__outlives_saving() -> None:
    draft = begun()
    type_seconds(draft, 40)
    saved = draft.routine
    assert saved is not None
    draft.rebase(saved)
    assert (draft.is_saved, draft.has_changes, draft.base) == (True, False, saved)

    draft.undo()
    assert (draft.routine, draft.is_saved, draft.has_changes) == (LEGS, False, True)
    draft.redo()
    assert draft.is_saved


def test_rebase__on_nothing__leaves_everything_unsaved() -> None:
    draft = begun()
    draft.rebase(None)

    assert (draft.is_saved, draft.has_changes, draft.routine) == (False, True, LEGS)


def test_history__is_bounded() -> None:
    draft = begun()
    for seconds in range(1, MOST_ENTRIES + 51):
        type_seconds(draft, seconds + 1_000, merge=None)

    assert len(undo_all(draft)) == MOST_ENTRIES
    assert seconds_of(draft) == 1_050


# -- typed text

TYPE = EditLabel(Verb.TYPE)
READ = TypedText("# Legs\n40s calf stretch  # slowly", is_read=True)
UNREAD = TypedText("# Legs\n40s calf stretch, rast 5s", is_read=False)


def type_text(draft: Draft, typed: TypedText | None, seconds: int | None = None, merge: object = "text") -> None:
    edit = Edit(draft.sketch) if seconds is None else edits.change(draft.sketch, (0,), seconds=seconds)
    draft.retype(TYPE, edit, typed, merge)


def test_retype__keeps_the_text__and_what_could_be_read_of_it() -> None:
    draft = begun()
    type_text(draft, READ, 40)

    assert (draft.typed, draft.is_unread, seconds_of(draft)) == (READ, False, 40)
    type_text(draft, UNREAD)
    assert (draft.typed, draft.is_unread, seconds_of(draft)) == (UNREAD, True, 40)


def test_retype__a_comment_only__is_a_change() -> None:
    draft = begun()
    type_text(draft, TypedText("# Legs\n30s calf stretch  # slowly", is_read=True))

    assert (draft.has_changes, draft.is_saved, draft.sketch) == (True, False, sketch_of(LEGS))


def test_retype__undo_and_redo__bring_the_text_back() -> None:
    draft = begun()
    type_text(draft, READ, 40)
    draft.end_merge()
    type_text(draft, UNREAD)

    draft.undo()
    assert draft.typed == READ
    draft.undo()
    assert not draft.has_changes
    draft.redo()
    draft.redo()
    assert draft.typed == UNREAD


def test_retype__back_to_what_was_there__leaves_no_edit() -> None:
    draft = begun()
    type_text(draft, UNREAD)
    type_text(draft, None)

    assert (draft.can_undo, draft.has_changes) == (False, False)


def test_apply__takes_the_place_of_the_text() -> None:
    draft = begun()
    type_text(draft, UNREAD)
    type_seconds(draft, 50)
    assert not draft.is_unread
    assert draft.typed is None


def test_undo__of_an_edit_of_the_blocks__brings_the_text_back() -> None:
    draft = begun()
    type_text(draft, UNREAD)
    type_seconds(draft, 50)
    draft.undo()

    assert draft.typed == UNREAD


def test_apply__without_a_change__keeps_the_text() -> None:
    draft = begun()
    type_text(draft, UNREAD)
    draft.apply(CHANGE, Edit(draft.sketch, ((0,),)))

    assert draft.typed == UNREAD


def test_rebase__on_what_was_typed__is_saved__with_its_comments() -> None:
    draft = begun()
    type_text(draft, READ, 40)
    draft.rebase(draft.routine, READ)

    assert (draft.is_saved, draft.typed) == (True, READ)
    type_text(draft, TypedText(READ.text + " now", is_read=True))
    assert draft.has_changes


def test_rebase__with_text_that_is_unread__leaves_that_unsaved() -> None:
    draft = begun()
    type_text(draft, UNREAD)
    draft.rebase(draft.routine)

    assert (draft.is_saved, draft.has_changes) == (False, True)


def test_history__of_long_texts__is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_module, "MOST_TEXT", 50)
    draft = begun()
    for number in range(10):
        type_text(draft, TypedText(f"{number:020}", is_read=False), merge=None)

    assert len(undo_all(draft)) == 2


ROWS = st.builds(lambda name: Step(name=name, seconds=30), st.sampled_from("abc"))


class DraftMachine(RuleBasedStateMachine):
    """After any edits, undoing all of them restores the first value, and redoing them the last."""

    @initialize(rows=st.lists(ROWS, min_size=1, max_size=3))
    def begin(self, rows: list[Step]) -> None:
        base = Routine(id="legs", name="Legs", blocks=tuple(rows))
        self.draft = Draft("legs", sketch_of(base), base)
        self.saved = self.first = self.draft.sketch
        self.changes = 0
        self.draft.changed.connect(lambda _: self.count())
        # The values that undo passes, oldest first, and the key that the next edit may merge with.
        self.past = [self.first]
        self.future: list[Sketch] = []
        self.key: str | None = None

    def count(self) -> None:
        self.changes += 1

    def paths(self, data: st.DataObject) -> list[RowPath]:
        count = len(self.draft.sketch.blocks)
        return [(number,) for number in sorted(data.draw(st.sets(st.integers(0, count - 1)))) if count]

    def done(self, edit: Edit, merge: str | None) -> None:
        before, changes = self.draft.sketch, self.changes
        self.draft.apply(EditLabel(Verb.CHANGE, "x"), edit, merge)
        assert self.draft.sketch == edit.sketch
        assert self.changes == changes + (edit.sketch != before)
        if edit.sketch == before:
            return
        self.future = []
        if merge is not None and merge == self.key:
            self.past.pop()
        self.key = merge
        if edit.sketch == self.past[-1]:
            self.key = None
        else:
            self.past.append(edit.sketch)

    @rule(row=ROWS)
    def add(self, row: Step) -> None:
        self.done(edits.insert(self.draft.sketch, (len(self.draft.sketch.blocks),), [row]), None)

    @precondition(lambda self: self.draft.sketch.blocks)
    @rule(data=st.data(), kind=st.sampled_from(["remove", "duplicate", "up", "down"]))
    def rearrange(self, data: st.DataObject, kind: str) -> None:
        sketch, paths = self.draft.sketch, self.paths(data)
        match kind:
            case "remove":
                self.done(edits.remove(sketch, paths), None)
            case "duplicate" if len(sketch.blocks) < 20:
                self.done(edits.duplicate(sketch, paths), None)
            case _:
                self.done(edits.nudge(sketch, paths, down=kind == "down"), None)

    @rule(name=st.sampled_from(["Legs", "Arms"]), merge=st.sampled_from(["name", "title", None]))
    def rename(self, name: str, merge: str | None) -> None:
        self.done(edits.rename(self.draft.sketch, name), merge)

    @precondition(lambda self: self.draft.sketch.blocks)
    @rule(seconds=st.integers(29, 31), merge=st.sampled_from(["seconds", "name"]))
    def type_seconds(self, seconds: int, merge: str) -> None:
        self.done(edits.change(self.draft.sketch, (0,), seconds=seconds), merge)

    @rule()
    def undo(self) -> None:
        self.draft.undo()
        if len(self.past) > 1:
            self.future.append(self.past.pop())
            self.key = None

    @rule()
    def redo(self) -> None:
        self.draft.redo()
        if self.future:
            self.past.append(self.future.pop())
            self.key = None

    @precondition(lambda self: self.draft.sketch.blocks)
    @rule()
    def save(self) -> None:
        self.draft.rebase(self.draft.routine)
        self.saved, self.key = self.draft.sketch, None

    @rule()
    def end_merge(self) -> None:
        self.draft.end_merge()
        self.key = None

    @invariant()
    def is_where_it_should_be(self) -> None:
        assert self.draft.sketch == self.past[-1]
        assert self.draft.has_changes == (self.past[-1] != self.saved)
        assert self.draft.can_undo == (self.draft.undo_label is not None) == (len(self.past) > 1)
        assert self.draft.can_redo == (self.draft.redo_label is not None) == bool(self.future)

    @rule()
    def undo_and_redo_everything(self) -> None:
        values = [*self.past, *reversed(self.future)]
        while self.draft.can_undo:
            self.draft.undo()
        assert self.draft.sketch == self.first
        seen = [self.draft.sketch]
        while self.draft.can_redo:
            self.draft.redo()
            seen.append(self.draft.sketch)
        assert seen == values
        self.past, self.future, self.key = values, [], None


TestHistory = DraftMachine.TestCase


def test_sketch_of__is_all_but_the_id() -> None:
    assert sketch_of(LEGS) == sketch_of(replace(LEGS, id="other")) == Sketch(name="Legs", blocks=LEGS.blocks)
