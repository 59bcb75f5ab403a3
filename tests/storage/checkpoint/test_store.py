"""The checkpoint file: its content, and what survives a crash."""

import random
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.ports import QuarantinedFile, RecoveredCheckpoint
from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.ports.problems import Newer, WrittenByNewerVersion
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.session import Session
from recovery_timer.storage.checkpoint import lines as checkpoint_lines
from recovery_timer.storage.checkpoint import store
from recovery_timer.storage.checkpoint.store import CheckpointFile
from tests.refusing import refuses

STARTED = datetime(2026, 5, 1, 19, 30, tzinfo=UTC)

LEGS = expand(
    Routine(id="legs", name="Legs", blocks=(Step(name="Calves", seconds=20, sets=3, sides=Sides.EACH),)),
    {},
    Gaps(),
)


def checkpoints(timeline: Timeline = LEGS, *, session_id: str = "session-1", every_ms: int = 4_000) -> list[Checkpoint]:
    """All checkpoints of a session in which the user pauses and goes back now and then."""
    session = Session(timeline)
    session.start(0)
    kept: list[Checkpoint] = []
    for number, now in enumerate(range(0, timeline.total_ms, every_ms)):
        session.advance(now)
        match number % 7:
            case 3:
                session.pause(now)
            case 4:
                session.resume(now)
            case 5:
                session.previous(now)
            case _:
                pass
        progress = session.progress(now)
        if progress is not None:
            kept.append(
                Checkpoint(
                    session_id=session_id,
                    routine_id="legs",
                    started=STARTED,
                    kept=STARTED + timedelta(milliseconds=now),
                    half=True,
                    timeline=timeline,
                    progress=progress,
                )
            )
    return kept


KEPT = checkpoints()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "session.checkpoint"


def written(path: Path, kept: list[Checkpoint]) -> CheckpointFile:
    file = CheckpointFile(path)
    for each in kept:
        file.keep(each)
    return file


def found(path: Path) -> RecoveredCheckpoint | None:
    """The checkpoint that the next start finds; nothing is quarantined."""
    store, quarantined = CheckpointFile(path).load()
    assert quarantined == []
    return store


def broken(path: Path) -> QuarantinedFile:
    """The file that the next start quarantines; it finds nothing else."""
    store, (quarantined,) = CheckpointFile(path).load()
    assert store is None
    return quarantined


# -- keeping


def test_load__without_a_checkpoint__finds_nothing_and_makes_nothing(path: Path) -> None:
    assert found(path) is None
    assert not path.parent.exists()


@pytest.mark.parametrize("count", range(1, len(KEPT) + 1))
def test_load__finds_the_last_checkpoint(path: Path, count: int) -> None:
    written(path, KEPT[:count])

    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[count - 1], whole=True)


def test_keep__appends_a_line_and_leaves_the_others(path: Path) -> None:
    file = written(path, KEPT[:4])
    before = path.read_bytes()
    file.keep(KEPT[4])

    assert path.read_bytes().startswith(before)
    assert path.read_bytes().count(b"\n") == before.count(b"\n") + 1


def test_keep__after_skipped_checkpoints__has_all_ended_visits(path: Path) -> None:
    written(path, [KEPT[0], KEPT[1], KEPT[-1]])

    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[-1], whole=True)


def test_keep__is_for_this_user_only(path: Path) -> None:
    written(path, KEPT[:3])

    assert path.stat().st_mode & 0o777 == 0o600


def test_keep__after_a_restart__continues(path: Path) -> None:
    written(path, KEPT[:5])
    file = CheckpointFile(path)
    file.load()
    for each in KEPT[5:9]:
        file.keep(each)

    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[8], whole=True)


def test_keep__of_another_session__rewrites_the_file(path: Path) -> None:
    file = written(path, KEPT)
    other = checkpoints(session_id="session-2")[1]
    file.keep(other)

    assert found(path) == RecoveredCheckpoint(checkpoint=other, whole=True)
    assert path.read_bytes().count(b"\n") == 2


