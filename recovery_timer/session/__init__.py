"""One playing of a timeline: the state machine, its events and cues, and the record that it leaves."""
