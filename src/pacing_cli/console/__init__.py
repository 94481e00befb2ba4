"""Questions and answers: modules that every command may load."""
