"""Documents to claims: who says that who supplied what to whom, in whose exact words."""
