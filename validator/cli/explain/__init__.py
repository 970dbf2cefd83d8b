"""newslint explain: a rule and its reasons, or why the rules say what they say of some words."""
