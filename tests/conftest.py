"""What holds for every test."""

import signal

from hypothesis import settings

from tests.postgres_server import postgres

__all__ = ["postgres"]

# No test may fail because a machine is slow.
settings.register_profile("lading", deadline=None)
settings.load_profile("lading")

# A shell that starts the tests in the background has them ignore Ctrl-C, and all that they start: tests of it would wait in vain.
signal.signal(signal.SIGINT, signal.default_int_handler)
