"""The real parts as fixtures. If a machine lacks one, its tests are skipped, naming the package to install."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.screen import VirtualScreen, screen_of_its_own
from tests.real.session_bus import SessionBus, session_bus_of_its_own
from tests.real.sound_server import SoundServer, sound_server_of_its_own


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test under tests/real for selection with ``-m real`` and ``-m "not real"``."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.real)


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualScreen]:
    """An X display for the tests, with a window manager."""
    with screen_of_its_own(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture(scope="session")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """A sound server for the tests, whose output can be recorded."""
    with sound_server_of_its_own(tmp_path_factory.mktemp("sound")) as server:
        yield server


@pytest.fixture(scope="session")
def session_bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SessionBus]:
    """A D-Bus session bus for the tests."""
    with session_bus_of_its_own(tmp_path_factory.mktemp("bus")) as bus:
        yield bus
