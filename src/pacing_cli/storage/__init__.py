"""The journal and the settings. The only package that opens the person's files."""
