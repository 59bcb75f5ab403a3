"""The guided session: what to do now, on which side, for how long, and what comes next."""
