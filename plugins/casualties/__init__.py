"""Casualties: figures of people who came to harm, and when two of them disagree."""
