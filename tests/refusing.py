"""Expecting errors by the sentences that the user reads."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from recovery_timer.ports.messages import error_reason


@contextmanager
def refuses(sentence: str) -> Iterator[None]:
    """Expect an error whose sentence matches the regular expression ``sentence``."""
    with pytest.raises((OSError, ValueError)) as caught:
        yield
    assert re.search(sentence, error_reason(caught.value))
