"""The inventory at the keyboard: its words, options, pages."""
