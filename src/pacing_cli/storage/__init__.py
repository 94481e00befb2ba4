"""The journal and the settings, behind nouns. The only room that touches the person's files."""
