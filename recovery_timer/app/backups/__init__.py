"""Daily backups, restoring from them, and copies of everything."""

from recovery_timer.app.backups.daily import DailyBackup
from recovery_timer.app.backups.everything import Everything
from recovery_timer.app.backups.restore import BackedUpRoutine, BackupState, Restore, Restored

__all__ = [
    "BackedUpRoutine",
    "BackupState",
    "DailyBackup",
    "Everything",
    "Restore",
    "Restored",
]
