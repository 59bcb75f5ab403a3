"""The whole window on fakes, shared with the tests of the screens."""

from tests.ui.conftest import is_styled, plain_app, run_app, running

__all__ = ["is_styled", "plain_app", "run_app", "running"]
