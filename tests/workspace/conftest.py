"""The example case, as the tests of the pages have it."""

from tests.web.conftest import case, own

__all__ = ["case", "own"]
