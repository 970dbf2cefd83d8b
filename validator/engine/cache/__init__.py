"""What runs before have made, kept for those to come."""
