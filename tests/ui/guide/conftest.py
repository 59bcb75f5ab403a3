"""The program for the tests of the guided session."""

from collections.abc import Callable

import pytest

from tests.running_app import RunningApp


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program without its first screen: a session takes the whole window."""
    return run_app(at_home=False)
