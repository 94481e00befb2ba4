"""Release: every sentence of the program as one catalogue, and the program in another language."""
