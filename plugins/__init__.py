"""The built-in checkers: plugins with no special rights."""
