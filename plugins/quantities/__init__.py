"""Quantities: numbers as intervals, with their units, and which of them claim anything."""
