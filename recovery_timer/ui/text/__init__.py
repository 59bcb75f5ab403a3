"""Every sentence that the window shows of a value."""
