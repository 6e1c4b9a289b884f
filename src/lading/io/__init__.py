"""All side effects on files: finding and reading what is given, writing what is answered."""
