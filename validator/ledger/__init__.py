"""The ledger: the claims that a newsroom has published, and what people decided about them.

One SQLite file. `database` opens it and says every fault of it in a sentence, `recording` puts
drafts and marks in, `looking` finds them again. Nothing is ever taken out.
"""
