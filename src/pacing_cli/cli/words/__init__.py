"""The shorthand: one grammar and one parser for arguments, options, files and answers."""
