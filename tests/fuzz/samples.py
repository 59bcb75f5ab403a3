"""The real data from which hostile inputs are made: shipped files, and files written by the program."""

import random
import struct
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec import json
from msgspec.structs import replace

from recovery_timer import assets
from recovery_timer.app.settings import Settings
from recovery_timer.journal.entries import Elsewhere, Level, Logged, Note, Run, Sign, Soreness
from recovery_timer.ports import SavedDraft, TypedText
from recovery_timer.routine import notation
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Sketch
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import expand
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Cues, Outcome, Record
from recovery_timer.session.session import Session
from recovery_timer.storage import document
from recovery_timer.storage.backup.store import BackupFiles
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
from recovery_timer.storage.checkpoint.store import CheckpointFile
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.files.paths import Folders
from recovery_timer.storage.journal import exchange
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.settings import SettingsFile
from recovery_timer.storage.state import StateFile

CATALOGUE = load_catalogue()
ROUTINES = load_builtin_routines()
STARTED = datetime(2026, 5, 1, 19, 30, tzinfo=UTC)
DAY = date(2026, 5, 1)

TYPED = """\
# Evening legs
3x30s hamstring stretch L/R, rest 10s
foam roll quads 1:30 each side
- 2 × 0:45 calf stretch left   # slowly
10 reps walking lunges L/R, one side first, switch 0s
30s calf stretch as "My \\"own\\" stretch", "Lean on a wall.\\nBreathe."
contrast 4:00 warm / 1:00 cold x4, end cold, position wait
shower for 20 min, hot 2:00 / cold 1m30, start cold, transfer 5s
legs up the wall 5 min
repeat 2, rest 20s:
    20s hip flexor stretch L/R
    1:00 foam roll calves
"""


def documents() -> list[bytes]:
    """Routines as JSON."""
    return [document.encode(routine) for routine in ROUTINES]


def texts() -> list[bytes]:
    """Routines as text, typed by a person and written by the program."""
    help_page = assets.read_bytes("help/en/notation.md")
    written = [notation.write(each.name, each.blocks, CATALOGUE).encode() for each in ROUTINES]
    return [TYPED.encode(), help_page, *help_page.split(b"\n\n"), *written]


def toml_files() -> dict[str, bytes]:
    """The catalogue's files, by their names."""
    return {path.name: path.read_bytes() for path in sorted(assets.path("catalogue").glob("*.toml"))}


def settings() -> list[bytes]:
    """The files of settings and of state."""
    state = {"window": "AdnQywADAAA=", "favourites": [ROUTINES[0].id, "gone"], "offered": ["notation"]}
    return [json.encode(Settings()), json.format(json.encode(Settings()), indent=2), json.encode(state)]


def drafts(folder: Path) -> list[bytes]:
    """Drafts with unsaved edits."""
    store = DraftFiles(folder)
    for routine in ROUTINES[:4]:
        sketch = Sketch(name=routine.name, blocks=routine.blocks)
        typed = TypedText(TYPED, is_read=False)
        store.save(SavedDraft(routine_id=routine.id, sketch=sketch, base=routine, typed=typed))
    return [path.read_bytes() for path in sorted(folder.iterdir())]


def records() -> list[Record]:
    """Sessions of each built-in routine, with a pause, a skip and 15 s more; broken off after a while."""
    return [_record(number, routine) for number, routine in enumerate(ROUTINES[:4])]


def _record(number: int, routine: Routine) -> Record:
    session = Session(expand(routine, CATALOGUE, Gaps()))
    session.start(0)
    session.advance(20_000)
    session.pause(21_000)
    session.resume(25_000)
    session.extend(26_000)
    session.next(30_000)
    session.end(40_000)
    return Record(
        id=f"session-{number}",
        routine_id=routine.id,
        routine_name=routine.name,
        started=STARTED + timedelta(days=number),
        ended=STARTED + timedelta(days=number, minutes=1),
        outcome=Outcome.BROKEN_OFF,
        session_ms=session.session_ms,
        visits=session.visits,
        pauses=session.pauses,
        cues=Cues(due=20, on_time=19, worst_ms=14) if number % 2 else None,
    )


