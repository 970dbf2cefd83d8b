"""The parts of the benchmark: each measures on a stage, in so many rounds, and tells of it."""
