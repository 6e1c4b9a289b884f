"""The workspace as pages for people: made on the server, readable without JavaScript."""
