"""The ports, made of what the machine has: its clocks, Qt's timer and sound, the desktop's screen lock."""
