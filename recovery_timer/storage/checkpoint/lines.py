"""A checkpoint as the lines of an append-only file: written lines never change.

The first line identifies the session and contains the timeline; each later one, the current position, and the visits
and pauses that have ended since the previous line. Every line begins with a checksum of itself and all lines before it.
If a power cut leaves the file torn, with blocks missing or out of order, its longest intact prefix is used: at most the
last few seconds are lost.
"""

import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import asdict

from recovery_timer.ports import RecoveredCheckpoint
from recovery_timer.routine.message import Message
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.checkpoint import Checkpoint, OpenVisit, Progress
from recovery_timer.session.record import HowLeft, Pause, Visit
from recovery_timer.storage.schema import require_known_schema

SCHEMA = 1
"""The version that this program writes, and the newest that it reads."""

_CHECKSUM = b"%08x "
_CHECKSUM_BYTES = 9

_Whole = Annotated[int, Meta(ge=0)]

_AT_FIRST = OpenVisit(index=0, entered_ms=0, held_ms=0, extended_ms=0, emitted_ms=-1, half_emitted=False)


class _First(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line."""

    schema: Annotated[int, Meta(ge=1)]
    session_id: str
    routine_id: str
    started: datetime
    half: bool
    timeline: Timeline


class _Left(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A visit that is over, with the index of its segment."""

    index: _Whole
    entered_ms: _Whole
    held_ms: _Whole
    extended_ms: int
    skipped_ms: _Whole
    left: HowLeft


class _Later(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A later line: the position, and the visits and pauses that have ended since the previous line."""

    kept: datetime
    session_ms: _Whole
    visit: OpenVisit
    pause: Pause | None = None
    visits: tuple[_Left, ...] = ()
    pauses: tuple[Pause, ...] = ()


# -- writing


def begin(checkpoint: Checkpoint) -> tuple[bytes, int]:
    """Return all of ``checkpoint`` as the first two lines, and the checksum for `go_on`."""
    first = _First(
        schema=SCHEMA,
        session_id=checkpoint.session_id,
        routine_id=checkpoint.routine_id,
        started=checkpoint.started,
        half=checkpoint.half,
        timeline=checkpoint.timeline,
    )
    one, checksum = _line(first, 0)
    other, checksum = _line(_later(checkpoint, 0, 0), checksum)
    return one + other, checksum


def go_on(before: Progress, checkpoint: Checkpoint, checksum: int) -> tuple[bytes, int]:
    """Return the line that continues ``before`` to ``checkpoint``, and the checksum for the next line."""
    return _line(_later(checkpoint, len(before.visits), len(before.pauses)), checksum)


def _line(content: _First | _Later, before: int) -> tuple[bytes, int]:
    text = msgspec.json.encode(content)
    checksum = zlib.crc32(text, before)
    return b"%b%b\n" % (_CHECKSUM % checksum, text), checksum


def _later(checkpoint: Checkpoint, visits: int, pauses: int) -> _Later:
    """Return the line of ``checkpoint``, without the first ``visits`` and ``pauses``, which are in earlier lines."""
    progress = checkpoint.progress
    return _Later(
        kept=checkpoint.kept,
        session_ms=progress.session_ms,
        visit=progress.visit,
        pause=progress.pause,
        visits=tuple(_left(visit) for visit in progress.visits[visits:]),
        pauses=progress.pauses[pauses:],
    )


def _left(visit: Visit) -> _Left:
    return _Left(
        index=visit.segment.index,
        entered_ms=visit.entered_ms or 0,
        held_ms=visit.held_ms,
        extended_ms=visit.extended_ms,
        skipped_ms=visit.skipped_ms,
        left=visit.left,
    )


# -- reading


def read(data: bytes) -> RecoveredCheckpoint:
    """Return the checkpoint in ``data``, as far as it is intact.

    Raises:
        NewerSchemaError: if only a newer version can read it.
        ValueError: if not even the first line can be read.
    """
    lines, whole = _lines_in(data)
    if not lines:
        raise ValueError(Message("its first line is not whole"))
    require_known_schema(lines[0], SCHEMA)
    first = msgspec.json.decode(lines[0], type=_First)
    if not first.timeline.segments or any(at != each.index for at, each in enumerate(first.timeline.segments)):
        raise ValueError(Message("its segments are not in order"))
    laters = list(_laters(lines[1:], range(len(first.timeline.segments))))
    whole = whole and 0 < len(laters) == len(lines) - 1
    return RecoveredCheckpoint(checkpoint=_checkpoint(first, laters), whole=whole)


def _lines_in(data: bytes) -> tuple[list[memoryview], bool]:
    """Return the intact lines at the start of ``data``, and whether nothing follows them."""
    lines: list[memoryview] = []
    view, start, checksum = memoryview(data), 0, 0
    while (end := data.find(b"\n", start)) >= 0:
        text = view[start + _CHECKSUM_BYTES : end]
        checksum = zlib.crc32(text, checksum)
        if data[start : start + _CHECKSUM_BYTES] != _CHECKSUM % checksum:
            break
        lines.append(text)
        start = end + 1
    return lines, start == len(data)


def _laters(lines: Sequence[memoryview], segments: range) -> Iterator[_Later]:
    """Decode ``lines``, up to the first invalid one."""
    for line in lines:
        try:
            later = msgspec.json.decode(line, type=_Later)
        except (ValueError, RecursionError):
            return
        if later.visit.index not in segments or any(each.index not in segments for each in later.visits):
            return
        yield later


def _checkpoint(first: _First, laters: Sequence[_Later]) -> Checkpoint:
    """Return the checkpoint as of the last of ``laters``; at the session's start if there are none."""
    last = laters[-1] if laters else _Later(kept=first.started, session_ms=0, visit=_AT_FIRST)
    return Checkpoint(
        session_id=first.session_id,
        routine_id=first.routine_id,
        started=first.started,
        kept=last.kept,
        half=first.half,
        timeline=first.timeline,
        progress=Progress(
            visit=last.visit,
            session_ms=last.session_ms,
            visits=tuple(_visit(first.timeline, each) for later in laters for each in later.visits),
            pauses=tuple(each for later in laters for each in later.pauses),
            pause=last.pause,
        ),
    )


def _visit(timeline: Timeline, left: _Left) -> Visit:
    fields = asdict(left)
    return Visit(segment=timeline.segments[fields.pop("index")], **fields)
