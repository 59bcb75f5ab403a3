"""The guided session: what to do now, on which side, for how long, what comes next."""
