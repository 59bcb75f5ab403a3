"""What a runner did and how the legs felt: the entries of the journal, and what follows from them.

Pure values and functions. `moments` says how days and hours are counted; `entries` has the values, `summary` what a
session comes to; the other modules work out something from them: totals, curves of soreness, what is worth saying now.
"""
