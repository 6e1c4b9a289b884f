"""Libraries that only some formats need: imported where they are used, missed with the command that installs them."""

import importlib
from types import ModuleType

from lading.errors import DocumentError

INSTALL = "pip install 'lading[documents]'"


def need_library(module: str, *, kind: str, name: str) -> ModuleType:
    """A module of the extra `documents`.

    Raises:
        DocumentError: where it is not installed, with the command that installs it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = f"is {kind}, and the library that reads it, {module}, is not installed"
        raise DocumentError(message, where=name, remedy=f"run {INSTALL}") from error
