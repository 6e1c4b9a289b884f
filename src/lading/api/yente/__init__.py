"""The paths of yente's API, so that its clients may ask Lading instead."""
