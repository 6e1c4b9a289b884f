"""The workspace for assistants: screen, explain and search over the Model Context Protocol, read-only, quotes in the answers."""
