"""A server for editors: what `check` says of a draft, as it is typed."""
