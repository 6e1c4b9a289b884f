"""What holds for every test."""

from hypothesis import settings

from tests.postgres_server import postgres

__all__ = ["postgres"]

# No test may fail because a machine is slow.
settings.register_profile("lading", deadline=None)
settings.load_profile("lading")
