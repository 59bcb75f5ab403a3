"""One window per data folder: a later start forwards its request to the first, and exits.

The holder of the lock is the first; the system releases the lock however its holder ends, so a crash leaves nothing in
the way. The first listens on a local socket once its window is open. A later start sends its request in one line and
gets a response in one line, and a second one if it waits for the end of a routine.

`messages` and `server` are not imported here: the first start, which has nothing to send, shows its window sooner.
"""

from recovery_timer.adapters.single_instance.client import NoResponseError, acquire_or_forward
from recovery_timer.adapters.single_instance.lock import InstanceLock, InstancePaths, instance_paths

__all__ = [
    "InstanceLock",
    "InstancePaths",
    "NoResponseError",
    "acquire_or_forward",
    "instance_paths",
]