def histories() -> list[bytes]:
    """The history as CSV and as JSON Lines."""
    logged: list[Logged] = [
        Run(id="run", at=STARTED, distance_m=10_000, duration_s=3_000, hard=True, note="Hills"),
        Soreness(id="sore", at=STARTED, levels=(Level(Muscle.CALVES, 4, "left"), Level(Muscle.QUADS, 7))),
        Soreness(id="swollen", at=STARTED, signs=frozenset(Sign)),
        Note(id="note", at=STARTED, text="Tight on the stairs", session="session-0"),
        Elsewhere(id="yoga", at=STARTED, what="Yoga class", duration_s=2_700, muscles=(Muscle.GLUTES,)),
    ]
    short = [replace(record, visits=record.visits[:3]) for record in records()[:2]]
    return [b"".join(write(short, logged)) for write in (exchange.as_csv, exchange.as_json_lines)]


def typed_entries() -> list[bytes]:
    """Runs and soreness, each typed in a line."""
    return [
        *(b"10 km easy yesterday 18:30", b"half marathon in 1:52:10, hard, sunday at 9", b"5 miles 2 hours ago"),
        *(b'12,5 km for 95 min "with Kim" 2026-04-30 6:05 pm', b"calves 4 left", b"hip flexors mild yesterday 21:00"),
        *(b"quads 8/10 both sides, pain, swollen", b"bruised"),
    ]


def journal(folder: Path) -> bytes:
    """A database of sessions."""
    path = folder / "journal.sqlite3"
    database = JournalDatabase(path, lambda _: None)
    for record in records():
        database.write(record)
    return path.read_bytes()


def recordings() -> list[bytes]:
    """Sounds: the shortest that ship, and short ones of other widths, rates and channels."""
    own = sorted((path.read_bytes() for path in assets.path("sounds").glob("*.wav")), key=len)[:2]
    kinds = [(1, 8_000, 8), (2, 44_100, 16), (1, 96_000, 24), (2, 48_000, 32)]
    return [*own, *(_recording(*kind) for kind in kinds)]


def _recording(channels: int, rate_hz: int, bits: int) -> bytes:
    width = bits // 8
    wave = random.Random(bits).randbytes(2_000 * width * channels)
    head = struct.pack("<HHIIHH", 1, channels, rate_hz, rate_hz * width * channels, width * channels, bits)
    body = b"WAVEfmt " + struct.pack("<I", len(head)) + head + b"data" + struct.pack("<I", len(wave)) + wave
    return b"RIFF" + struct.pack("<I", len(body)) + body


def checkpoint_log(folder: Path) -> bytes:
    """A checkpoint file: its beginning, and some more lines."""
    path = folder / "session"
    file = CheckpointFile(path)
    timeline = expand(ROUTINES[0], CATALOGUE, Gaps())
    session = Session(timeline)
    session.start(0)
    for now in range(5_000, 120_000, 5_000):
        session.advance(now)
        progress = session.progress(now)
        assert progress is not None
        file.keep(
            Checkpoint(
                session_id="s",
                routine_id=ROUTINES[0].id,
                started=STARTED,
                kept=STARTED + timedelta(milliseconds=now),
                half=True,
                timeline=timeline,
                progress=progress,
            )
        )
    return path.read_bytes()


def backup(places: Folders) -> bytes:
    """A backup of routines, settings, favourites and sessions."""
    for routine in ROUTINES[:3]:
        RoutineFiles(places.routines).save(routine)
    SettingsFile(places.settings_file).save({"volume": 50})
    StateFile(places.state_file).save({"favourites": [ROUTINES[0].id]})
    database = JournalDatabase(places.journal, lambda _: None)
    for record in records():
        database.write(record)
    BackupFiles(places).make(DAY)
    (made,) = places.backups.iterdir()
    return made.read_bytes()
