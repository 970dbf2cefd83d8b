"""A page on one's own machine, on which copy is pasted and checked."""
