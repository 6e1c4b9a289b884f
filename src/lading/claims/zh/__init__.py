"""The reader of Chinese, in either script: names by list, suffix and title; verbs by lexicon; arguments by preposition."""
