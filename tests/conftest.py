"""What holds for every test."""

from hypothesis import settings

# No test may fail because a machine is slow.
settings.register_profile("lading", deadline=None)
settings.load_profile("lading")
