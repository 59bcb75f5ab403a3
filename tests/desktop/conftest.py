"""The whole window on stand-ins, as the tests of the screens have it."""

from tests.ui.conftest import desk, make_desk, usual_dress

__all__ = ["desk", "make_desk", "usual_dress"]
