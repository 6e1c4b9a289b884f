"""The nouns: frozen values that every other folder turns one into the next. No I/O, no imports but errors."""
