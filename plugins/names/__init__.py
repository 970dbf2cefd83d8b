"""Names of people, bodies and places."""
