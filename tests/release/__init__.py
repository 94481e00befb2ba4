"""The catalogue of sentences, and the program in another language."""
