"""The rule language: parse, check, plan, evaluate. Pure functions; no plugins, no files."""
