"""The program for the tests of the builder."""

from collections.abc import Callable

import pytest

from tests.running_app import RunningApp


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program without its first screen: the builder is all that is made."""
    return run_app(at_home=False)
