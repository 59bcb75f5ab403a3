"""Python's cyclic garbage, collected in Qt's thread only, between two events.

By itself, Python collects in whichever thread happens to make a collection due. If there is a QObject in the garbage,
that thread runs its destructor, while a QObject may only be destroyed in the thread it lives in: a socket notifier
destroyed elsewhere stays registered, and the event loop spins on its dead socket for ever.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher


def collect_between_events() -> None:
    """From now on, collect garbage in this thread, whenever its event loop is about to wait.

    Existing objects are expected to last: they are not examined again, which would block the window for tens of ms.
    Needs a QCoreApplication. As long as no event loop runs, nothing is collected.
    """
    gc.disable()
    gc.freeze()
    QAbstractEventDispatcher.instance().aboutToBlock.connect(collect_if_due)


def collect_if_due() -> None:
    """Collect the oldest generation that has exceeded its threshold, as Python would have done by itself."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in reversed(range(len(counts))):
        # A threshold of 0 means never.
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return
