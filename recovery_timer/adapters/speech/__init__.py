"""Speech, rendered to sound by the synthesizers of the machine.

`synthesizers` is the table of the programs that are known; `rendering` runs them, ahead of time and on a thread of its
own. What they made is played like every other sound: see `adapters.sound`.
"""
