"""A language model as a reader of claims: asked about numbered sentences, believed only where its words are in the text."""
