"""The command line: arguments in, one call of the engine, text and an exit code out."""
