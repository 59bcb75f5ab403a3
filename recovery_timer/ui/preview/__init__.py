"""What a routine takes, shown before it is started: its steps, what they need, and what to take care of."""
