"""What goes together with what, and when."""
