"""The journal: what a runner did and how the legs felt, and what follows from that.

Pure values and functions. `moments` defines how days and hours are counted, `entries` has the values, `summary`
condenses a session; the other modules derive something from these: totals, curves of soreness, what is worth saying
now.
"""
