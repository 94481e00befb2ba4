"""Where questions and answers go: what every command may load."""
