"""What editors decided to leave out of a report: directives, waivers, a baseline."""
