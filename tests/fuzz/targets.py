"""All code that reads untrusted data, as targets.

A target's ``feed`` lets undocumented errors through; documented ones are an outcome like any other.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest

from recovery_timer import assets
from recovery_timer.adapters.single_instance.messages import Request, Response, decode, encode
from recovery_timer.app import settings as app_settings
from recovery_timer.audio.sounds import RATE_HZ, Sound
from recovery_timer.journal.typed import LineError, read_run, read_soreness
from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import FaultyTextError, NotABackupError, NotARoutineError
from recovery_timer.routine import notation
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.model import Routine
from recovery_timer.routine.timeline import expand
from recovery_timer.session.session import Session
from recovery_timer.storage import document
from recovery_timer.storage.backup.store import BackupFiles
from recovery_timer.storage.catalogue import CatalogueError, load_catalogue, load_questions
from recovery_timer.storage.checkpoint.store import CheckpointFile
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.exchange import Exchange
from recovery_timer.storage.files.paths import Folders, folders
from recovery_timer.storage.journal import exchange
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.settings import SettingsFile
from recovery_timer.storage.sound.store import LONGEST_S, OwnSoundFiles
from recovery_timer.storage.state import FavouritesInState, StateFile
from recovery_timer.storage.trash import TrashFiles
from recovery_timer.ui.text.problems import quarantine_reason
from tests.fuzz import samples
from tests.fuzz.commands import command_lines, obey
from tests.fuzz.hunt import Target
from tests.fuzz.samples import CATALOGUE

TAKEN, REFUSED, QUARANTINED, LEFT = "taken", "refused", "quarantined", "left alone"


def targets(folder: Path) -> list[Target]:
    """Return all targets; they write only to ``folder``."""

    def place(name: str) -> Path:
        made = folder / name
        made.mkdir()
        return made

    return [
        Target("document", 200, samples.documents(), _document),
        Target("text", 250, samples.texts(), _text),
        Target("exchange", 100, [*samples.documents(), *samples.texts()], _exchange),
        Target("settings", 100, samples.settings(), _settings(place("settings"))),
        Target("routine file", 60, samples.documents(), _routine_file(place("routines"))),
        Target("draft", 60, samples.drafts(place("draft samples")), _draft(place("drafts"))),
        Target("trash", 60, samples.documents(), _trash(place("trash"))),
        Target("journal", 20, [samples.journal(place("journal sample"))], _journal(place("journal"))),
        Target("history", 150, samples.histories(), _history(place("history"))),
        Target("typed entry", 560, samples.typed_entries(), _typed_entry),
        Target("catalogue", 30, list(samples.toml_files().values()), _catalogue(place("resources"))),
        Target("message", 100, [encode(wish) for wish in _wishes()], _message),
        Target("sound", 60, samples.recordings(), _sound(place("sounds"))),
        Target(
            "checkpoint", 60, [samples.checkpoint_log(place("checkpoint sample"))], _checkpoint(place("checkpoint"))
        ),
        Target("backup", 20, [samples.backup(folders(place("backup sample")))], _backup(folders(place("backups")))),
        Target("arguments", 20, command_lines(), obey(place("arguments"))),
    ]


def _wishes() -> list[Request]:
    return [
        Request(),
        Request(routine=samples.documents()[0], exit_when_done=True, mute=True, full_screen=True, voice=False),
    ]


def _use(routine: Routine) -> str:
    """Use a routine that was read, like the program."""
    assert document.decode(document.encode(routine)) == routine
    try:
        timeline = expand(routine, CATALOGUE, Gaps())
    except OutOfRangeError:
        return "too long"
    assert timeline.total_ms >= 0
    text = notation.write(routine.name, routine.blocks, CATALOGUE)
    read = notation.parse(text, CATALOGUE)
    assert (read.name, notation.write(routine.name, read.blocks, CATALOGUE)) == (routine.name, text)
    return TAKEN


def _document(data: bytes) -> str:
    try:
        routine = document.decode(data)
    except NotARoutineError as error:
        return _refused(error)
    return _use(routine)


def _refused(error: NotARoutineError) -> str:
    """Check that the message is one line, whatever the file contains."""
    assert str(error).isprintable()
    return REFUSED


def _text(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    every = notation.faults(text, CATALOGUE)
    try:
        read = notation.parse(text, CATALOGUE)
    except notation.NotationError as error:
        return _checked(error, every)
    assert not every
    return _use(Routine(id="typed", name=read.name or "Typed", blocks=read.blocks))


def _checked(error: notation.NotationError, every: Sequence[notation.Fault]) -> str:
    """Check that the error has a position, and is one of ``every`` fault."""
    assert (error.line, error.column) >= (1, 1)
    assert every
    return REFUSED


def _exchange(data: bytes) -> str:
    try:
        routine = Exchange(lambda: CATALOGUE).read_stream(BytesIO(data), "new", "../\u202e.txt").routine
    except (FaultyTextError, NotARoutineError):
        return REFUSED
    return _use(routine)


def _message(data: bytes) -> str:
    try:
        decode(data, Response)
    except ValueError:
        pass
    else:
        return TAKEN
    try:
        decode(data, Request)
    except ValueError:
        return REFUSED
    return TAKEN


def _became(quarantined: list[QuarantinedFile], folder: Path) -> str:
    """Return the outcome for a file, and check that it still exists."""
    if not quarantined:
        return TAKEN
    (found,) = quarantined
    assert "\n" not in quarantine_reason(found)
    kept = Path(found.kept_as)
    assert kept.is_file()
    assert kept.parent == folder
    kept.unlink()
    return LEFT if found.kept_as == found.file else QUARANTINED


def _settings(folder: Path) -> Callable[[bytes], str]:
    def feed(data: bytes) -> str:
        path = folder / "settings.json"
        path.write_bytes(data)
        FavouritesInState(StateFile(path))
        values, quarantined = SettingsFile(path).load()
        app_settings.read(values)
        path.write_bytes(data)
        assert all(FavouritesInState(StateFile(path)).load())
        for other in folder.glob("settings.broken-*"):
            other.unlink()
        return QUARANTINED if quarantined else TAKEN

    return feed


def _routine_file(folder: Path) -> Callable[[bytes], str]:
    def feed(data: bytes) -> str:
        (folder / "evening.json").write_bytes(data)
        files = RoutineFiles(folder)
        _, quarantined = files.load()
        files.reread()
        return _became(quarantined, folder)

    return feed


def _draft(folder: Path) -> Callable[[bytes], str]:
    name = f"{samples.ROUTINES[0].id}.json"

    def feed(data: bytes) -> str:
        (folder / name).write_bytes(data)
        _, quarantined = DraftFiles(folder).load()
        return _became(quarantined, folder)

    return feed


def _trash(folder: Path) -> Callable[[bytes], str]:
    def feed(data: bytes) -> str:
        file = folder / f"evening.{samples.DAY}.json"
        file.write_bytes(data)
        files = TrashFiles(folder)
        found = files.load()
        assert file.read_bytes() == data
        return TAKEN if found else LEFT

    return feed


def _journal(folder: Path) -> Callable[[bytes], str]:
    record = samples.records()[0]

    def feed(data: bytes) -> str:
        for left in folder.iterdir():
            left.unlink()
        path = folder / "journal.sqlite3"
        path.write_bytes(data)
        reported: list[QuarantinedFile] = []
        journal = JournalDatabase(path, reported.append)
        journal.latest(10)
        journal.last_used()
        try:
            journal.write(record)
        except OSError:
            return REFUSED
        return QUARANTINED if any(each.file != each.kept_as for each in reported) else TAKEN

    return feed


def _history(folder: Path) -> Callable[[bytes], str]:
    """A file of history: whatever is taken, the journal can keep and give back."""

    def feed(data: bytes) -> str:
        try:
            found = exchange.read(data)
        except exchange.NotHistoryError as error:
            assert error.line >= 1  # noqa: PT017 - refusing is fine, too
            return REFUSED
        assert found == exchange.read(b"".join(exchange.as_json_lines(*found)) or b"row,id,at\n")
        path = folder / "journal.sqlite3"
        journal = JournalDatabase(path, pytest.fail)  # type: ignore[arg-type]  # any report fails
        for record in found.records[:2]:
            journal.write(record)
        for entry in found.entries[:5]:
            journal.write_entry(entry)
        assert {entry.id for entry in found.entries[:5]} == {entry.id for entry in journal.entries()}
        for left in folder.iterdir():
            left.unlink()
        return TAKEN

    return feed


def _typed_entry(data: bytes) -> str:
    line, outcome = data.decode("utf-8", "replace"), REFUSED
    for read in (read_run, read_soreness):
        try:
            entry = read(line, "entry", samples.STARTED)
        except LineError as error:
            assert 0 <= error.start <= error.start + error.length <= len(line)  # noqa: PT017 - as above
        else:
            assert entry.at <= samples.STARTED
            outcome = TAKEN
    return outcome


def _catalogue(folder: Path) -> Callable[[bytes], str]:
    """The shipped files may be edited, or half installed."""
    shipped = samples.toml_files()
    (folder / "catalogue").mkdir()

    def feed(data: bytes) -> str:
        # The file that it was made from, or the most similar one.
        like = next((name for name, text in shipped.items() if text[:60] == data[:60]), "stretch.toml")
        for name, text in shipped.items():
            (folder / "catalogue" / name).write_bytes(data if name == like else text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(assets, "root", lambda: folder)
            try:
                load_catalogue()
                load_questions()
            except CatalogueError:
                return REFUSED
        return TAKEN

    return feed


def _sound(folder: Path) -> Callable[[bytes], str]:
    def feed(data: bytes) -> str:
        (folder / "tick.wav").write_bytes(data)
        files = OwnSoundFiles(folder)
        try:
            heard = files.read(str(folder / "tick.wav"))
        except ValueError:
            pass
        else:
            assert len(heard) <= LONGEST_S * RATE_HZ + 1
        _, broken = files.load([Sound.TICK, Sound.HALF])
        return _became(list(broken.values()), folder)

    return feed


def _checkpoint(folder: Path) -> Callable[[bytes], str]:
    def feed(data: bytes) -> str:
        path = folder / "session"
        path.write_bytes(data)
        found, quarantined = CheckpointFile(path).load()
        if found is not None:
            # As the offer to resume shows it, and as the session is resumed.
            assert found.checkpoint.segment in found.checkpoint.timeline.segments
            session = Session(found.checkpoint.timeline)
            session.restore(found.checkpoint.progress, 0)
            session.advance(5_000)
        return _became(quarantined, folder)

    return feed


def _backup(places: Folders) -> Callable[[bytes], str]:
    places.backups.mkdir()

    def feed(data: bytes) -> str:
        before = {path for path in places.data.rglob("*") if "journal" not in path.name}
        file = places.backups / f"{samples.DAY}.zip"
        file.write_bytes(data)
        backups = BackupFiles(places)
        backups.load()
        try:
            backups.read(str(samples.DAY))
            backups.add_missing_sessions(str(samples.DAY))
        except (NotABackupError, OSError):
            return REFUSED
        finally:
            assert {path for path in places.data.rglob("*") if "journal" not in path.name} - before <= {file}
            places.journal.unlink(missing_ok=True)
        return TAKEN

    return feed
