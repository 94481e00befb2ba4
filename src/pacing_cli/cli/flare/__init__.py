"""What is written beforehand for harder days."""
