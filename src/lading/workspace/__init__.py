"""A store → what a server shows of it: lists, documents, claims, the answer of a day, and what people decide."""
