"""Which rules a run has: found and checked, how loud, with which settings."""
