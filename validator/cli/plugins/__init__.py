"""newslint plugins: which there are, whether they are sound, and a new one."""
