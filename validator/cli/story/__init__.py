"""newslint story: the figures of a story over its drafts, in each of its formats."""
