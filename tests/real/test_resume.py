"""A session that is interrupted by the program's end, and resumed at the next start. See `kills` for kills."""

import time
from functools import partial
from pathlib import Path

from recovery_timer.session.record import Outcome, PauseReason
from recovery_timer.storage.checkpoint.store import CheckpointFile
from recovery_timer.storage.journal.db import JournalDatabase
from tests.real.processes import wait_until
from tests.real.program import program
from tests.real.screen import VirtualScreen

HOLD = "# Hold\n10 min plank\n"


def test_program__terminated_in_a_session__resumes_where_it_was(screen: VirtualScreen, tmp_path: Path) -> None:
    file = tmp_path / "hold.txt"
    file.write_text(HOLD)
    with program(tmp_path, "play", str(file), "--mute", screen=screen) as running:
        running.window("plank")
        running.process.terminate()
        assert running.wait().status == 0
        first = running.record()
    assert first.outcome is Outcome.BROKEN_OFF

    time.sleep(1.1)  # time outside the program must not count
    with program(tmp_path, screen=screen) as running:
        running.press("Return")
        running.window("plank")
        running.press("space", in_window="plank")
        running.process.terminate()
        ending = running.wait()
        second = running.record()

    assert (ending.status, ending.said) == (0, "")
    assert (second.id, second.started) == (first.id, first.started)
    assert second.session_ms >= first.session_ms
    held_ms = sum(visit.held_ms for visit in second.visits)
    assert held_ms == second.session_ms - sum(pause.end_ms - pause.start_ms for pause in second.pauses)
    assert second.pauses[0].start_ms == first.session_ms
    assert second.pauses[0].reason is PauseReason.BROKEN_OFF


def test_program__asked_to_play_another__records_the_interrupted_session(screen: VirtualScreen, tmp_path: Path) -> None:
    for name in ("plank", "bridge"):
        (tmp_path / f"{name}.txt").write_text(f"# {name}\n10 min {name}\n")
    for name in ("plank", "bridge"):
        with program(tmp_path, "play", str(tmp_path / f"{name}.txt"), "--mute", screen=screen) as running:
            kept = CheckpointFile(running.data_dir / "session.checkpoint")
            wait_until(partial(_is_of, kept, name), f"the checkpoint of {name}")
            # SIGKILL: nothing more can be saved.
            running.process.kill()
            running.process.wait()

    problems: list[object] = []
    (record,) = JournalDatabase(running.data_dir / "journal.sqlite3", problems.append).latest(5)
    assert problems == []
    assert (record.routine_name, record.outcome) == ("plank", Outcome.BROKEN_OFF)


def _is_of(kept: CheckpointFile, name: str) -> bool:
    found, _ = kept.load()
    return found is not None and found.checkpoint.timeline.name == name
