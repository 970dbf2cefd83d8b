"""What a newsroom says of its runs: read, judged and found."""
