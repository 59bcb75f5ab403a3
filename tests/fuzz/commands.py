"""Command lines as hostile inputs: the words, separated by a character that no word has, then standard input."""

import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from recovery_timer.cli import commands
from recovery_timer.desktop.options import Options
from tests.fuzz import samples

BETWEEN, PIPED = "\x1f", b"\x1e"
_LEADS_OUT = re.compile(r"(^|=|^-o)/|\.\.")


def command_lines() -> list[bytes]:
    """All commands, with typical arguments."""
    lines = [
        "",
        "--version",
        "--help",
        "list",
        "list --json",
        "show legs.txt --json",
        "show legs.json",
        "show -",
        "check legs.txt legs.json gone.json",
        "import legs.json",
        "import legs.txt",
        "export legs.txt --to text",
        "export legs.json -o out.json --force",
        "play - --mute --no-voice --full-screen --exit-when-done",
        "play legs.json --data-dir other",
        "--data-dir other list",
        "history --csv",
        "history --jsonl --since 2026-05-01",
        "log run 10 km easy yesterday 18:30",
        "log soreness calves 4 left",
        "import history.csv",
    ]
    named = ["show\x1fPost-run basics", "export\x1fPost-run basics\x1f--to\x1fjson", "play\x1fice bath"]
    words = [*(line.replace(" ", BETWEEN) for line in lines), *named]
    return [word.encode() + PIPED + samples.TYPED.encode() for word in words]


def obey(folder: Path) -> Callable[[bytes], str]:
    """Return a function that runs a command line in ``folder``, and checks that nothing else was written to."""
    work = folder / "work"
    work.mkdir()
    (work / "legs.json").write_bytes(samples.documents()[0])
    (work / "history.csv").write_bytes(samples.histories()[0])
    (work / "legs.txt").write_text(samples.TYPED, encoding="utf-8")

    def feed(data: bytes) -> str:
        line, _, piped = data.partition(PIPED)
        # As Python decodes the process's arguments, which cannot contain a zero byte.
        words = [word for word in os.fsdecode(line.replace(b"\0", b"")).split(BETWEEN) if word]
        if any(_LEADS_OUT.search(word) for word in words):
            return "not tried"
        status, said = _run(words, piped, work)
        assert status in {0, 1, 2}, status
        assert "Traceback" not in said
        assert {each.name for each in folder.iterdir()} == {"work"}
        return f"status {status}"

    return feed


def _no_window(options: Options) -> int:
    assert options.routine is None or options.routine.blocks
    return 0


def _run(words: Sequence[str], piped: bytes, work: Path) -> tuple[int, str]:
    output, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, chdir(work), redirect_stdout(output), redirect_stderr(errors):
        patch.setenv("RECOVERY_TIMER_DATA_DIR", "data")
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        # No window: only its options are checked.
        patch.setattr(commands, "_open_window", _no_window)
        status = commands.main(words)
        errors.flush()
    return status, errors.buffer.getvalue().decode()
