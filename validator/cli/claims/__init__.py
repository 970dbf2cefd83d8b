"""newslint claims: the sheet that a fact-checker works from, in each of its formats."""
