"""A small encoder, trained for Lading, that reads who does what to whom in English, Russian and Chinese."""
