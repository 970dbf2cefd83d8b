"""What a desk has in its folder: files, and a pack of its own."""

from pathlib import Path


def write(path: str, text: str = "") -> str:
    """Writes a file as it stands, with the folders above it; returns its path."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="")
    return path


HOUSE = """
pack house "Of the house."

rule shout {
  title    "No shouting"
  setting  words = 1
  find     "shock" as word
  where    words = 1
  message  "“{word}” shouts"
  good     "He spoke."
  bad      "It was a shock." flags "shock"
}
"""
