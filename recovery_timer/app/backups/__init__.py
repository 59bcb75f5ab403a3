"""Daily backups, and restoring from them."""

from recovery_timer.app.backups.daily import DailyBackup
from recovery_timer.app.backups.restore import BackedUpRoutine, BackupState, Restore, Restored

__all__ = [
    "BackedUpRoutine",
    "BackupState",
    "DailyBackup",
    "Restore",
    "Restored",
]
