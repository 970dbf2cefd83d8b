"""newslint rules: what a standards editor does with rules."""
