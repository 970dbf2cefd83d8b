"""Attributions: who is said to have said what, and how."""
