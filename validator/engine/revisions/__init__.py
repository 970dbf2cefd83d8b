"""What is new in a draft since its earlier version."""
