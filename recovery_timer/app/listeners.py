"""Telling others that something happened: a list of plain callables."""

from collections.abc import Callable
from typing import Generic, TypeVar

Told = TypeVar("Told")


class Listeners(Generic[Told]):
    """Those who want to be told; each is called with what happened, in the order in which they came."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._callables: list[Callable[[Told], None]] = []

    def add(self, told: Callable[[Told], None]) -> Callable[[], None]:
        """Call ``told`` from now on; return what ends that."""
        self._callables.append(told)
        return lambda: self._callables.remove(told)

    def tell(self, what: Told) -> None:
        """Call everybody who listens."""
        for told in tuple(self._callables):
            told(what)
