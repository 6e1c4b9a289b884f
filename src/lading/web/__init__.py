"""The pages that people work with: a workspace, rendered on the server, readable without scripts, each view an address."""
