"""Rule files as they are written: their text, its tree, and back."""
