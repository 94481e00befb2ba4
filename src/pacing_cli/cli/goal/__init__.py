"""Goals at the keyboard: added, rated, listed, written."""
