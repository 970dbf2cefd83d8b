"""The grammar of the rule language."""