def test_keep__of_a_session_gone_back__rewrites_the_file(path: Path) -> None:
    file = written(path, KEPT)
    file.keep(KEPT[2])

    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[2], whole=True)


@pytest.mark.parametrize("harm", ["vanished", "cut", "changed", "another file", "a link"])
def test_keep__file_changed_by_another_program__rewrites_it(path: Path, harm: str) -> None:
    file = written(path, KEPT[:5])
    whole = path.read_bytes()
    if harm == "vanished":
        path.unlink()
    elif harm == "cut":
        path.write_bytes(whole[:-10])
    elif harm == "changed":
        path.write_bytes(whole[:-2] + b"?\n")
    else:
        elsewhere = path.with_name("elsewhere")
        elsewhere.write_bytes(whole)
        if harm == "another file":
            elsewhere.replace(path)
        else:
            path.unlink()
            path.symlink_to(elsewhere)
    file.keep(KEPT[5])

    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[5], whole=True)
    assert not path.is_symlink()


def test_keep__failed_half_way__is_repaired_by_the_next(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(path, KEPT[:5])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("recovery_timer.storage.checkpoint.store.os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            file.keep(KEPT[5])
    with path.open("ab") as half:
        half.write(b'0123abcd {"kept":"20')
    file.keep(KEPT[6])

    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[6], whole=True)


def test_keep__file_grown_too_long__is_rewritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_APPENDED_BYTES", 2_000)
    file = CheckpointFile(path)
    sizes = []
    for _ in range(5):
        for each in KEPT:
            file.keep(each)
            assert found(path) == RecoveredCheckpoint(checkpoint=each, whole=True)
            sizes.append(path.stat().st_size)

    whole = len(checkpoint_lines.begin(KEPT[-1])[0])
    assert max(sizes) < whole + 2_000 + 1_000


def test_forget__leaves_nothing_and_is_harmless_twice(path: Path) -> None:
    file = written(path, KEPT[:5])
    file.forget()
    file.forget()

    assert found(path) is None
    assert list(path.parent.iterdir()) == []


def test_forget__and_then_keep__makes_a_new_file(path: Path) -> None:
    file = written(path, KEPT[:5])
    file.forget()
    file.keep(KEPT[6])

    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[6], whole=True)


# -- crashes


def beginnings(data: bytes) -> Iterator[int]:
    """The offsets at which the lines of ``data`` end."""
    end = 0
    for line in data.splitlines(keepends=True):
        end += len(line)
        yield end


def test_load__of_a_file_cut_anywhere__loses_at_most_the_last_line(path: Path) -> None:
    written(path, KEPT)
    data = path.read_bytes()
    ends = list(beginnings(data))
    for cut in range(ends[0], len(data) + 1):
        read = checkpoint_lines.read(data[:cut])
        lines = sum(end <= cut for end in ends)
        if lines == 1:
            assert read.checkpoint.progress.session_ms == 0
        else:
            assert read.checkpoint == KEPT[lines - 2]
        assert read.whole is (cut in ends[1:])


@pytest.mark.parametrize("cut", [0, 1, 8, 9, 10, 200, 1_000])
def test_load__of_a_file_cut_within_its_first_line__quarantines_it(path: Path, cut: int) -> None:
    written(path, KEPT)
    path.write_bytes(path.read_bytes()[:cut])

    assert broken(path).kept_as == str(path.with_name("session.broken-1.checkpoint"))
    assert "its first line is not whole" in broken_reason(path)


def broken_reason(path: Path) -> str:
    """The reason for the quarantine."""
    aside = path.with_name("session.broken-1.checkpoint")
    aside.rename(path)
    return quarantine_reason(broken(path))


