"""Tables of one's own: which column is what."""
