from pathlib import Path

import pytest

from recovery_timer.ports import QuarantinedFile
from recovery_timer.storage.journal.store import JournalFiles


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def reported() -> list[QuarantinedFile]:
    return []


@pytest.fixture
def journal(path: Path, reported: list[QuarantinedFile]) -> JournalFiles:
    return JournalFiles(path, reported.append)
