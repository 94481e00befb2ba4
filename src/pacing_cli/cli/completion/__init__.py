"""What the Tab key offers, without loading the program."""
