"""Bytes → Document: text, HTML and tables in any encoding, cut into blocks and sentences that lose no character."""
