"""One window for each data folder: a later start hands what it was asked for to the first, and ends.

Who holds the lock is the first; the system lets the lock go whatever becomes of its holder, so a crash leaves nothing
in the way. The first listens at a local socket once its window is there. A later start says in one line what it wishes,
and gets an answer in one line; where it waits for the end of a routine, it gets a second one.
"""

from recovery_timer.adapters.single_instance.client import NoResponseError, acquire_or_forward
from recovery_timer.adapters.single_instance.lock import InstanceLock, InstancePaths, instance_paths
from recovery_timer.adapters.single_instance.messages import Request, Response, is_token
from recovery_timer.adapters.single_instance.server import Reply, Server

__all__ = [
    "InstanceLock",
    "InstancePaths",
    "NoResponseError",
    "Reply",
    "Request",
    "Response",
    "Server",
    "acquire_or_forward",
    "instance_paths",
    "is_token",
]
