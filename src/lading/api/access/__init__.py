"""Who may ask what, and how much of it. Laid over pages and paths alike."""
