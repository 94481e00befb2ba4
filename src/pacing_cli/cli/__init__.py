"""At the keyboard: options in, one use case called, a page shown."""
