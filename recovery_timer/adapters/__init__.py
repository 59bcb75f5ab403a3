"""The ports implemented on the real machine: its clocks, Qt's timer and sound, the desktop's screen lock."""