@given(seed=st.integers(0, 2**32), block=st.sampled_from([64, 256, 512]))
@settings(max_examples=200)
def test_load__of_a_file_whose_last_blocks_are_lost_or_swapped__finds_an_earlier_moment(seed: int, block: int) -> None:
    dice = random.Random(seed)
    data = b"".join(_written_in_memory())
    first = next(beginnings(data))
    blocks = [data[at : at + block] for at in range(0, len(data), block)]
    untouched = first // block + 1
    at = dice.randrange(untouched, len(blocks))
    match dice.randrange(4):
        case 0:
            del blocks[at]
        case 1:
            blocks[at] = bytes(len(blocks[at]))
        case 2:
            blocks[at] = dice.randbytes(len(blocks[at]))
        case _:
            other = dice.randrange(untouched, len(blocks))
            blocks[at], blocks[other] = blocks[other], blocks[at]

    harmed = b"".join(blocks)
    harm = next((at for at, (one, other) in enumerate(zip(data, harmed, strict=False)) if one != other), len(harmed))
    lines = sum(end <= harm for end in beginnings(data))

    read = checkpoint_lines.read(harmed)

    assert read.whole is (harmed == data)
    assert read.checkpoint.progress.session_ms == 0 if lines == 1 else read.checkpoint == KEPT[lines - 2]


def _written_in_memory() -> Iterator[bytes]:
    line, checksum = checkpoint_lines.begin(KEPT[0])
    yield line
    for before, now in pairwise(KEPT):
        line, checksum = checkpoint_lines.go_on(before.progress, now, checksum)
        yield line


@given(garbage=st.binary(min_size=1, max_size=400))
def test_load__of_a_file_with_garbage_at_its_end__finds_the_rest(garbage: bytes) -> None:
    data = b"".join(_written_in_memory())
    read = checkpoint_lines.read(data + garbage)

    assert read == RecoveredCheckpoint(checkpoint=KEPT[-1], whole=False)


def test_load__of_garbage__quarantines_it(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\x00" * 5_000)

    assert broken(path).file == str(path)
    assert path.with_name("session.broken-1.checkpoint").read_bytes() == b"\x00" * 5_000


def test_load__of_a_file_that_is_far_too_long__quarantines_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MAX_BYTES", 1_000)
    written(path, KEPT)

    assert "Larger than 1,000 bytes" in quarantine_reason(broken(path))


def test_load__of_segments_out_of_order__quarantines_it(path: Path) -> None:
    reversed_ = replace(LEGS, segments=LEGS.segments[::-1])
    written(path, [replace(KEPT[3], timeline=reversed_)])

    assert "its segments are not in order" in quarantine_reason(broken(path))


def newer(path: Path) -> bytes:
    text = b'{"schema":2,"anything":"else"}'
    path.parent.mkdir()
    path.write_bytes(b"%08x %b\n" % (zlib.crc32(text), text))
    return path.read_bytes()


def test_load__of_a_newer_version__leaves_it_alone_and_reports_it(path: Path) -> None:
    data = newer(path)

    assert broken(path) == QuarantinedFile(
        file=str(path), kept_as=str(path), problem=WrittenByNewerVersion(Newer.CHECKPOINT)
    )
    assert path.read_bytes() == data


def test_keep__over_a_file_of_a_newer_version__is_refused_until_that_is_gone(path: Path) -> None:
    data = newer(path)
    file = CheckpointFile(path)
    file.load()

    with refuses("newer version"):
        file.keep(KEPT[0])
    file.forget()
    assert path.read_bytes() == data

    path.unlink()
    file.keep(KEPT[1])
    assert found(path) == RecoveredCheckpoint(checkpoint=KEPT[1], whole=True)


@pytest.mark.parametrize(
    "text",
    [
        (
            b'{"kept":"2026-05-01T19:30:00Z","session_ms":1,"visit":{"index":99,"entered_ms":0,"held_ms":0,'
            b'"extended_ms":0,"told_ms":0,"half_told":false}}'
        ),
        b'{"kept":"yesterday"}',
        b"[" * 100_000,
    ],
    ids=["no such segment", "not a line", "nested too deeply"],
)
def test_read__invalid_line__ends_the_checkpoint(text: bytes) -> None:
    line, checksum = checkpoint_lines.begin(KEPT[0])
    nonsense = b"%08x %b\n" % (zlib.crc32(text, checksum), text)

    assert checkpoint_lines.read(line + nonsense) == RecoveredCheckpoint(checkpoint=KEPT[0], whole=False)
