"""What the journal says on other screens: its model, where its buttons lead, and the remarks on a routine's sheet."""

from functools import partial
from typing import Any, TypeAlias

from msgspec.structs import replace

from recovery_timer.journal.lines import BeforeLine
from recovery_timer.ports import Ports
from recovery_timer.routine.facts import Group
from recovery_timer.ui.follow_ups.model import FollowUpsModel
from recovery_timer.ui.preview.model import Preview
from recovery_timer.ui.text import follow_ups

Parts: TypeAlias = Any
"""`desktop.parts.Parts`, which imports this module."""


def follow_ups_model(parts: Parts, ports: Ports) -> FollowUpsModel:
    """Return the model of the follow-ups, which begin to read the journal."""
    model = FollowUpsModel(parts.follow_ups, parts.journal, ports.clock, ports.new_id)
    model.setParent(parts.window)

    def read_page(technique: str) -> None:
        parts.navigator.leave(partial(parts.navigator.show, "techniques"))
        parts.techniques_screen.show_technique(technique)

    def ask_for_soreness() -> None:
        from recovery_timer.ui.entries.log_dialogs import SorenessDialog

        SorenessDialog(parts.theme, model, parts.window).open()

    def start_technique(technique: str) -> None:
        parts.techniques_model.choose(technique)
        routine = parts.techniques_model.routine
        if routine is not None:
            parts.start_session(parts.routines_model.expand(routine), routine.id)

    model.logged.connect(parts.entry_logged)
    model.page_wanted.connect(read_page)
    model.start_wanted.connect(start_technique)
    model.rest_wanted.connect(lambda: parts.preview("builtin-rest-day"))
    model.soreness_wanted.connect(ask_for_soreness)
    parts.follow_ups.load()
    return model


def is_objected_to(parts: Parts, routine_id: str) -> bool:
    """Whether the journal speaks against starting a routine now, and this has not been said yet."""
    return any(line.is_objection for line in _before(parts, routine_id))


def with_remarks(parts: Parts, preview: Preview) -> Preview:
    """Return ``preview`` with what the journal says of starting that routine now; objections are made once."""
    lines = _before(parts, preview.routine_id)
    for line in lines:
        parts.follow_ups_model.was_said(line)
    return replace(preview, remarks=tuple(follow_ups.before_session(line) for line in lines))


def _before(parts: Parts, routine_id: str) -> tuple[BeforeLine, ...]:
    if not parts.has("follow_ups_model"):
        return ()
    segments = parts.routines_model.timeline(routine_id).segments
    families = {segment.family for segment in segments if segment.family is not None}
    is_before_a_run = parts.library.entry(routine_id).group is Group.BEFORE_A_RUN
    model: FollowUpsModel = parts.follow_ups_model
    return model.before(families, before_a_run=is_before_a_run)
