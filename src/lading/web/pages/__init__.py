"""One screen a module: what it shows, gathered from the workspace and handed to its template."""
