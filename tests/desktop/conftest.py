"""The whole window on stand-ins, as the tests of the screens have it."""

from tests.ui.conftest import is_styled, plain_app, run_app, running

__all__ = ["is_styled", "plain_app", "run_app", "running"]
