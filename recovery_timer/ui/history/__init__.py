"""The history: what was done, and how the legs felt."""
