"""The very first start: the program introduces itself once."""

from recovery_timer.ports import HintStore, SaveKey, SaveKind, Saver

_WELCOME = "welcome"
_EARLIER = "sound check"
"""What earlier versions showed at the first start instead."""


class FirstStart:
    """Knows whether the program has introduced itself."""

    def __init__(self, hints: HintStore, saver: Saver) -> None:
        self._hints = hints
        self._saver = saver

    @property
    def is_now(self) -> bool:
        """Whether the user has yet to be welcomed."""
        return not any(map(self._hints.was_shown, (_WELCOME, _EARLIER)))

    def over(self) -> None:
        """Remember that the user has been welcomed."""
        if self.is_now:
            self._saver.submit(SaveKey(SaveKind.HINT), lambda: self._hints.mark_shown(_WELCOME))
