"""Claims: what a draft says that could be checked, and who stands behind it.

Pure functions on documents and spans. `counting` is all that `check` pays for; `reading` makes the
sheet of a draft, `identity` gives claims names that last, `linking` says which of them disagree.
"""
